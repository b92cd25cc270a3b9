"""Pictures as files to be printed: an SVG drawing becomes a PDF with its fonts inside, or a PNG of a stated fineness.

No browser takes part. The fonts are those shipped in `reports/formats/fonts` (Noto Sans CJK SC, a subset); only where a
drawing holds a character they lack are the fonts of the machine asked too.
"""

import re
import struct
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

FONTS = Path(__file__).parent / "fonts"
PRINT_DPI = 300
_INCH_MM = 25.4
_SIGNATURE_AND_HEADER = 33
"""Bytes of a PNG before its second chunk: the signature (8) and the header chunk (25)."""
_PAGE = '#set page(width: {width}mm, height: {height}mm, margin: 0pt)\n#image("drawing.svg", width: 100%, height: 100%)'


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page, in millimetres."""

    width: float
    height: float


A3_LANDSCAPE = Size(420, 297)
WIDE = Size(338.67, 190.5)
"""The 16:9 page of offices, 13.333 by 7.5 inches."""


def size_of(svg: str, width: float) -> Size:
    """Return the size of a drawing made `width` millimetres wide, from its viewBox. Raises ValueError without one."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("the drawing has no viewBox that begins at 0 0")
    wide, high = (float(each) for each in found.groups())
    return Size(width, round(width * high / wide, 2))


def to_pdf(svg: str, size: Size, made_at: int) -> bytes:
    """Return a drawing as one PDF page; `made_at` is its date, in seconds since 1970 UTC."""
    return _compiled(svg, size, "pdf", None, made_at)


def to_png(svg: str, size: Size, dpi: int = PRINT_DPI) -> bytes:
    """Return a drawing as a PNG of so many dots an inch, which the file states."""
    return _with_density(_compiled(svg, size, "png", float(dpi), 0), dpi)


def _compiled(svg: str, size: Size, form: Literal["pdf", "png"], dpi: float | None, made_at: int) -> bytes:
    page = _PAGE.format(width=f"{size.width:g}", height=f"{size.height:g}")
    files: Any = {"main.typ": page.encode(), "drawing.svg": svg.encode()}  # taken, though its type does not say so
    made: object = typst.compile(
        files,
        font_paths=[str(FONTS)],
        ignore_system_fonts=characters().issuperset(svg),
        format=form,
        ppi=dpi,
        timestamp=made_at,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"one page was expected, not {type(made).__name__}")
    return made


@cache
def characters() -> frozenset[str]:
    """Return the characters the shipped fonts hold; line ends count as one."""
    return frozenset((FONTS / "characters.txt").read_text(encoding="utf-8") + "\r\n\t")


def _with_density(png: bytes, dpi: int) -> bytes:
    """Return the PNG with a pHYs chunk behind its header (PNG specification, 11.3.4.3: dots a metre, unit 1)."""
    dots = round(dpi * 1000 / _INCH_MM)
    body = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_SIGNATURE_AND_HEADER] + chunk + png[_SIGNATURE_AND_HEADER:]
