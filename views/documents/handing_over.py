"""The buttons that hand over files: one made at once, or one a chain made under a bar and put into an archive."""

from io import BytesIO
from itertools import chain as chained
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from graph.analysis.target_filter import TargetFilter
from reports.deliverable import MIMES, Deliverable
from reports.deliverables import DELIVERABLES
from reports.publishing import publish
from reports.wording.file_names import file_stem
from reports.wording.language import Text
from reports.wording.sentences import chain_name, home_name
from views.documents.since import Since
from views.shared.desk import Desk

TAKE = Text("下载 {form}", "Download {form}")
MAKE = Text("生成全部 {count} 份", "Make all {count}")
MAKING = Text("正在生成第 {done} / {count} 份：{name}", "Making {done} of {count}: {name}")
WAIT = Text("正在生成……", "Making the file…")


def hand_over(desk: Desk, deliverable: Deliverable[Any], form: str, scope: TargetFilter, since: Since) -> None:
    """Draw the button that hands over one file; it is made once for a load, a scope, a language, an earlier file."""
    with st.spinner(desk.say(WAIT)):
        told = (desk.key, desk.language, str(len(desk.records.entries)), since.file)
        name, content = _file(desk, told, deliverable.id, form, scope, since)
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
    _desk: Desk, told: tuple[str | None, ...], deliverable: str, form: str, scope: TargetFilter, _since: Since
) -> tuple[str, bytes]:
    """Return the name and the bytes of what is handed over; several files come as one archive."""
    del told
    what, records = DELIVERABLES[deliverable], _desk.records
    made = list(publish(_desk.judgement, what, form, scope, records, _desk.language, _since.export))
    if len(made) == 1:
        return made[0].name, made[0].content
    return f"{made[0].name.rsplit('.', 1)[0]}.zip", _zipped([(each.name, each.content) for each in made])


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def hand_over_all(desk: Desk, deliverable: Deliverable[Any], form: str, since: Since) -> None:
    """Make the files of every chain under a bar that says how far it is, then hand them over as one archive."""
    chains = list(desk.city.chains)
    key = f"documents-archive-{deliverable.id}-{form}-{desk.language}-{desk.key}-{since.file}"
    if key not in st.session_state and st.button(desk.say(MAKE, count=len(chains)), type="primary"):
        st.session_state[key] = _made(desk, deliverable, form, since)
    if key in st.session_state:
        whole: bytes = st.session_state[key]
        home = home_name(desk.city.region, desk.language)
        st.download_button(
            desk.say(TAKE, form=f"{deliverable.form_name(form, desk.language)} × {len(chains)}"),
            lambda: whole,
            file_name=f"{file_stem(f'{home}{deliverable.label.of(desk.language)}')}.zip",
            mime="application/zip",
            type="primary",
            on_click="ignore",
        )


def _made(desk: Desk, deliverable: Deliverable[Any], form: str, since: Since) -> bytes:
    chains, bar, found = list(desk.city.chains), st.progress(0.0), []
    for done, chain in enumerate(chains):
        name = chain_name(desk.city.chains[chain], desk.language)
        bar.progress(done / len(chains), desk.say(MAKING, done=done + 1, count=len(chains), name=name))
        old = since.export if since.export is not None and chain in since.export.chains else None
        scope, records = TargetFilter((chain,)), desk.records
        found.append(list(publish(desk.judgement, deliverable, form, scope, records, desk.language, old)))
    bar.empty()
    return _zipped([(each.name, each.content) for each in chained.from_iterable(found)])
