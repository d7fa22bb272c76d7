"""A stored screen as Telegram's message: which method sends or edits it, with its picture or file."""

import logging
from dataclasses import dataclass
from typing import Any

from bot.artist import Artist
from bot.calls import Call, Calls
from bot.logs import where
from bot.session import Lost, NotSent, Refusal
from bot.texts import Html, plain

log = logging.getLogger(__name__)
# What Telegram says when a message cannot be edited any more: the screen is sent anew.
_CANNOT_EDIT = (
    "message to edit not found", "can't be edited", "no text in the message", "no media in the message",
    "message_id_invalid",
)  # fmt: skip
_STALE_FILE = ("wrong file identifier", "wrong remote file", "file_reference")
TEXT, PICTURE, DOCUMENT = "text", "picture", "document"
_BY_ID = {PICTURE: ("sendPhoto", "photo"), DOCUMENT: ("sendDocument", "document")}


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in a chat: its number, its kind, and the picture (key, id at Telegram) that was uploaded with it."""

    message: str
    kind: str
    picture: tuple[str, str] | None = None


class Messages:
    def __init__(self, calls: Calls, artist: Artist) -> None:
        self._calls = calls
        self._artist = artist

    async def send(self, address: str, screen: dict[str, Any], call: Call) -> Posted:
        """A new message. Raises what `call` raises."""
        body: dict[str, Any] = {"chat_id": int(address), **_keyboard(screen)}
        if "attached" in screen:
            kind = screen["attached"]["kind"]
            method, field = _BY_ID[kind]
            answer = await call(method, body | _words("caption", screen) | {field: screen["attached"]["file"]})
            return Posted(str(answer["message_id"]), kind)
        if "picture" in screen:
            return await self._send_picture(address, screen, body, call)
        if "document" in screen:
            upload = await self._artist.document(screen["document"])
            await self._hint(address, "upload_document")
            body |= _words("caption", screen) | {"document": "attach://file"}
            answer = await call("sendDocument", body, files={"file": upload})
            return Posted(str(answer["message_id"]), DOCUMENT)
        answer = await call("sendMessage", body | _words("text", screen))
        return Posted(str(answer["message_id"]), TEXT)

    async def edit(self, address: str, old: Posted, screen: dict[str, Any], call: Call) -> Posted | None:
        """None when the message cannot become this screen, which must be sent then. Raises what `call` raises."""
        body = {"chat_id": int(address), "message_id": int(old.message), **_keyboard(screen)}
        # A file may become a picture: it is taken back, and must not stay.
        if old.kind != kind_of(screen) and not (old.kind == DOCUMENT and "picture" in screen):
            return None
        try:
            if old.kind == TEXT:
                await call("editMessageText", body | _words("text", screen))
                return old
            if "attached" in screen:
                await call("editMessageCaption", body | _words("caption", screen))
                return old
            return await self._edit_media(old, screen, body, call)
        except Refusal as refusal:
            if "is not modified" in refusal.description:
                return old
            if says(refusal, _CANNOT_EDIT):
                return None
            raise

    async def take_keyboard(self, address: str, message: str) -> None:
        body = {"chat_id": int(address), "message_id": int(message)}
        try:
            await self._calls.sure("editMessageReplyMarkup", body)
        except Refusal as refusal:
            log.debug("an old keyboard stays: %s", refusal)

    async def say_plainly(self, address: str, screen: dict[str, Any]) -> None:
        """Telegram refused the screen, which is a defect of ours: its words alone are better than silence."""
        body = {"chat_id": int(address), "text": plain(Html(screen["text"]))}
        try:
            await self._calls.sure("sendMessage", body, to=address)
        except Refusal as refusal:
            log.error("its words were refused too: %s", refusal)  # noqa: TRY400 - Telegram's words say it all

    async def _send_picture(self, address: str, screen: dict[str, Any], body: dict[str, Any], call: Call) -> Posted:
        async def send(photo: str, **files: Any) -> Any:
            return await call("sendPhoto", body | _words("caption", screen) | {"photo": photo}, **files)

        key, file_id = await self._artist.known(screen["picture"])
        if file_id is None:
            await self._hint(address, "upload_photo")
        answer = await self._with_picture(screen, file_id, send)
        if answer is None:
            answer = await call("sendMessage", body | _words("text", screen))
            return Posted(str(answer["message_id"]), TEXT)
        return Posted(str(answer["message_id"]), PICTURE, _picture(key, file_id, answer))

    async def _edit_media(
        self, old: Posted, screen: dict[str, Any], body: dict[str, Any], call: Call
    ) -> Posted | None:  # fmt: skip
        async def edit(media: str, **files: Any) -> Any:
            kind = "photo" if "picture" in screen else "document"
            shown = {"type": kind, "media": media, **_words("caption", screen)}
            return await call("editMessageMedia", body | {"media": shown}, **files)

        if "document" in screen:
            await edit("attach://file", files={"file": await self._artist.document(screen["document"])})
            return old
        key, file_id = await self._artist.known(screen["picture"])
        answer = await self._with_picture(screen, file_id, edit)
        return None if answer is None else Posted(old.message, PICTURE, _picture(key, file_id, answer))

    async def _with_picture(self, screen: dict[str, Any], file_id: str | None, call: Call) -> Any:
        """What Telegram answered; None when the picture cannot be drawn: the words matter more."""
        if file_id is not None:
            try:
                return await call(file_id)
            except Refusal as refusal:
                if not says(refusal, _STALE_FILE):
                    raise
        try:
            upload = await self._artist.picture(screen["picture"])
        except Exception as error:
            log.error("%s was not drawn: %s", screen["picture"]["template"], where(error))  # noqa: TRY400 - no names
            return None
        return await call("attach://file", files={"file": upload})

    async def _hint(self, address: str, action: str) -> None:
        try:
            await self._calls.quick("sendChatAction", {"chat_id": int(address), "action": action})
        except (Refusal, NotSent, Lost):
            return


def kind_of(screen: dict[str, Any]) -> str:
    if "attached" in screen:
        kind: str = screen["attached"]["kind"]
        return kind
    return next((kind for kind in (PICTURE, DOCUMENT) if kind in screen), TEXT)


def says(refusal: Refusal, words: tuple[str, ...]) -> bool:
    said = refusal.description.lower()
    return any(word in said for word in words)


def _picture(key: str, known: str | None, answer: dict[str, Any]) -> tuple[str, str] | None:
    """What is to be remembered of a picture: nothing when it went by the id we knew."""
    file_id: str = answer["photo"][-1]["file_id"]
    return None if file_id == known else (key, file_id)


def _words(name: str, screen: dict[str, Any]) -> dict[str, Any]:
    words: dict[str, Any] = {name: screen["text"], "parse_mode": "HTML"}
    if name == "text":
        words["link_preview_options"] = {"is_disabled": True}
    return words


def _keyboard(screen: dict[str, Any]) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": screen["keyboard"]}} if screen.get("keyboard") else {}
