"""The shortlist, what was verified, and the log of everything done in the app: who, when and on which load."""

import pandas as pd
import streamlit as st

from graph.model.acts import LogEntry, ShortlistAct
from graph.text import Text
from reports.shortlist.rows import ListedRow, shortlist_csv, shortlist_rows
from reports.wording.language import BLANK
from reports.wording.records import OF_ENTRY, about_text, act_text, made_text, time_text
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.handing_over import handed
from views.shared.record_form import undo_button
from views.shared.ruling_form import ruling_line
from views.shared.shortlist_form import note_button, remove_button
from views.shared.table_tools import table_tools
from views.shared.waiting import of_kinds, waiting_part
from views.shared.wording_hints import wording_hints

HELP = Text(
    "跟进清单全员共用，不分个人：谁列入、移出，大家都看得见。各页列入的链环与企业、核实过的缺口都在这里，"
    "写明哪个单位、何时、据哪一版资料；资料更新不影响它们。每一步都可撤销，撤销也留记录。",
    "One shortlist for everybody: what one puts on it or takes off, all see. It holds what was put there and what was "
    "verified, with who, when and on which load; loading the facts again leaves it alone. Every step can be undone, "
    "and the undo is kept too.",
)
LISTED = Text("跟进清单", "Shortlist")
SETTLED = Text("核实", "Verified")
RECORDS = Text("记录", "Records")
LOG = Text("全部记录 {count} 条", "All {count} records")
EMPTY = Text("跟进清单还是空的", "The shortlist is empty")
EMPTY_REMEDY = Text(
    "在目标看板或全景图上点开一个链环，按“列入跟进”。",
    'Open a link on the targets board or the panorama and press "Add to shortlist".',
)
NOTHING_SETTLED = Text(
    "还没有核实记录。在全景图上点开一个缺口，按“核实本地没有”或“核定不招引”。",
    'Nothing verified yet. Open a gap on the panorama and press "Confirm: none here" or "Rule out".',
)
EXPORT = Text("导出跟进清单（CSV）", "Export shortlist (CSV)")
SCORE = Text("得分 {score} · 全市第 {rank} 位", "score {score} · rank {rank} in the city")
NO_NOTE = Text("没有备注", "no note")
LAST = Text(
    "只列最近 {shown} / {total} 条；全部见 `python -m pipeline records`。",
    "Showing the last {shown} of {total}; all with `python -m pipeline records`.",
)
UNDONE, STANDS = Text("已撤销", "undone"), Text("有效", "stands")
HEADERS = (
    Text("序", "#"),
    Text("时间", "Time (Beijing)"),
    Text("记录单位", "Recorded by"),
    Text("操作", "Action"),
    Text("对象", "Subject"),
    Text("理由或备注", "Reason or note"),
    Text("资料版次", "Data load"),
    Text("现状", "Now"),
)
MAX_SHOWN = 200


def render(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.text(texts.SHORTLIST), anchor=False)
    st.caption(context.text(HELP))
    rows = shortlist_rows(context.judgement, context.records.shortlist, context.language)
    _listed(context, rows)
    _settled(context)
    _log(context)


def _listed(context: PageContext, rows: tuple[ListedRow, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"##### {context.text(LISTED)} {len(rows)}", width="stretch")
        if rows:
            st.download_button(
                context.text(EXPORT),
                handed(context, "shortlist.csv", lambda: shortlist_csv(rows, context.language)),
                file_name=f"{context.text(LISTED)}.csv",
                mime="text/csv",
                on_click="ignore",
            )
    if not rows:
        with st.container(border=True):
            st.markdown(f"**{context.text(EMPTY)}**")
            st.caption(context.text(EMPTY_REMEDY))
    for row in rows:
        _row(context, row)
    waiting_part(context, "shortlist", of_kinds(ShortlistAct))


def _row(context: PageContext, row: ListedRow) -> None:
    """Draw one place of the shortlist as a card: what, how it stands today, the note, who and when."""
    cells = row.cells
    with st.container(border=True, key=f"listed-{row.entry.sequence}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            place = f" {escape_markdown(cells['place'])}" if cells["place"] else ""
            st.markdown(f"**{escape_markdown(cells['about'])}**{place}", width="stretch")
            if cells["score"]:
                st.page_link(
                    context.pages["targets"],
                    label=context.text(texts.TARGETS),
                    query_params={"link": row.act.link_id, **context.always},
                )
            note_button(context, row.act)
            remove_button(context, row.act)
        told = [escape_markdown(cells["standing"])]
        if cells["score"]:
            told.append(context.text(SCORE, score=cells["score"], rank=cells["rank"]))
        told += [escape_markdown(cells[name]) for name in ("chains", "reason") if cells[name]]
        st.caption(" · ".join(told))
        st.markdown(escape_markdown(cells["note"]) if cells["note"] else f":gray[{context.text(NO_NOTE)}]")
        wording_hints(context, row.entry)
        record = escape_markdown(context.text(OF_ENTRY, sequence=row.entry.sequence))
        st.caption(f"{record} · {escape_markdown(made_text(row.entry, context.language))}")


def _settled(context: PageContext) -> None:
    st.markdown(f"##### {context.text(SETTLED)} {len(context.records.rulings)}")
    if not context.records.rulings:
        st.caption(context.text(NOTHING_SETTLED))
    for entry, act in context.records.rulings:
        with st.container(border=True, key=f"settled-{entry.sequence}"):
            ruling_line(context, entry, about=True)
            if act.chain_id in context.city.chains and act.link_id in context.judgement.inside(act.chain_id):
                st.page_link(
                    context.pages["panorama"],
                    label=context.text(texts.PANORAMA),
                    query_params={"chain": act.chain_id, "link": act.link_id, **context.always},
                )


def _log(context: PageContext) -> None:
    """Draw the log, the latest first, and what undoes its last entry."""
    entries = context.records.entries
    if not entries:
        return
    with st.expander(context.text(LOG, count=len(entries))):
        heads = [context.text(head) for head in HEADERS]
        rows = [dict(zip(heads, _entry(context, entry), strict=True)) for entry in entries[: -MAX_SHOWN - 1 : -1]]
        # entries of the ledger tell amounts and problems of every project
        places = table_tools(context, "log", context.text(RECORDS), rows, paper="projects")
        shown = [rows[place] for place in places]
        st.dataframe(pd.DataFrame(shown, columns=heads), hide_index=True, width="stretch")
        if len(entries) > MAX_SHOWN:
            st.caption(context.text(LAST, shown=MAX_SHOWN, total=len(entries)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(context.text(OF_ENTRY, sequence=entries[-1].sequence), width="content")
            undo_button(context, entries[-1], "log")


def _entry(context: PageContext, entry: LogEntry) -> tuple[str, ...]:
    act = entry.act
    proposal = context.records.proposals.all.get(entry.sequence)
    if proposal is not None:
        now = proposal.standing.label(context.language)
    elif entry.sequence in context.records.undone:
        now = context.text(UNDONE)
    else:
        now = context.text(STANDS) if context.records.stands(entry) else BLANK
    return (
        str(entry.sequence),
        time_text(entry),
        entry.who,
        act_text(act, context.language),
        about_text(context.city, act, context.language),
        entry.reason or BLANK,
        entry.load_id,
        now,
    )
