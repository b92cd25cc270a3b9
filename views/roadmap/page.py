"""The roadmap of a chain: whom to call first, which link when, what must be built before it, and what was left out."""

import re
from dataclasses import dataclass

import streamlit as st

from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.lists.works_in_hand import works_in_hand
from graph.analysis.roadmap.phase_limits import DEFAULT_LIMITS, YEARS, Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step, plan_chain
from graph.errors import InvalidRequest
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.drawing.roadmap_drawing import STEP_STYLE, draw_roadmap, roadmap_file
from reports.drawing.roadmap_scene import HELPER, build_roadmap_scene
from reports.roadmap.deliverable import ROADMAP
from reports.wording.file_names import file_stem
from reports.wording.punctuation import join_clauses
from reports.wording.roadmap import (
    duration_text,
    failure_text,
    investment_text,
    left_out_text,
    phase_text,
    step_text,
    waiting_text,
)
from reports.wording.sentences import chain_name, link_name
from reports.wording.work_words import WORKS, work_words
from views.shared import texts
from views.shared.arranging import Row
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.empty_state import NO_TARGETS_REMEDY, NOTHING_TO_PLAN, empty_state
from views.shared.failure import in_language
from views.shared.fold import fold
from views.shared.handing_over import handed
from views.shared.kept import kept
from views.shared.lists import calls_block
from views.shared.markup_component import show_markup
from views.shared.query_params import keep, requested_among, settle
from views.shared.table_tools import table_tools
from views.shared.tables import STYLE, words_table
from views.shared.unknown_ids import Known

HELP = Text(
    "先打电话核实，再办马上能办的，然后是要等别的链环建成的。实线箭头：运不远，要先建成；虚线：供料，能外购的不用等。"
    "已有人在办的项目都在近期盯办，不占新开的步数。工期与投资只取同环、规模可比的项目，没有就写“无可比项目”。",
    "Calls come first, then what can be begun at once, then what must wait for another link. A solid arrow: it cannot "
    "travel and must be built first; a dashed one: it feeds the other, which can buy elsewhere. What is under way is "
    "seen through in the near term and takes no place. Time and cost are those of comparable projects, else to be "
    "estimated.",
)
PER_PHASES = Text("改每期步数和年数", "Steps and years a phase")
LIMITS_HELP = Text(
    "步数是每期新开的，0＝不限；一期满了，余下的移到下一期；末期也满的不排，并说明原因。",
    "Steps begun in each phase, 0 = no limit. What finds no room moves on; what finds none in the last is left out.",
)
PER_PHASE = Text("{phase}最多几步", "Most steps, {phase}")
LASTING = Text("{phase}几年", "Years, {phase}")
LIMIT = Text("最多几个项目（0＝不限）", "Max. projects (0 = no limit)")
BUDGET = Text("最多投资，亿元（0＝不限）", "Most, in CNY 100 m (0: no limit)")
CLEAR = Text("恢复默认", "Restore defaults")
WAITING = Text("谁等谁", "What waits for what")
NONE_WAITS = Text("各步互不等待，可以同时办。", "No step waits for another.")
FAILS = Text("如果这一步没办成", "If one step fails")
PLACED = Text("列入 {steps} 步，另有 {left} 环未列", "{steps} steps, {left} left out")
PICTURE = Text("导出图片", "Export image")
AS_DOCUMENT = Text("下载路径图（按默认设置）", "As a document (default settings)")
SURVEY_PLAN = Text("出摸底方案", "Survey plan")
TABLE = Text("逐步列出", "Step by step")
LASTS = {f"{phase.value}_years": phase for phase in YEARS}
"""The phases whose years can be set, by their name in the address."""
USUAL: dict[str, float] = {
    **{phase.value: most for phase, most in DEFAULT_LIMITS.items()},
    **{name: YEARS[phase] for name, phase in LASTS.items()},
}
"""What holds where the address says nothing; nothing else has a default."""
FORMS = {name: re.compile("[0-9]{1,6}") for name in (*(phase.value for phase in Phase), "limit")}
FORMS |= {name: re.compile("[1-9][0-9]?") for name in LASTS}
FORMS["budget"] = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
"""How each limit is written in the address, by its name there."""
ADDRESS: dict[str, Known] = {
    name: lambda _, value, form=form: form.fullmatch(value) is not None  # type: ignore[misc]  # a default binds it
    for name, form in FORMS.items()
}
LEFT_OUT = Text("未排的链环及原因", "What was left out, and why")


def render(context: PageContext) -> None:
    """Draw the roadmap of the chain named in the address, or of the first with targets."""
    chains = _planned(context)
    if not chains:
        st.title(context.text(texts.ROADMAP), anchor=False)
        empty_state(context, NOTHING_TO_PLAN, NO_TARGETS_REMEDY)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(context.text(texts.ROADMAP), anchor=False, width="content")
        chain_id = _chain(context, chains)
        limits = tuple(sorted(_limits(context).items()))
    st.caption(context.text(HELP))
    calls_block(context, chain_id)
    _works(context, chain_id)
    if not context.judgement.targets_of(chain_id):
        empty_state(context, NOTHING_TO_PLAN, NO_TARGETS_REMEDY)
        if needs_survey(context.judgement, chain_id):
            query = {"what": "survey", "chain": chain_id, **context.always}
            st.page_link(context.pages["documents"], label=context.text(SURVEY_PLAN), query_params=query)
        return
    try:
        roadmap = _plan(context, context.key, chain_id, limits)
    except InvalidRequest as refusal:
        with st.container(border=True):
            st.markdown(escape_markdown(in_language(refusal, context.language)))
        return
    drawn = _drawn(context, context.key, context.language, chain_id, limits)
    _picture(context, chain_id, roadmap, drawn)
    _table(context, chain_id, drawn)
    if roadmap.left_out:
        st.markdown(f"##### {context.text(LEFT_OUT)}")
        for line in left_out_text(context.city, roadmap, context.language):
            st.caption(escape_markdown(line))


def _works(context: PageContext, chain_id: str) -> None:
    """Show the projects in hand of the chain, folded."""
    works = works_in_hand(context.judgement, chain_id)
    opened = fold(f"{context.text(WORKS)} · {len(works)}", f"roadmap-works-{context.language}") if works else None
    if opened is not None:
        opened.markdown(
            "\n".join(f"- {escape_markdown(work_words(context.city, work, context.language))}" for work in works)
        )


def _planned(context: PageContext) -> list[str]:
    """Return the chains that have targets, and the one that the address names."""
    asked = st.query_params.get("chain")
    return [chain for chain in context.city.chains if chain == asked or context.judgement.targets_of(chain)]


def _chain(context: PageContext, chains: list[str]) -> str:
    """Draw the choice of chains; the address is kept in step."""
    chosen: str = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda chain: chain_name(context.city.chains[chain], context.language),
        width=320,
        key=requested_among("chain", "roadmap-chain", chains, chains[0]),
        on_change=keep,
        args=("roadmap-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen


def _limits(context: PageContext) -> dict[str, float]:
    """Draw the limits and return those that hold, by their names in the address, which is kept in step."""
    _number(context.text(LIMIT), "limit")
    _number(context.text(BUDGET), "budget")
    box = st.popover(context.text(PER_PHASES), key=f"roadmap-phases-{context.language}", on_change="rerun")
    # the address holds the limits: fields that are folded away need not be drawn for them to hold
    if box.open:
        with box:
            _phases(context)
    return {name: asked for name in FORMS if (asked := _requested(name))}


def _phases(context: PageContext) -> None:
    """Draw the steps and years a phase may take."""
    st.caption(context.text(LIMITS_HELP))
    for phase in Phase:
        _number(context.text(PER_PHASE, phase=phase.label(context.language)), phase.value)
    for name, phase in LASTS.items():
        _number(context.text(LASTING, phase=phase.label(context.language)), name)
    st.button(context.text(CLEAR), key="roadmap-no-limits", on_click=_clear)


def _requested(name: str) -> float:
    """Return a limit of the address, or what holds if the address has none that can be read; 0 is no limit."""
    found = FORMS[name].fullmatch(st.query_params.get(name, ""))
    return USUAL.get(name, 0) if found is None else float(found[0])


def _number(label: str, name: str) -> None:
    """Draw one limit, a budget with decimals; what is set goes into the address."""
    key, money = f"roadmap-{name}", name == "budget"
    st.session_state.setdefault(key, _requested(name) if money else int(_requested(name)))
    least, step, form = (0.0, 5.0, "%g") if money else (int(name in LASTS), 1, "%d")
    st.number_input(label, least, step=step, format=form, width=200, key=key, on_change=_keep, args=(name,))


def _keep(name: str) -> None:
    value = st.session_state[f"roadmap-{name}"]
    if value != USUAL.get(name, 0):
        st.query_params[name] = f"{value:.10g}"
    else:
        st.query_params.pop(name, None)


def _clear() -> None:
    for name in FORMS:
        st.query_params.pop(name, None)
        st.session_state.pop(f"roadmap-{name}", None)


@kept(64)
def _plan(_context: PageContext, key: str, chain_id: str, held: tuple[tuple[str, float], ...]) -> Roadmap:
    del key
    limits = dict(held)
    room = {phase: int(limits[phase.value]) for phase in Phase if phase.value in limits}
    limit = int(limits["limit"]) if "limit" in limits else None
    years = {phase: int(limits[name]) for name, phase in LASTS.items()}
    return plan_chain(_context.judgement, chain_id, limit, limits.get("budget"), room, years)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A roadmap as the page shows it: the picture, the same as a file with its name, and its rows."""

    title: str
    picture: str
    file: str
    rows: tuple[Row, ...]


@kept(64)
def _drawn(_context: PageContext, key: str, language: str, chain_id: str, held: tuple[tuple[str, float], ...]) -> Drawn:
    """Return the drawings of a roadmap, made once for a load, a language, a chain and its limits."""
    del language
    title = chain_name(_context.city.chains[chain_id], _context.language)
    roadmap = _plan(_context, key, chain_id, held)
    scene = build_roadmap_scene(_context.judgement, roadmap, title, _context.language)
    picture = element("div", {"class": "wide"}, draw_roadmap(scene))
    rows = tuple(_row(_context, roadmap, step) for step in roadmap.steps)
    return Drawn(title, to_text(picture), roadmap_file(scene), rows)


def _table(context: PageContext, chain_id: str, drawn: Drawn) -> None:
    """Draw the steps as a table, folded."""
    table = fold(context.text(TABLE), f"roadmap-table-{context.language}")
    if table is not None:
        with table:
            rows = [drawn.rows[place] for place in table_tools(context, f"steps-{chain_id}", drawn.title, drawn.rows)]
            show_markup(to_text(words_table(rows)), key=f"roadmap-rows-{chain_id}", css=STYLE)


def _picture(context: PageContext, chain_id: str, roadmap: Roadmap, drawn: Drawn) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        placed = context.text(PLACED, steps=len(roadmap.steps), left=len(roadmap.left_out))
        st.markdown(f"**{placed}**", width="stretch")
        st.page_link(
            context.pages["documents"],
            label=context.text(AS_DOCUMENT),
            query_params={"what": ROADMAP.id, "chain": chain_id, **context.always},
        )
        st.download_button(
            context.text(PICTURE),
            handed(context, "roadmap.svg", lambda: drawn.file),
            file_name=f"{file_stem(f'{context.text(texts.ROADMAP)}-{drawn.title}')}.svg",
            mime="image/svg+xml",
            on_click="ignore",
        )
    clicked = show_markup(drawn.picture, key=f"roadmap-{chain_id}", css=STEP_STYLE + ".wide{overflow-x:auto}")
    if clicked is not None:
        context.open_link(clicked, chain_id)
    _waiting(context, roadmap)
    fails = failure_text(context.city, roadmap, context.language)
    if fails is not None:
        st.markdown(f"**{context.text(FAILS)}** {escape_markdown(fails)}")


def _waiting(context: PageContext, roadmap: Roadmap) -> None:
    """Say in words what the solid arrows of the picture mean, step by step."""
    told = waiting_text(context.city, roadmap, context.language)
    said = join_clauses(told, context.language) if told else context.text(NONE_WAITS)
    st.markdown(f"**{context.text(WAITING)}** {escape_markdown(said)}")


def _row(context: PageContext, roadmap: Roadmap, step: Step) -> dict[str, str | None]:
    zh = context.language == "zh"
    return {
        context.text(texts.LINK): link_name(context.city.links[step.link_id], context.language),
        "序" if zh else "#": str(step.order),
        "阶段" if zh else "Phase": phase_text(roadmap, step.phase, context.language),
        context.text(texts.STRATEGY): context.text(HELPER)
        if step.strategy is None
        else step.strategy.label(context.language),
        "可比工期" if zh else "Comparable time": duration_text(step.duration, context.language, step.is_underway),
        "可比投资" if zh else "Comparable cost": investment_text(step.investment, context.language, step.is_underway),
        context.text(texts.REASON): step_text(context.city, step, context.language),
    }
