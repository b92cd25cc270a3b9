"""An earlier catalogue to be compared with: taken from the planner's file, and what is wrong with it told."""

from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO

import streamlit as st

from graph.analysis.versions.diff import diff_versions
from graph.analysis.versions.version_record import VersionRecord
from graph.errors import LianpuError
from graph.text import Text
from reports.formats.typed_cells import TypedCells
from reports.wording.versions import edition_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.failure import in_language

TITLE = Text("与上一版比较", "Compare with an earlier version")
ASK = Text("上一版目录（Excel）", "The earlier catalogue (Excel)")
HELP = Text(
    "选一份以前下载的目录：新文件里会多出“版本差异”（哪些目标新增、退出、变化，哪些企业来去、迁址，为什么），黄底格里填写的内容也会带回。"
    "文件只在本机读，不保存。",
    "Choose a catalogue you downloaded earlier: the new file then shows which targets were added, removed or changed, "
    "which firms came, went or moved, and why, and keeps what was filled into yellow cells. The file is read on this "
    "machine and not stored.",
)
TAKEN = Text("将与{edition}的目录比较。", "Compared with the catalogue of {edition}.")


@dataclass(frozen=True, slots=True)
class PreviousVersion:
    """The version record of an earlier catalogue, what tells its file from others, and what was filled in there.

    All are None if none is given.
    """

    export: VersionRecord | None = None
    file: str | None = None
    typed: TypedCells | None = None


def choose_previous(context: PageContext, chains: Collection[str]) -> PreviousVersion:
    """Draw the choice of an earlier catalogue; a file that cannot be compared over the chains is refused in words."""
    with st.popover(context.text(TITLE)):
        st.caption(context.text(HELP))
        given = st.file_uploader(context.text(ASK), type=["xlsx"], key="documents-since")
    if given is None:
        return PreviousVersion()
    try:
        export, typed = _read(given.getvalue())
        _refuse_other(context, export, chains)
    except LianpuError as refusal:
        st.error(escape_markdown(in_language(refusal, context.language)))
        return PreviousVersion()
    st.caption(context.text(TAKEN, edition=edition_text(export, context.language)))
    return PreviousVersion(export, given.file_id, typed)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(content: bytes) -> tuple[VersionRecord, TypedCells]:
    # openpyxl takes a fifth of a second to import; no other page reads a workbook
    from reports.catalogue.typed_book import read_typed  # noqa: PLC0415
    from reports.version_sheet import read_version  # noqa: PLC0415

    return read_version(BytesIO(content)), read_typed(BytesIO(content))


def _refuse_other(context: PageContext, export: VersionRecord, chains: Collection[str]) -> None:
    """Raise InvalidRequest where an earlier catalogue is of another city or holds none of the chains."""
    from graph.analysis.versions.version_record import take_version_record  # noqa: PLC0415

    diff_versions(export, take_version_record(context.judgement, chains))
