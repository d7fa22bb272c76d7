"""What becomes of a text on its way through Telegram: parsed, cleaned, trimmed, with links and commands found in it."""

import re
from typing import Any

from sandbox import html
from sandbox.errors import bad_request
from sandbox.html import Entity, utf16

FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]»])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w@/])(?P<mention>@[A-Za-z]\w{3,31})(?!\w)"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?<![\w/<])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?)(?![\w/])"
    r"|(?<![\w/.])(?P<domain>(?:[a-z0-9-]+\.)+(?:ru|com|org|net|me|рф)(?:/[^\s<>\"]*)?)(?![\w@])"
)
# Telegram finds these itself and ignores the bot's word for them.
FOUND_BY_TELEGRAM = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
ENTITIES = FOUND_BY_TELEGRAM | set(html.KINDS.values()) | {"expandable_blockquote", "text_mention"}
NEEDED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}
HINT = re.compile(r"[/@#.]")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def detect(text: str, known: list[Entity]) -> list[Entity]:
    """Adds links, mentions, hashtags and commands that Telegram marks by itself, but not inside code or a link."""
    if not HINT.search(text):
        return known
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in known
        if e["type"] in {"code", "pre", "text_link", "text_mention"}
    ]
    found = []
    for hit in FOUND.finditer(text):
        offset, length = utf16(text[: hit.start()]), utf16(hit.group())
        if any(start < offset + length and offset < end for start, end in taken):
            continue
        kind = "url" if hit.lastgroup == "domain" else str(hit.lastgroup)
        found.append({"type": kind, "offset": offset, "length": length})
    return html.arrange(known + found) if found else known


def clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without control characters and the white space around; entities move and shrink with it."""
    if CONTROL.search(text):
        text = CONTROL.sub(" ", text.replace("\r", "") if not entities else text)
    left = text.lstrip(" \n")
    cut = utf16(text) - utf16(left) if len(left) != len(text) else 0
    text = left.rstrip(" \n")
    end = utf16(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def formatted(source: str, parse_mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities of a parameter as Telegram stores them. Raises `Refused`."""
    try:
        source.encode()
    except UnicodeEncodeError:
        raise bad_request("text must be encoded in UTF-8") from None
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, marks = html.parse(source)
    elif mode in {"markdown", "markdownv2"}:
        raise bad_request(f"parse_mode {parse_mode} is not part of the sandbox")
    elif mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    else:
        text, marks = source, _given(source, entities or [])
    text, marks = clean(text, marks)
    return text, detect(text, marks)


def _given(text: str, entities: list[dict[str, Any]]) -> list[Entity]:
    size = utf16(text)
    for entity in entities:
        offset, length = entity["offset"], entity["length"]
        if entity["type"] not in ENTITIES:
            raise bad_request("can't parse MessageEntity: Unsupported type specified")
        if offset < 0 or length < 0:
            which = f"offset {offset}" if offset < 0 else f"length {length}"
            raise bad_request(f"receive an entity with incorrect {which}")
        if offset > size:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        needed = NEEDED.get(entity["type"])
        if needed and needed not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    return html.arrange([e for e in entities if e["type"] not in FOUND_BY_TELEGRAM and e["length"]])
