"""What a person wrote with formatting, as HTML that may be shown to others: Telegram's tags, links to the web only.

A mention by number would give an account away, an emoji of a paid set is refused: their words stay.
"""

import html
from html.parser import HTMLParser

_TAGS = ("b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", "a")
_SAME = {"strong": "b", "em": "i", "ins": "u", "strike": "s", "del": "s"}
_WEB = ("https://", "http://")


def clean(written: str) -> str:
    """Balanced, whatever came in."""
    reader = _Reader()
    reader.feed(written)
    reader.close()
    return reader.said()


def size(text: str) -> int:
    """As Telegram counts: UTF-16 units of what is read, tags apart."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return len("".join(reader.words).encode("utf-16-le")) // 2


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._open: list[tuple[str, bool]] = []  # the tag, and whether it is kept

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _SAME.get(tag, tag)
        head = _head(tag, dict(attrs))
        self._open.append((tag, head is not None))
        self._parts.append(head or "")

    def handle_endtag(self, tag: str) -> None:
        tag = _SAME.get(tag, tag)
        if tag not in (name for name, _ in self._open):
            return
        while self._open:
            name, kept = self._open.pop()
            self._parts.append(f"</{name}>" if kept else "")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self._parts.append(html.escape(data, quote=False))

    def said(self) -> str:
        ends = [f"</{name}>" for name, kept in reversed(self._open) if kept]
        return "".join([*self._parts, *ends]).strip()


def _head(tag: str, attributes: dict[str, str | None]) -> str | None:
    """The opening tag as it is kept; None where only the words inside are."""
    if tag not in _TAGS:
        return None
    if tag == "a":
        to = attributes.get("href") or ""
        return f'<a href="{html.escape(to)}">' if to.startswith(_WEB) else None
    if tag == "blockquote" and "expandable" in attributes:
        return "<blockquote expandable>"
    language = attributes.get("class") or ""
    if tag == "code" and language.startswith("language-"):
        return f'<code class="{html.escape(language)}">'
    return f"<{tag}>"
