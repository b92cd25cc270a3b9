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

    Of what takes more than one page, a PDF holds all and a PNG the first.
    """
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
    first = made[0] if isinstance(made, list) else made
    if not isinstance(first, bytes):
        raise TypeError(f"a page was expected, not {type(first).__name__}")
    return first
