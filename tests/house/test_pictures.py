"""Pictures as they are drawn. The radar: no name cut by the edge, in both languages, with gaps or empty. The attendance
code: every module of the QR where a camera looks for it.
"""

import struct
import zlib
from typing import Any

import pytest
import segno

import content
from bot import pictures, stimuli
from bot.texts import LOCALES, Texts
from rules.literacy import Chart, Grid, Stimulus
from tests.house import tree

LOCALES_ROOM = tree.ROOT / "locales"
SMALL = 72  # pixels an inch: a pixel a point, read in plain Python within a second
SMALLER = 48  # where only the edges are looked at
TINY = 24  # the outermost three points are a pixel
EDGE = 3  # points at each side where nothing may stand
EXTRA = [area.code for area in content.areas() if not area.general]
CONCERNS = [[], EXTRA[:1], EXTRA]


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
    drawn = pictures._compile("radar", profile(locale, extra, level=4.0, before=3.0), "png", ppi=SMALLER)
    size, rows = pixels(drawn)
    margin = rows[0][:size] * (EDGE * SMALLER // SMALL)
    assert len(rows[0]) == 420 * SMALLER // SMALL * size
    assert all(row.startswith(margin) and row.endswith(margin) for row in rows)


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


CODE = {
    "lang": "ru",
    "title": "Оценивание, которое учит: критерии вместе с учениками",
    "moment": "чт 3 декабря, 14:00",
    "hint": "Наведите камеру или пришлите эти цифры боту. Код меняется каждую минуту.",
    "code": ["482", "913"],
}
HIGH = 262  # points: the code's page and the square of its QR


@pytest.mark.parametrize("session", [1, 123_456, 2**53])
def test_the_qr_is_the_link_module_by_module(session: int) -> None:
    link = f"https://t.me/marshrut_bot?start=in_{session}_482913"
    size, rows = pixels(pictures._compile("code", {**CODE, "qr": link}, "png", ppi=SMALL))
    matrix = segno.make(link, error="m", micro=False).matrix
    assert len(matrix) * 4 < HIGH, "less than four points a module is too small for a projector"
    quiet, unit = 4, HIGH / (len(matrix) + 8)

    def dark(row: float, column: float) -> bool:
        start = int((column + 0.5) * unit) * size
        red, green, blue = rows[int((row + 0.5) * unit)][start : start + 3]
        return max(red, green, blue) < 128

    seen = [[dark(quiet + row, quiet + column) for column in range(len(matrix))] for row in range(len(matrix))]
    assert seen == [[bool(module) for module in row] for row in matrix]
    edge = [dark(place, other) for place in range(len(matrix) + 8) for other in (0, quiet - 1)]
    assert not any(edge), "the quiet zone is white"


@pytest.mark.parametrize("title", ["Урок", "Оценивание, которое учит, " * 6])
def test_the_code_is_white_in_any_theme_and_no_word_is_cut(title: str) -> None:
    size, rows = pixels(pictures._compile("code", {**CODE, "title": title, "qr": "https://t.me/x"}, "png", ppi=SMALL))
    white = b"\xff" * size * EDGE  # the alpha channel too: nothing shines through
    assert len(rows) == HIGH
    assert all(row.startswith(white) and row.endswith(white) for row in rows)
    assert set(rows[:EDGE] + rows[-EDGE:]) == {b"\xff" * len(rows[0])}


def test_a_code_that_is_shown_no_more_is_blank() -> None:
    drawn = pictures.draw("code", {**CODE, "qr": None, "code": [], "hint": "Показ окончен."})
    assert struct.unpack(">I", drawn[16:20]) == (pictures.PICTURE_WIDTH,)


@pytest.mark.parametrize("place", ["СОШ № 11", "Муниципальное бюджетное общеобразовательное учреждение " * 3])
def test_an_invite_on_the_wall_is_white_and_whole(place: str) -> None:
    link = "https://t.me/marshrut_bot?start=invite_" + "w" * 22
    shown = {"lang": "ru", "title": "Учителям", "place": place, "hint": "Наведите камеру телефона.", "until": "До мая"}
    drawn = pictures._compile("invite", {**shown, "link": link.removeprefix("https://"), "qr": link}, "png", ppi=SMALL)
    size, rows = pixels(drawn)
    white = b"\xff" * size * EDGE
    assert len(rows) == HIGH
    assert all(row.startswith(white) and row.endswith(white) for row in rows)


STIMULI = [one for variant in content.literacy() for part in variant.parts for one in part.stimuli]
KINDS = {it.chart.kind if it.chart else "table": it for it in STIMULI if it.table or it.chart}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("stimulus", KINDS.values(), ids=KINDS)
def test_tables_and_charts_of_tasks_are_whole(stimulus: Stimulus, locale: str) -> None:
    drawn = stimuli.picture(stimulus, Texts(LOCALES_ROOM).speaker(locale))
    assert drawn is not None
    _stands_free(pictures._compile(drawn.template, drawn.data, "png", ppi=TINY))


def test_what_a_place_may_draw_is_whole_too() -> None:
    """The longest words there may be, many bars, figures under zero, three lines."""
    t = Texts(LOCALES_ROOM).speaker("ru")
    name = said("сорок знаков в одной ячейке таблицы, вот")
    grid = Grid((name,) * 6, ((name, 123_456, 1234.5, -3, 0.25, 4),) * 3)
    bars = Chart("bar", name, name, tuple(said(f"СОШ № {n}") for n in range(9)), ((name, tuple(range(-4, 5))),))
    lines = Chart("line", name, name, (0, 1, 20), tuple((name, (level, 9.5, level)) for level in (1, 2, 3)))
    for one in (
        Stimulus("x.y", name, name, grid, None),
        *(Stimulus("x.y", name, name, None, it) for it in (bars, lines)),
    ):
        drawn = stimuli.picture(one, t)
        assert drawn is not None
        _stands_free(pictures._compile(drawn.template, drawn.data, "png", ppi=TINY))


def test_change_over_time_is_whole_with_every_area_and_with_gaps() -> None:
    for count in (1, 13):
        points = [{"x": at, "level": level, "deficit": False} for at, level in ((0, 1.0), (0.5, None), (1, 4.0))]
        areas = [
            {"label": area.radar["ru"], "first": "1,0", "last": "4,0", "low": False, "points": points}
            for area in content.areas()[:count]
        ]
        shown = {"lang": "ru", "areas": areas, "line": 2.5, "said": "ниже 2,5: стоит подтянуть", "dates": "3 мая 2026"}
        _stands_free(pictures._compile("change", shown, "png", ppi=TINY))


def said(words: str) -> dict[str, str]:
    return {"ru": words, "en": words}


def _stands_free(drawn: bytes) -> None:
    """Nothing touches an edge."""
    size, rows = pixels(drawn)
    edge = rows[0][:size]
    assert all(row[:size] == row[-size:] == edge for row in rows)
    assert {rows[0], rows[-1]} == {edge * (len(rows[0]) // size)}
