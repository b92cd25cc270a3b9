"""The buttons that hand over files: one made at once, or one a chain made under a bar and put into an archive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain as chained
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.target_filter import TargetFilter
from graph.analysis.versions.version_record import VersionRecord
from graph.text import Text
from reports.deliverable import MIMES, Commission, Deliverable
from reports.deliverables import DELIVERABLES
from reports.publishing import fulfil
from views.documents.previous_version import PreviousVersion
from views.shared.context import PageContext
from views.shared.handing_over import handed, why_kept

TAKE = Text("下载 {form}", "Download {form}")
MAKE = Text("生成全部 {count} 份", "Make all {count}")
MAKING = Text("正在生成第 {done} / {count} 份：{name}", "Making {done} of {count}: {name}")
NOTHING_OFFERED: Mapping[str, str] = {}
WAIT = Text("正在生成……", "Making the file…")


def download(
    context: PageContext,
    deliverable: Deliverable[Any],
    form: str,
    scope: TargetFilter,
    previous: PreviousVersion,
    offered: Mapping[str, str] = NOTHING_OFFERED,
) -> None:
    """Draw the button that hands over one file; it is made once for a load, a scope, a language, an earlier file."""
    if _closed(context, deliverable, form):
        return
    with st.spinner(context.text(WAIT)):
        told = (
            context.key,
            context.language,
            str(len(context.records.entries)),
            today(),
            previous.file,
            *offered.items(),
        )
        name, content = _file(context, told, deliverable.id, form, scope, previous, offered)
    st.download_button(
        context.text(TAKE, form=deliverable.form_name(form, context.language)),
        handed(context, f"{deliverable.id} {name}", lambda: content),
        file_name=name,
        mime="application/zip" if name.endswith(".zip") else MIMES[form],
        type="primary",
        on_click="ignore",
    )


def _closed(context: PageContext, deliverable: Deliverable[Any], form: str) -> bool:
    """Return whether whoever is there may not be handed a paper; its button is then off and says why."""
    told = why_kept(context, deliverable.id)
    if told is not None:
        label = context.text(TAKE, form=deliverable.form_name(form, context.language))
        st.button(label, disabled=True, help=told, type="primary", key="documents-closed")
        st.caption(told)
    return told is not None


@st.cache_resource(max_entries=16, show_spinner=False)
def _file(
    _context: PageContext,
    told: tuple[object, ...],
    deliverable: str,
    form: str,
    scope: TargetFilter,
    _previous: PreviousVersion,
    _offered: Mapping[str, str],
) -> tuple[str, bytes]:
    """Return the name and the bytes of what is handed over; several files come as one archive."""
    del told
    since, typed = _previous.export, _previous.typed
    commission = Commission(_context.judgement, scope, _context.records, _context.language, since, _offered, typed)
    made = list(fulfil(commission, DELIVERABLES[deliverable], form))
    if len(made) == 1:
        return made[0].name, made[0].content
    return f"{made[0].name.rsplit('.', 1)[0]}.zip", _zipped([(each.name, each.content) for each in made])


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Part:
    """One of several documents that are handed over together: what it is of, and its scope."""

    name: str
    scope: TargetFilter
    since: VersionRecord | None = None


def download_all(
    context: PageContext, deliverable: Deliverable[Any], form: str, parts: Sequence[Part], name: str
) -> None:
    """Make several documents under a bar that says how far it is, then hand them over as one archive."""
    if _closed(context, deliverable, form):
        return
    key = f"documents-archive-{name}-{form}-{context.language}-{context.key}-{_told_apart(parts)}"
    if key not in st.session_state and st.button(context.text(MAKE, count=len(parts)), type="primary"):
        st.session_state[key] = _made(context, deliverable, form, parts)
    if key in st.session_state:
        whole: bytes = st.session_state[key]
        st.download_button(
            context.text(TAKE, form=f"{deliverable.form_name(form, context.language)} × {len(parts)}"),
            handed(context, f"{deliverable.id} {name}.zip", lambda: whole),
            file_name=f"{name}.zip",
            mime="application/zip",
            type="primary",
            on_click="ignore",
        )


def _told_apart(parts: Sequence[Part]) -> int:
    """Return what tells documents from others: their scopes, and the version each is compared with."""
    return hash(tuple((part.name, part.scope, part.since and part.since.digest) for part in parts))


def _made(context: PageContext, deliverable: Deliverable[Any], form: str, parts: Sequence[Part]) -> bytes:
    bar, found = st.progress(0.0), []
    for done, part in enumerate(parts):
        bar.progress(done / len(parts), context.text(MAKING, done=done + 1, count=len(parts), name=part.name))
        commission = Commission(context.judgement, part.scope, context.records, context.language, part.since)
        found.append(list(fulfil(commission, deliverable, form)))
    bar.empty()
    return _zipped([(each.name, each.content) for each in chained.from_iterable(found)])
