"""The buttons that hand over files: one made at once, or one a chain made under a bar and put into an archive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain as chained
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from graph.analysis.scope import Scope
from graph.analysis.versions.export import Export
from reports.deliverable import MIMES, Commission, Deliverable
from reports.deliverables import DELIVERABLES
from reports.publishing import fulfil
from reports.wording.language import Text
from views.documents.since import Since
from views.shared.desk import Desk

TAKE = Text("下载 {form}", "Download {form}")
MAKE = Text("生成全部 {count} 份", "Make all {count}")
MAKING = Text("正在生成第 {done} / {count} 份：{name}", "Making {done} of {count}: {name}")
NOTHING_OFFERED: Mapping[str, str] = {}
WAIT = Text("正在生成……", "Making the file…")


def hand_over(
    desk: Desk,
    deliverable: Deliverable[Any],
    form: str,
    scope: Scope,
    since: Since,
    offered: Mapping[str, str] = NOTHING_OFFERED,
) -> None:
    """Draw the button that hands over one file; it is made once for a load, a scope, a language, an earlier file."""
    with st.spinner(desk.say(WAIT)):
        told = (desk.key, desk.language, str(len(desk.records.entries)), since.file, *offered.items())
        name, content = _file(desk, told, deliverable.id, form, scope, since, offered)
    st.download_button(
        desk.say(TAKE, form=deliverable.form_name(form, desk.language)),
        lambda: content,
        file_name=name,
        mime="application/zip" if name.endswith(".zip") else MIMES[form],
        type="primary",
        on_click="ignore",
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _file(
    _desk: Desk,
    told: tuple[object, ...],
    deliverable: str,
    form: str,
    scope: Scope,
    _since: Since,
    _offered: Mapping[str, str],
) -> tuple[str, bytes]:
    """Return the name and the bytes of what is handed over; several files come as one archive."""
    del told
    since, typed = _since.export, _since.typed
    commission = Commission(_desk.judgement, scope, _desk.records, _desk.language, since, _offered, typed)
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
    scope: Scope
    since: Export | None = None


def hand_over_all(desk: Desk, deliverable: Deliverable[Any], form: str, parts: Sequence[Part], name: str) -> None:
    """Make several documents under a bar that says how far it is, then hand them over as one archive."""
    key = f"documents-archive-{name}-{form}-{desk.language}-{desk.key}-{hash(tuple(parts))}"
    if key not in st.session_state and st.button(desk.say(MAKE, count=len(parts)), type="primary"):
        st.session_state[key] = _made(desk, deliverable, form, parts)
    if key in st.session_state:
        whole: bytes = st.session_state[key]
        st.download_button(
            desk.say(TAKE, form=f"{deliverable.form_name(form, desk.language)} × {len(parts)}"),
            lambda: whole,
            file_name=f"{name}.zip",
            mime="application/zip",
            type="primary",
            on_click="ignore",
        )


def _made(desk: Desk, deliverable: Deliverable[Any], form: str, parts: Sequence[Part]) -> bytes:
    bar, found = st.progress(0.0), []
    for done, part in enumerate(parts):
        bar.progress(done / len(parts), desk.say(MAKING, done=done + 1, count=len(parts), name=part.name))
        commission = Commission(desk.judgement, part.scope, desk.records, desk.language, part.since)
        found.append(list(fulfil(commission, deliverable, form)))
    bar.empty()
    return _zipped([(each.name, each.content) for each in chained.from_iterable(found)])
