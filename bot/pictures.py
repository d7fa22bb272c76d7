"""Draws `content/templates/*.typ` with data: pictures for screens, documents to print. Knows no feature.

Plain functions that may run in a thread; a template sees its own folder and our fonts, nothing else of the machine.
A text under `qr` in the data comes to the template as the SVG of its QR code.
"""

import hashlib
import io
import json
from functools import cache
from typing import Any, Literal

import segno

import content

TEMPLATES = content.ROOM / "templates"
FONTS = content.ROOM / "fonts"
# Wide enough for the sharpest phone.
PICTURE_WIDTH = 1080


def draw(template: str, data: dict[str, Any]) -> bytes:
    """PNG, a page as wide as `PICTURE_WIDTH` pixels when the template's page is 420 pt wide."""
    return _compile(template, data, "png", ppi=PICTURE_WIDTH / 420 * 72)


@cache
def look_of(template: str) -> str:
    """Changes with the template and what it is drawn in: a picture uploaded before is then drawn anew."""
    sources = (TEMPLATES / f"{template}.typ", TEMPLATES / "style.typ")
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def pdf(template: str, data: dict[str, Any]) -> bytes:
    return _compile(template, data, "pdf")


def _qr(text: str) -> str:
    """A QR code as SVG, a module a unit, with the quiet zone that scanners need; a seventh of it may be covered."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="svg", border=4, omitsize=True, xmldecl=False)
    return made.getvalue().decode()


def _compile(template: str, data: dict[str, Any], form: Literal["png", "pdf"], ppi: float | None = None) -> bytes:
    import typst

    path = TEMPLATES / f"{template}.typ"
    if path.parent != TEMPLATES or not path.is_file():
        raise FileNotFoundError(path)
    if data.get("qr"):
        data = data | {"qr": _qr(data["qr"])}
    made = typst.compile(
        str(path),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format=form,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ppi=ppi,
    )
    if isinstance(made, list):
        raise ValueError(f"{template} has {len(made)} pages: a picture is one")  # noqa: TRY004 - the data are at fault
    return made
