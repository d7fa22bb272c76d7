"""HTML as Telegram reads it."""

import html as stdlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import Refused
from sandbox.html import parse, utf16
from sandbox.text import formatted

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def marks(source: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in parse(source)[1]]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто", "просто", []),
        ("<b>а</b><strong>б</strong>", "аб", [("bold", 0, 1), ("bold", 1, 1)]),
        ("<i>а</i> <em>б</em>", "а б", [("italic", 0, 1), ("italic", 2, 1)]),
        ("<u>а</u><ins>б</ins>", "аб", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>а</s><strike>б</strike><del>в</del>", "абв", [(("strikethrough"), n, 1) for n in range(3)]),
        ('<tg-spoiler>а</tg-spoiler><span class="tg-spoiler">б</span>', "аб", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
        ("<b><i>а</i>б</b>", "аб", [("bold", 0, 2), ("italic", 0, 1)]),
        ("😀<b>😀</b>", "😀😀", [("bold", 2, 2)]),
        ("<code>x</code><pre>y</pre>", "xy", [("code", 0, 1), ("pre", 1, 1)]),
        ("<pre><b>x</b></pre>", "x", [("pre", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<B>а</b>", "а", [("bold", 0, 1)]),
        ("<b></b>а", "а", []),
        ("&lt;b&gt; &amp; &quot;&#1046;&#x416;", '<b> & "ЖЖ', []),
        ("&nbsp;&laquo;", "&nbsp;&laquo;", []),
        ("a > b", "a > b", []),
        ("<b >a</b >", "a", [("bold", 0, 1)]),
    ],
)
def test_what_telegram_makes_of_it(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert parse(source)[0] == text
    assert marks(source) == entities


def test_links_code_with_a_language_and_mentions() -> None:
    assert parse('<a href="https://ya.ru/a?b=1&amp;c=2">я</a>')[1][0]["url"] == "https://ya.ru/a?b=1&c=2"
    assert parse('<a href="https://ya.ru">я</a>')[1][0]["url"] == "https://ya.ru/"
    assert parse("<a href='nowhere'>я</a>") == ("я", [])
    block = parse('<pre><code class="language-python">x</code></pre>')[1]
    assert block == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]
    assert parse('<a href="tg://user?id=5">я</a>')[1][0]["user"]["id"] == 5


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("привет, <foo>", 'Unsupported start tag "foo" at byte offset 14'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>test</b></i>", 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a "x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x!>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ('<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="x">x</tg-time>', "Invalid date specified"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ],
)
def test_what_telegram_refuses(source: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(source + " >" if source == "1 < 2" else source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_escaped_text_comes_back(text: str) -> None:
    assert parse(stdlib.escape(text, quote=True).replace("&#x27;", "'")) == (text, [])


@given(WORDS, WORDS, WORDS)
def test_offsets_are_utf16_units(before: str, inside: str, after: str) -> None:
    source = f"{stdlib.escape(before)}<b>{stdlib.escape(inside)}</b>{stdlib.escape(after)}"
    text, entities = parse(source)
    assert text == before + inside + after
    units = text.encode("utf-16-le")
    start, length = entities[0]["offset"], entities[0]["length"]
    assert units[start * 2 : (start + length) * 2].decode("utf-16-le") == inside


@given(st.text(st.sampled_from("<>/&;ab \"'=h1;#😀-")))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        text, entities = parse(source)
    except Refused as refused:
        assert refused.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017 - either way is right
    else:
        assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16(text) for e in entities)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("см. https://ya.ru/a, и t.me/x", [("url", "https://ya.ru/a"), ("url", "t.me/x")]),
        ("/start@marshrut_bot go /menu", [("bot_command", "/start@marshrut_bot"), ("bot_command", "/menu")]),
        ("a@b.ru @durov #тег 1/2", [("email", "a@b.ru"), ("mention", "@durov"), ("hashtag", "#тег")]),
        ("и/или, 3.5, т.е.", []),
        ("😀 #тег", [("hashtag", "#тег")]),
    ],
)
def test_telegram_marks_links_and_commands_itself(text: str, found: list[tuple[str, str]]) -> None:
    units = text.encode("utf-16-le")
    entities = formatted(text, None, None)[1]
    cut = [(e["type"], units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")) for e in entities]
    assert cut == found


def test_code_is_left_alone() -> None:
    text, entities = formatted("<code>/start</code> https://ya.ru", "HTML", None)
    assert text == "/start https://ya.ru"
    assert [e["type"] for e in entities] == ["code", "url"]


def test_white_space_around_is_cut_and_entities_move() -> None:
    assert formatted("\n  <b>  а</b>  \n", "HTML", None) == ("а", [{"type": "bold", "offset": 0, "length": 1}])
    assert formatted("а\tб\x00", None, None)[0] == "а б"


def entity(**parts: Any) -> list[dict[str, Any]]:
    return [{"type": "bold", "offset": 0, "length": 1} | parts]


@pytest.mark.parametrize(
    ("given_entity", "words"),
    [
        (entity(offset=100), "entity begins after the end of the text at UTF-16 offset 100"),
        (entity(length=100), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
        (entity(offset=-1), "receive an entity with incorrect offset -1"),
        (entity(type="x"), "can't parse MessageEntity: Unsupported type specified"),
        (entity(type="text_link"), "can't parse MessageEntity: Can't find field \"url\""),
    ],
)
def test_wrong_entities(given_entity: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(Refused, match="Bad Request") as refused:
        formatted("hello", None, given_entity)
    assert refused.value.description == f"Bad Request: {words}"


def test_markdown_is_refused_plainly() -> None:
    with pytest.raises(Refused, match="parse_mode MarkdownV2 is not part of the sandbox"):
        formatted("*a*", "MarkdownV2", None)
    with pytest.raises(Refused, match="unsupported parse_mode"):
        formatted("a", "BBCode", None)
