"""A page typeset from a template and values: the template is ours, and the values are never taken for markup."""

import json
from collections.abc import Mapping
from typing import Any, Literal

import typst

from reports.formats.image import FONTS, characters

VALUES = "values.json"
"""The name under which a template reads its values."""


def typeset_page(
    template: str,
    values: Mapping[str, object],
    drawings: Mapping[str, str],
    form: Literal["pdf", "png"],
    made_at: int,
    dpi: int = 144,
) -> bytes:
    """Return a page as a file; `drawings` are SVG texts by name, `made_at` its date in seconds since 1970 UTC.

    Of what takes more than one page, a PDF holds all and a PNG the first. A drawing may also be a template that the
    first one imports.
    """
    return typeset_pages(template, values, drawings, form, made_at, dpi)[0]


def typeset_pages(
    template: str,
    values: Mapping[str, object],
    drawings: Mapping[str, str],
    form: Literal["pdf", "png"],
    made_at: int,
    dpi: int = 144,
) -> tuple[bytes, ...]:
    """Return pages as files: a PDF of all of them, or a PNG of each."""
    told = json.dumps(values, ensure_ascii=False)
    files: Any = {"main.typ": template.encode(), VALUES: told.encode()}
    files |= {name: svg.encode() for name, svg in drawings.items()}
    made: object = typst.compile(
        files,
        font_paths=[str(FONTS)],
        ignore_system_fonts=characters().issuperset(told),
        format=form,
        ppi=float(dpi),
        timestamp=made_at,
    )
    pages = tuple(made) if isinstance(made, list) else (made,)
    for page in pages:
        if not isinstance(page, bytes):
            raise TypeError(f"a page was expected, not {type(page).__name__}")
    return pages
