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
from views.documents.previous_version import PreviousVersion
from views.shared.context import PageContext

TAKE = Text("下载 {form}", "Download {form}")
MAKE = Text("生成全部 {count} 份", "Make all {count}")
MAKING = Text("正在生成第 {done} / {count} 份：{name}", "Making {done} of {count}: {name}")
WAIT = Text("正在生成……", "Making the file…")


def download(
    context: PageContext, deliverable: Deliverable[Any], form: str, scope: TargetFilter, previous: PreviousVersion
) -> None:
    """Draw the button that hands over one file; it is made once for a load, a scope, a language, an earlier file."""
    with st.spinner(context.text(WAIT)):
        told = (context.key, context.language, str(len(context.records.entries)), previous.file)
        name, content = _file(context, told, deliverable.id, form, scope, previous)
    st.download_button(
        context.text(TAKE, form=deliverable.form_name(form, context.language)),
        lambda: content,
        file_name=name,
        mime="application/zip" if name.endswith(".zip") else MIMES[form],
        type="primary",
        on_click="ignore",
    )


@st.cache_resource(max_entries=16, show_spinner=False)
def _file(
    _context: PageContext,
    told: tuple[str | None, ...],
    deliverable: str,
    form: str,
    scope: TargetFilter,
    _previous: PreviousVersion,
) -> tuple[str, bytes]:
    """Return the name and the bytes of what is handed over; several files come as one archive."""
    del told
    what, records = DELIVERABLES[deliverable], _context.records
    made = list(publish(_context.judgement, what, form, scope, records, _context.language, _previous.export))
    if len(made) == 1:
        return made[0].name, made[0].content
    return f"{made[0].name.rsplit('.', 1)[0]}.zip", _zipped([(each.name, each.content) for each in made])


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def download_all(context: PageContext, deliverable: Deliverable[Any], form: str, previous: PreviousVersion) -> None:
    """Make the files of every chain under a bar that says how far it is, then hand them over as one archive."""
    chains = list(context.city.chains)
    key = f"documents-archive-{deliverable.id}-{form}-{context.language}-{context.key}-{previous.file}"
    if key not in st.session_state and st.button(context.text(MAKE, count=len(chains)), type="primary"):
        st.session_state[key] = _made(context, deliverable, form, previous)
    if key in st.session_state:
        whole: bytes = st.session_state[key]
        home = home_name(context.city.region, context.language)
        st.download_button(
            context.text(TAKE, form=f"{deliverable.form_name(form, context.language)} × {len(chains)}"),
            lambda: whole,
            file_name=f"{file_stem(f'{home}{deliverable.label.of(context.language)}')}.zip",
            mime="application/zip",
            type="primary",
            on_click="ignore",
        )


def _made(context: PageContext, deliverable: Deliverable[Any], form: str, previous: PreviousVersion) -> bytes:
    chains, bar, found = list(context.city.chains), st.progress(0.0), []
    for done, chain in enumerate(chains):
        name = chain_name(context.city.chains[chain], context.language)
        bar.progress(done / len(chains), context.text(MAKING, done=done + 1, count=len(chains), name=name))
        old = previous.export if previous.export is not None and chain in previous.export.chains else None
        scope, records = TargetFilter((chain,)), context.records
        found.append(list(publish(context.judgement, deliverable, form, scope, records, context.language, old)))
    bar.empty()
    return _zipped([(each.name, each.content) for each in chained.from_iterable(found)])
