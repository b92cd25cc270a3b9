"""The last step of an import: what would change, by whom it is entered, and the press that lets it take effect."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from graph.model.fact_acts import ImportFile
from graph.model.kinds import Basis
from graph.store.log_limits import MAX_REASON
from graph.text import Text
from reports.wording.facts import node_name
from views.imports import visit
from views.imports.visit import desk_of, field_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.fact_changes import rows_part, show_changes
from views.shared.importing import Draft, Plain, Tell
from views.shared.record_form import why_not
from views.shared.signature import signature_field, signer
from views.shared.waiting import entered_text

LOOKING = Text("正在算会改变什么", "Working out what would change")
TAKING = Text("正在写入并重新判断", "Writing and judging anew")
ERRORS = Text("有错格的行也要（错格空着）", "Take rows with cells to fix too, those cells left blank")
OVER = Text("别人改过的也以这份为准", "Let this file stand over what others changed")
CHAIN, NO_CHAIN = Text("没写产业链的行归到", "Chain of rows that name none"), Text("不归到哪条链", "None")
NEW_CHAIN = Text("还没有产业链，可直接写名称", "No chain yet: write a name")
DATASET = Text("这份名单叫什么（新一期沿用同一个名）", "Name of this list (the next edition keeps it)")
EVIDENCE = Text(
    "整份文件的出处，行里自己写了的照行里的；文件名和行号总会记在后面。",
    "Evidence of the whole file; rows that state their own keep it, and file and row always stand behind it.",
)
SOURCE, AS_OF = Text("出处（发文单位、文件名或网址）", "Source"), Text("截至（年、月或日）", "As of")
BASIS = Text("依据", "Basis")
OPTIONS = Text("怎么读入", "How it is taken in")
APPLY, REASON = Text("生效", "Apply"), Text("理由或备注", "Reason or note")
UNSIGNED = Text("请先写明由谁记录。", "Say first by whom it is recorded.")
WHOLE = Text(
    "要么全部写入，要么一条不写；写入后在“导入与改动历史”里可以撤销。",
    "All of it is written or nothing; it can be undone under “History”.",
)
TAKEN = Text("已生效：{file}（记录 #{number}，资料版次 {load}）。", "Applied: {file} (record #{number}, graph {load}).")
HELD, HELD_HEADS = Text("没有导入 {count} 行", "Rows held back: {count}"), (Text("行", "Row"), Text("为什么", "Why"))
LIST = Text("{file} → {dataset}：{rows} 行", "{file} → {dataset}: {rows} rows")
FOLLOWS = Text(
    "，是记录 #{number} 的新一期，取代它（{changes}）",
    ", the next edition of record #{number}, replacing it ({changes})",
)
CHANGES = {
    "added": Text("新增", "added"),
    "removed": Text("移除", "removed"),
    "changed": Text("改动", "changed"),
    "renamed": Text("更名", "renamed"),
}
HOME = Text(
    "{count} 家新企业没写城市，按本市读入。", "{count} new firms without a city were taken as of the home city."
)
KEPT = Text("资料里暂无此项，随记录保存：{names}", "No column for these yet, kept with the record: {names}")


def look_step(context: PageContext, made: Draft) -> None:
    """Draw what would change and what lets it take effect."""
    options = _options(context, made)
    ahead = once(context, repr(options), lambda tell: made.preview(context.language, options, tell))
    if ahead is None:
        return
    for each in ahead["files"]:
        _file(context, each)
    show_changes(context, ahead)
    _apply(context, made, options)


def _options(context: PageContext, made: Draft) -> Any:
    with st.expander(context.text(OPTIONS)):
        errors = st.checkbox(context.text(ERRORS), key="imports-errors", disabled=not made.head["counts"]["error"])
        over = st.checkbox(context.text(OVER), key="imports-over")
        chains = {each.id: node_name(each, context.language) for each in context.city.chains.values()}
        chain = st.selectbox(
            context.text(CHAIN),
            [None, *chains],
            format_func=lambda chain: context.text(NO_CHAIN) if chain is None else chains.get(chain, chain),
            key="imports-chain",
            width=360,
            accept_new_options=not chains,
            placeholder=context.text(NEW_CHAIN) if not chains else None,
        )
        dataset = st.text_input(context.text(DATASET), key="imports-dataset", max_chars=60, width=360).strip()
        evidence = _evidence(context)
    return desk_of(context).options(dataset or None, chain, errors, over, evidence)


def _evidence(context: PageContext) -> tuple[str | None, str | None, str | None]:
    """Ask once for the whole file where it comes from, of when it is and what it rests on."""
    st.caption(context.text(EVIDENCE))
    source, date, basis = st.columns((3, 2, 2))
    said = source.text_input(context.text(SOURCE), key="imports-source", max_chars=300).strip()
    as_of = date.text_input(context.text(AS_OF), key="imports-as-of", max_chars=20).strip()
    words = {str(each.value): each.label(context.language) for each in Basis}
    held = basis.selectbox(context.text(BASIS), list(words), format_func=lambda each: words[each], key="imports-basis")
    return said or None, as_of or None, held


def once(context: PageContext, about: str, look: Callable[[Tell], Plain]) -> Plain | None:
    """Return what is ahead, worked out once for what it is about and what the log holds; None where it was refused."""
    entries = context.records.entries
    asked = (context.language, about, entries[-1].sequence if entries else 0)
    kept = st.session_state.get(visit.AHEAD)
    if kept is None or kept[0] != asked:
        found: list[Plain] = []
        if not visit.told_on_a_bar(context, LOOKING, lambda tell: found.append(look(tell))):
            return None
        kept = st.session_state[visit.AHEAD] = (asked, found[0])
    ahead: Plain = kept[1]
    return ahead


def _file(context: PageContext, each: Plain) -> None:
    said = context.text(LIST, file=each["file"], dataset=each["dataset"], rows=f"{each['rows']:,}")
    stop = "、" if context.language == "zh" else ", "
    if each["follows"] is not None:
        changes = stop.join(f"{text.of(context.language)} {each['changes'][name]}" for name, text in CHANGES.items())
        said += context.text(FOLLOWS, number=each["follows"], changes=changes)
    st.markdown(escape_markdown(said))
    if each["assumed_home"]:
        st.caption(context.text(HOME, count=each["assumed_home"]))
    if each["unplaced"]:
        names = stop.join(f"{field_text(context, name)} {count:,}" for name, count in each["unplaced"].items())
        st.caption(escape_markdown(context.text(KEPT, names=names)))
    if each["ledger"]:
        # a level of the list is two blanks, as on the command line
        levels = [(len(line) - len(line.lstrip())) // 2 - 1 for line in each["ledger"]]
        told = [
            f"{'    ' * level}- {escape_markdown(line.strip())}"
            for level, line in zip(levels, each["ledger"], strict=True)
        ]
        st.markdown("\n".join(told))
    if each["held"]:
        rows = [(source.removeprefix(f"{each['file']}!"), why) for source, why in each["held"]]
        rows_part(context, HELD, HELD_HEADS, rows, "held")


def _apply(context: PageContext, made: Draft, options: Any) -> None:
    with st.container(border=True):
        st.caption(context.text(WHOLE))
        signature_field(context)
        reason = st.text_input(context.text(REASON), key="imports-reason", max_chars=MAX_REASON).strip()
        closed = why_not(context, ImportFile)
        pressed = st.button(
            context.text(APPLY),
            type="primary",
            key="imports-apply",
            disabled=closed is not None,
            help=closed,
        )
    if not pressed:
        return
    if not signer(context):
        st.warning(context.text(UNSIGNED))
        return
    done: list[tuple[int, str]] = []
    who = signer(context)
    if visit.told_on_a_bar(context, TAKING, lambda tell: done.append(made.commit(options, who, reason or None, tell))):
        number, load = done[0]
        stands = context.text(TAKEN, file=made.name, number=number, load=load)
        st.session_state[visit.SAID] = entered_text(context, number, stands)
        visit.drop()
        st.rerun()
