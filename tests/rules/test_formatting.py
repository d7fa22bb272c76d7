"""Formatting of other people's words: kept where Telegram knows it, never more than that."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.formatting import clean, size
from sandbox.html import parse


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<b>Семинар</b> <i>в четверг</i>", "<b>Семинар</b> <i>в четверг</i>"),
        ('<a href="https://iro23.ru/?a=1&amp;b=2">сайт</a>', '<a href="https://iro23.ru/?a=1&amp;b=2">сайт</a>'),
        ('<a href="tg://user?id=7">Анна</a>', "Анна"),
        ('<a href="javascript:alert(1)">сюда</a>', "сюда"),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍"),
        ("<blockquote expandable>долго</blockquote>", "<blockquote expandable>долго</blockquote>"),
        (
            '<pre><code class="language-python">1 &lt; 2</code></pre>',
            '<pre><code class="language-python">1 &lt; 2</code></pre>',
        ),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("<b>не закрыто", "<b>не закрыто</b>"),
        ("<b><i>накрест</b></i>", "<b><i>накрест</i></b>"),
        ("<script>x</script>", "x"),
    ],
)
def test_what_is_kept(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(st.text(alphabet="<>&/abi \"'=𝄞ё;#x", max_size=60))
def test_telegram_reads_whatever_was_written(written: str) -> None:
    parse(clean(written))
    # What was typed as words comes out as those words.
    assert parse(clean(html.escape(written, quote=False)))[0].split() == written.split()


def test_size_is_in_utf_16_units_without_tags() -> None:
    assert size("<b>ё</b>&amp;𝄞") == 4
    assert size(re.sub("x", "ж", "x" * 4096)) == 4096
