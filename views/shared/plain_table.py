"""Rows of words as a table, for what is imported or changed."""

import hashlib
from collections.abc import Sequence

from graph.text import Text
from reports.drawing.markup import to_text
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

ROWS = 14
"""Rows of a table that are shown at first."""
SHOWN = Text("1–{shown} / {total}", "1–{shown} of {total}")


def show_rows(context: PageContext, heads: Sequence[Text], rows: Sequence[Sequence[str]], name: str) -> None:
    """Show rows as a table of ours, its heads in the language of the visit."""
    named = [dict(zip((context.text(head) for head in heads), row, strict=True)) for row in rows]
    # a component keeps what it was first given under a key, so that other rows are another key
    key = hashlib.sha256(repr(named).encode()).hexdigest()[:12]
    show_markup(to_text(words_table(named)), key=f"imports-{name}-{key}", css=STYLE)
