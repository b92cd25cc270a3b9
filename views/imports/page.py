"""Import data: a file walked from its choice to a changed graph in five steps, and what was imported so far."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.model.fact_acts import ImportFile
from graph.text import Text
from reports.drawing.markup import element, to_text
from views.imports import visit
from views.imports.columns import columns_step
from views.imports.file import file_step, shape_step
from views.imports.history import history
from views.imports.look import look_step
from views.imports.rows import rows_step
from views.imports.visit import desk_of, draft, step
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.importing import Draft, Tell
from views.shared.markup_component import show_markup
from views.shared.record_form import why_not

HELP = Text(
    "把手头的办公表格读进来：先看认得什么，再定，最后一起生效；生效前什么都不写，生效后可以撤销。",
    "Read your office files: see what is understood, decide, then let all of it take effect. Nothing is written before "
    "that, and it can be undone afterwards.",
)
VIEW, TAKE, PAST = Text("看什么", "View"), Text("导入一份文件", "Import a file"), Text("导入与改动历史", "History")
STEPS = (
    Text("文件", "File"),
    Text("表形", "Shape"),
    Text("列与单位", "Columns and units"),
    Text("逐行与谁是谁", "Rows and who is who"),
    Text("看会改变什么，生效", "See what changes, apply"),
)
BACK, NEXT = Text("上一步", "Back"), Text("下一步：{step}", "Next: {step}")
OTHER = Text("换一个文件", "Another file")
NOT_YET = Text("还没有写入，资料没有动。", "Nothing is written yet; the graph is as it was.")
AGAIN = Text("按这样再读一遍", "Read it again so")
CSS = (
    "ol{display:flex;flex-wrap:wrap;gap:4px 10px;list-style:none;margin:0;padding:8px 0;"
    "border-top:1px solid var(--lp-line);"
    "border-bottom:1px solid var(--lp-line)}\n"
    "li{display:flex;align-items:center;gap:8px;white-space:nowrap;color:var(--lp-ink2)}"
    "li+li{flex:1}li+li::before{content:'';flex:1;height:1px;background:var(--lp-line2);min-width:12px}"
    "@media (max-width:1000px){ol{flex-wrap:wrap}li+li{flex:0 0 auto}}"
    "b{display:inline-block;width:20px;height:20px;line-height:18px;box-sizing:border-box;border-radius:50%;"
    "border:1px solid var(--lp-accent);text-align:center;font-size:12px;color:var(--lp-accent)}"
    "li.now{font-weight:700;color:var(--lp-ink)}li.now b{background:var(--lp-accent);color:var(--lp-on-accent)}"
    "li.later b{border-color:var(--lp-line2);color:var(--lp-ink3)}"
)
Decisions = Mapping[str, Mapping[str, str]]
DRAWN: Mapping[int, Callable[[PageContext, Draft], Decisions]] = {2: shape_step, 3: columns_step, 4: rows_step}


def render(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.text(texts.IMPORTS), anchor=False)
    st.caption(context.text(HELP))
    _say(context)
    past = desk_of(context).history(context.language)
    labels = {"take": context.text(TAKE), "past": f"{context.text(PAST)} {len(past)}"}
    chosen = st.segmented_control(
        context.text(VIEW),
        list(labels),
        default="take",
        required=True,
        format_func=labels.__getitem__,
        key=f"imports-view-{context.language}",
        label_visibility="collapsed",
    )
    if chosen == "past":
        history(context, past)
        return
    _steps(context)
    made = draft()
    if made is None or step() == 1:
        file_step(context, made)
    elif step() == visit.LAST_STEP:
        _head(context, made)
        look_step(context, made)
        _foot(context, made, {})
    else:
        _head(context, made)
        _foot(context, made, DRAWN[step()](context, made))


def _say(context: PageContext) -> None:
    """Say once what the last press came to; why nothing can be taken in where that is so."""
    said = st.session_state.pop(visit.SAID, None)
    if said is not None:
        st.success(escape_markdown(str(said)))
    closed = why_not(context, ImportFile)
    if closed is not None:
        st.info(closed)


def _steps(context: PageContext) -> None:
    now = step()
    items = []
    for number, text in enumerate(STEPS, 1):
        name = "now" if number == now else ("done" if number < now else "later")
        current = {"aria-current": "step"} if number == now else {}
        items.append(element("li", {"class": name, **current}, element("b", {}, str(number)), context.text(text)))
    show_markup(to_text(element("ol", {}, *items)), key=f"imports-steps-{now}-{context.language}", css=CSS)


def _head(context: PageContext, made: Draft) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        size = made.head["files"][0]["size"] / 1024
        st.markdown(f"**{escape_markdown(made.name)}** · {size:,.0f} KB", width="stretch")
        st.button(context.text(OTHER), key="imports-other", on_click=visit.drop)


def _foot(context: PageContext, made: Draft, decisions: Decisions) -> None:
    """Draw the ways back and on; what was decided at this step is read before the next is shown."""
    changed = any(decisions.values())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(context.text(BACK), key="imports-back", on_click=visit.go, args=(step() - 1,))
        st.caption(context.text(NOT_YET), width="stretch")
        again = changed and st.button(context.text(AGAIN), key="imports-again")
        on = step() < visit.LAST_STEP and st.button(
            context.text(NEXT, step=context.text(STEPS[step()])), key="imports-next", type="primary"
        )
    if not (again or on):
        return
    if changed and not visit.told_on_a_bar(context, visit.READING, lambda tell: _decide(made, decisions, tell)):
        return
    if on:
        visit.go(step() + 1)
    st.rerun()


def _decide(made: Draft, decisions: Decisions, tell: Tell) -> None:
    answers, columns, kinds = (decisions.get(name, {}) for name in ("answers", "columns", "kinds"))
    made.decide(answers, columns, kinds, tell)
