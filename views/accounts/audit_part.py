"""What the auditor does: read, search, check and export the audit."""

import streamlit as st

from access.account import day_of
from access.administration import Administration
from access.audit import Outcome
from graph.text import Text
from reports.access.table import AUDIT_HEADS, audit_csv, audit_row
from reports.wording.language import Language
from views.accounts.account_table import show_table

TITLE = Text("审计", "Audit")
SHOWN = Text("最近 {shown} 条 / {total} 条，任何角色都删不掉", "The latest {shown} of {total}; no role can delete any")
SEARCH, REFUSED = (
    Text("搜索（账号、做什么、内容、日期）", "Search (account, action, about, day)"),
    Text("只看拒绝", "Refused only"),
)
WHOLE = Text(
    "记录连续，没有缺号、没有改动。第 1—{last} 条逐条相扣；最早一条 {first}，全部保存，不删。",
    "Whole: no gap, nothing altered. Entries 1 to {last} are tied together; the first is of {first}; all are kept.",
)
MAKE, TAKE = Text("审计导出", "Export the audit"), Text("下载 CSV", "Download CSV")
FILE = Text("审计-{day}.csv", "audit-{day}.csv")
MOST = 200
"""Entries that are shown at once."""


def audit_part(desk: Administration, language: Language) -> None:
    """Draw the audit, the latest entry first. Raises AuditDamaged, which says which entry is not whole."""
    st.subheader(TITLE.of(language), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(SEARCH.of(language), key="audit-search", max_chars=60).strip()
        refused = st.checkbox(REFUSED.of(language), key="audit-refused")
        _export(desk, language)
    everything = desk.read_audit()
    found = desk.read_audit(text, None, Outcome.REFUSED if refused else None) if text or refused else everything
    st.caption(SHOWN.of(language, shown=min(MOST, len(found)), total=f"{len(found):,}"))
    heads = {name: head.of(language) for name, head in AUDIT_HEADS.items()}
    cells = [audit_row(entry, language) for entry in found[:MOST]]
    show_table([{heads[name]: row[name] for name in row} for row in cells], "audit")
    if everything:
        st.success(WHOLE.of(language, last=f"{len(everything):,}", first=everything[-1].at[:10]))


def _export(desk: Administration, language: Language) -> None:
    """Make the file when asked, for that it was asked for is an entry; then hand it over."""
    if st.button(MAKE.of(language), key="audit-make"):
        content = audit_csv(desk.export_audit(), language)
        name = FILE.of(language, day=day_of(desk.sessions.clock()))
        st.download_button(
            TAKE.of(language), content, file_name=name, mime="text/csv", on_click="ignore", key="audit-take"
        )
