"""What a deliverable looks like on the page: a document as it reads, or its sheets as pictures."""

from collections.abc import Mapping

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.target_filter import TargetFilter
from graph.text import Text
from reports.deliverable import Commission
from reports.deliverables import DELIVERABLES
from reports.formats.document import Document, FigureBlock
from reports.formats.markdown import parts_of
from views.shared.context import PageContext

PREVIEW = Text("预览", "Preview")
HEIGHT = 640
Shown = Document | str | bytes | tuple[bytes, ...]
NOTHING_OFFERED: Mapping[str, str] = {}


def preview(
    context: PageContext, deliverable: str, scope: TargetFilter, offered: Mapping[str, str] = NOTHING_OFFERED
) -> None:
    """Draw what a deliverable of one chain or firm shows."""
    st.markdown(f"**{context.text(PREVIEW)}**")
    told = (context.key, context.language, str(len(context.records.entries)), today(), *offered.items())
    with st.container(border=True, height=HEIGHT):
        content = _content(context, told, scope, deliverable, dict(offered))
        if isinstance(content, Document):
            _pages(content)
        else:
            st.image(list(content) if isinstance(content, tuple) else content, width="stretch")


@st.cache_resource(max_entries=16, show_spinner=False)
def _content(
    _context: PageContext, told: tuple[object, ...], scope: TargetFilter, deliverable: str, _offered: Mapping[str, str]
) -> Shown:
    """Return what a deliverable shows: a document, or sheets as SVG or PNG."""
    del told
    commission = Commission(_context.judgement, scope, _context.records, _context.language, offered=_offered)
    what = DELIVERABLES[deliverable]
    made = next(what.contents(commission))[1]
    shown: Shown = made if what.preview is None else what.preview(made)
    return shown


def _pages(document: Document) -> None:
    """Draw a document as it reads: texts between pictures."""
    texts_so_far: list[str] = []
    for part in parts_of(document, raised=False):
        if isinstance(part, FigureBlock):
            st.markdown("\n\n".join(texts_so_far))
            texts_so_far = []
            st.image(part.svg, caption=part.caption, width="stretch")
        else:
            texts_so_far.append(part)
    st.markdown("\n\n".join(texts_so_far))
