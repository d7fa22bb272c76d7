"""The radar as it is drawn: no name cut by the edge at any number of areas, in both languages, with gaps or empty."""

import struct
import zlib
from typing import Any

import pytest

import content
from bot import pictures
from bot.texts import LOCALES

SMALL = 72  # pixels an inch: a pixel a point, read in plain Python within a second
EDGE = 3  # points at each side where nothing may stand
EXTRA = [area.code for area in content.areas() if not area.general]
CONCERNS = [[], EXTRA[:1], EXTRA[1:], EXTRA]


def profile(locale: str, extra: list[str], *, level: float | None, before: float | None) -> dict[str, Any]:
    said = "–" if level is None else f"{level:.1f}"
    return {
        "lang": locale,
        "now": "22 ноября 2026",
        "before": "3 мая 2026" if before else None,
        "axes": [
            {"label": area.radar[locale], "level": level, "said": said, "deficit": True, "before": before}
            for area in content.areas()
            if area.general or area.code in extra
        ],
    }


def pixels(png: bytes) -> tuple[int, list[bytes]]:
    """(bytes a pixel, rows) of a PNG of eight bits a channel."""
    width, _, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[kind]
    packed, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            packed += png[place + 8 : place + 8 + length]
        place += length + 12
    raw, stride = zlib.decompress(packed), width * size
    rows, above = [], bytes(stride)
    for start in range(0, len(raw), stride + 1):
        above = _row(raw[start], raw[start + 1 : start + 1 + stride], above, size)
        rows.append(above)
    return size, rows


def _row(filtered: int, row: bytes, above: bytes, size: int) -> bytes:
    """One row as it was before PNG's filter."""
    out = bytearray(row)
    for place, byte in enumerate(row):
        left = out[place - size] if place >= size else 0
        corner = above[place - size] if place >= size else 0
        up = above[place]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[filtered]
        out[place] = (byte + guess) & 255
    return bytes(out)


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("extra", CONCERNS, ids=lambda extra: "+".join(extra) or "general")
def test_no_name_is_cut_by_the_edge(locale: str, extra: list[str]) -> None:
    drawn = pictures._compile("radar", profile(locale, extra, level=4.0, before=3.0), "png", ppi=SMALL)
    size, rows = pixels(drawn)
    paper = rows[0][:size]
    assert len(rows[0]) == 420 * size
    for row in rows:
        assert row[: EDGE * size] == paper * EDGE
        assert row[-EDGE * size :] == paper * EDGE


@pytest.mark.parametrize("gaps", [(), (0,), (3, 4), tuple(range(10)), tuple(range(11))])
def test_areas_without_a_level_leave_gaps(gaps: tuple[int, ...]) -> None:
    shown = profile("ru", [], level=2.0, before=None)
    for gap in gaps:
        shown["axes"][gap]["level"] = None
    assert pictures.draw("radar", shown).startswith(b"\x89PNG")


def test_a_picture_is_as_wide_as_the_sharpest_phone() -> None:
    drawn = pictures.draw("radar", profile("en", EXTRA, level=3.0, before=2.0))
    assert struct.unpack(">I", drawn[16:20]) == (pictures.PICTURE_WIDTH,)


def test_words_of_a_person_are_no_commands_of_the_template() -> None:
    shown = profile("ru", [], level=3.0, before=None)
    shown["axes"][0]["label"] = '#panic() $x$ *"\\'
    assert pictures.draw("radar", shown).startswith(b"\x89PNG")


@pytest.mark.parametrize("forged", ["../areas", "/etc/passwd", "radar/../radar", "nothing", ""])
def test_only_a_template_of_ours_is_drawn(forged: str) -> None:
    with pytest.raises(FileNotFoundError):
        pictures.draw(forged, {})


def test_a_document_is_a_pdf() -> None:
    assert pictures.pdf("radar", profile("ru", [], level=3.0, before=None)).startswith(b"%PDF")
