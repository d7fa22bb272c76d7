"""Formatted text as Telegram reads it: HTML to plain text and entities, with Telegram's refusals.

Offsets and lengths of entities are UTF-16 code units, offsets in refusals bytes of the source, as Telegram counts.
"""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import bad_request

Entity = dict[str, Any]

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
# Telegram knows these four names only; the semicolon may be missing.
REFERENCE = re.compile(r"&(?:#(?P<dec>[0-9]{1,10})|#[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<name>[a-zA-Z]+));?")
SPECIAL = re.compile("[<&]")
SPACE = " \t\r\n\v"


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Tag:
    name: str
    attributes: dict[str, str]
    start: int  # in the plain text so far, code points
    offset: int  # the same place in UTF-16


class _Html:
    """One pass over the source; `plain` grows, `open` holds the tags not yet closed."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.count = 0
        self.offset = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while self.at < len(source):
            hit = SPECIAL.search(source, self.at)
            if hit is None:
                self._add(source[self.at :])
                break
            self._add(source[self.at : hit.start()])
            self.at = hit.start()
            if source[self.at] == "&":
                self._add(self._reference() or self._take())
            elif source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise self._error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.plain), self.entities

    def _error(self, words: str, at: int | None = None) -> Exception:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad_request(f"can't parse entities: {words}{where}")

    def _add(self, piece: str) -> None:
        if piece:
            self.plain.append(piece)
            self.count += len(piece)
            self.offset += utf16(piece)

    def _take(self) -> str:
        self.at += 1
        return self.source[self.at - 1]

    def _reference(self) -> str | None:
        hit = REFERENCE.match(self.source, self.at)
        if hit is None:
            return None
        if hit["name"]:
            letter = NAMED.get(hit["name"])
        else:
            code = int(hit["dec"]) if hit["dec"] else int(hit["hex"], 16)
            letter = chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else None
        if letter is not None:
            self.at = hit.end()
        return letter

    def _until(self, stop: str) -> str:
        start = self.at
        while self.at < len(self.source) and self.source[self.at] not in stop:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in SPACE:
            self.at += 1

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._until(SPACE + ">").lower()
        if not self._peek():
            raise self._error("Unclosed start tag", begin)
        if name not in KINDS:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            key, value = self._attribute(name, begin)
            attributes[key] = value
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Tag(name, attributes, self.count, self.offset))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        key = self._until(SPACE + "=>/\"'")
        if not key:
            if not self._peek():
                raise self._error("Unclosed start tag", begin)
            raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if self._peek() != "=":
            if not self._peek():
                raise self._error(f'Unclosed start tag "{tag}"', begin)
            return key, ""
        self.at += 1
        self._skip_space()
        start = self.at
        if self._peek() in {'"', "'"}:
            return key, self._quoted(self._take(), begin)
        value = re.compile(r"[A-Za-z0-9.\-]*").match(self.source, self.at)
        word = value.group() if value else ""
        self.at += len(word)
        if not self._peek():
            raise self._error("Unclosed start tag", begin)
        if self._peek() not in SPACE + ">":
            raise self._error("Unexpected end of name token", start)
        return key, word.lower()

    def _quoted(self, quote: str, begin: int) -> str:
        value = ""
        while self._peek() != quote:
            if not self._peek():
                raise self._error("Unclosed start tag", begin)
            value += (self._reference() if self._peek() == "&" else None) or self._take()
        self.at += 1
        if not self._peek():
            raise self._error("Unclosed start tag", begin)
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        self.at += 2
        name = self._until(SPACE + ">")
        self._skip_space()
        if self._peek() != ">":
            raise self._error("Unclosed end tag", begin)
        tag = self.open[-1]
        if name and name != tag.name:
            where = f" at byte offset {len(self.source[:begin].encode())}"
            raise self._error(f'Unmatched end tag{where}, expected "</{tag.name}>", found "</{name}>"')
        self.at += 1
        self.open.pop()
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity: Entity = {"type": KINDS[tag.name], "offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name == "a":
            target = tag.attributes.get("href") or "".join(self.plain)[tag.start :]
            if not _link(entity, target):
                return
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = self._number(tag, "emoji-id", "Invalid custom emoji identifier specified")
        elif tag.name == "tg-time":
            entity["unix_time"] = int(self._number(tag, "unix", "Invalid date specified"))
            entity["date_time_format"] = tag.attributes.get("format", "")
        elif tag.name == "code" and tag.attributes.get("class", "").startswith("language-"):
            entity["language"] = tag.attributes["class"].removeprefix("language-")
        elif tag.name == "pre":
            self._take_language(entity)
        self.entities.append(entity)

    def _number(self, tag: _Tag, name: str, words: str) -> str:
        value = tag.attributes.get(name, "")
        if not re.fullmatch("[0-9]{1,19}", value) or int(value) >= 2**63:
            raise self._error(words)
        return value

    def _take_language(self, entity: Entity) -> None:
        """`<pre><code class="language-x">` is one block of code with a language."""
        last = self.entities[-1] if self.entities else None
        if last and last["type"] == "code" and (last["offset"], last["length"]) == (entity["offset"], entity["length"]):
            self.entities.pop()
            if "language" in last:
                entity["language"] = last["language"]


def _link(entity: Entity, target: str) -> bool:
    """Telegram drops a link it cannot open, and keeps its text."""
    user = re.fullmatch(r"tg://user\?id=(\d+)", target)
    if user:
        entity["type"] = "text_mention"
        entity["user"] = {"id": int(user[1]), "is_bot": False, "first_name": ""}
        return True
    if not re.match(r"(https?|tg|ton|mailto|tel):", target, re.IGNORECASE):
        if not re.fullmatch(r"[^\s/]+\.[^\s.]{2,}(/\S*)?", target):
            return False
        target = "http://" + target
    elif re.fullmatch(r"https?://[^/?#\s]+", target, re.IGNORECASE):
        target += "/"  # Telegram returns an address of a bare host with its slash
    entity["url"] = target
    return True


def parse(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities of Telegram's HTML.

    Raises `Refused` with Telegram's words.
    """
    if "<" not in source and "&" not in source:
        return source, []
    text, entities = _Html(source).parse()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, arrange(entities)


def arrange(entities: list[Entity]) -> list[Entity]:
    """In Telegram's order, without those inside code: code holds no other formatting."""
    solid = [e for e in entities if e["type"] in {"code", "pre"}]
    kept = [e for e in entities if not any(_inside(e, block) for block in solid)]
    return sorted(kept, key=lambda e: (e["offset"], -e["length"]))


def _inside(entity: Entity, block: Entity) -> bool:
    return (
        entity is not block
        and block["offset"] <= entity["offset"]
        and entity["offset"] + entity["length"] <= block["offset"] + block["length"]
    )
