"""What-if: what follows if firms come or go, projects finish or inputs run short, beside how it stands today."""

from collections import Counter

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.what_if.assumption_syntax import format_assumption, from_scenario_json
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, LoseFirm
from graph.analysis.what_if.outcome import WhatIf
from graph.errors import InvalidRequest, NotFound, StoreBusy
from graph.text import Text
from reports.drawing.markup import to_text
from reports.drawing.what_if_scene import WhatIfScene, build_what_if_scene
from reports.what_if.rows import ChangeRow, Sort, change_rows, changes_csv
from reports.what_if.sheet import what_if_sheet
from reports.wording.file_names import file_stem
from reports.wording.punctuation import with_label
from reports.wording.sentences import chain_name
from reports.wording.what_if import assumption_text, whole_text, without_feed_text
from views.shared import texts
from views.shared.assumptions import LAST, SCENARIO, follow, ready, requested_lines, set_assumptions
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.failure import in_language
from views.shared.handing_over import handed
from views.shared.kept import kept
from views.shared.markup_component import show_markup
from views.shared.query_params import keep, requested_among, settle
from views.what_if.assumption_form import add_button, assumption_list, finishable
from views.what_if.saved_scenarios import opened_text, saved_lines, scenarios_part
from views.what_if.what_if_changes import CHANGES_STYLE, changes_table, figures, sides

HELP = Text(
    "假设引进一家企业、一家停产、一个项目投产或一种原料断货，看全链怎样变：断供的、改为外购的、随之停产的都往下推。只是推演，不改资料。",
    "Suppose a firm comes or stops, a project operates or an input runs short, and see how the chain changes: what is "
    "cut from its supply, buys elsewhere or stops along is followed on. Nothing is written.",
)
COLUMN_RATIO = (266, 894)
"""Widths of the suppositions and of what follows from them."""
MOVED = Text("{chain} · 变 {count} 环", "{count} changed · {chain}")
NOTHING = Text("还没有假设", "No assumptions yet")
NOTHING_REMEDY = Text(
    "按“加一条假设”，或从下面选一条本链最常问的开始；也可在全景图、目标看板的链环档案里按“假设引进”。",
    'Press "Add an assumption", or begin with one below; profiles of links have "Suppose it is attracted" too.',
)
RESUME = Text("接着上次的 {count} 条假设", "Resume the last {count} assumptions")
UNANSWERED = Text("这些假设推不出来", "These assumptions cannot be evaluated")
UNANSWERED_REMEDY = Text(
    "在左边去掉有问题的一条；现状的判断没有变。", "Remove the faulty one on the left. Today's results are unchanged."
)
NO_CHANGE = Text("本链没有链环变状态。", "No link of this chain changes its state.")
NONE_OF_SORT = Text("这一类没有变化。", "No changes of this kind.")
SCOPE = Text("范围", "Scope")
SCOPES = {"chain": Text("本链", "This chain"), "city": Text("全市", "The city")}
REST = Text(
    "只列前 {shown} / {total} 条，全部见导出的变化表。", "The first {shown} of {total}; all are in the exported table."
)
PICTURE, TABLE = Text("导出对比图", "Export image"), Text("导出变化表（CSV）", "Export changes (CSV)")
RATE = Text("本地配套率", "Local supply rate")
SHOWN, FIRST = 30, 3


def render(context: PageContext) -> None:
    """Draw the page of the suppositions in the address."""
    if not context.city.chains:
        st.title(context.text(texts.WHAT_IF), anchor=False)
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    _reopen(context)
    lines = requested_lines()
    if lines:
        st.session_state[LAST] = lines
    found, trouble = _followed(context, lines)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(context.text(texts.WHAT_IF), anchor=False, width="content")
        chain_id = _chain(context, found)
        _exports(context, found, chain_id)
    st.caption(context.text(HELP))
    left, right = st.columns(COLUMN_RATIO, gap="medium")
    with left:
        _left(context, chain_id, lines)
    with right:
        if found is not None:
            _outcome(context, found, chain_id)
        elif trouble is not None:
            _unanswered(context, trouble)
        else:
            _begin(context, chain_id)


def _opened_name(context: PageContext, lines: list[str]) -> str | None:
    """Return the scenario that is open: the one the address names, else the latest kept with the same suppositions."""
    alike = [act.name for _, act in context.records.scenarios if list(from_scenario_json(act.changes)) == lines]
    return st.query_params.get(SCENARIO) or next(reversed(alike), None)


def _reopen(context: PageContext) -> None:
    """Open the scenario that the address names, where it says nothing of what is supposed."""
    name = st.query_params.get(SCENARIO)
    kept = None if name is None or requested_lines() else saved_lines(context, name)
    if kept:
        set_assumptions(context, kept, name)
        st.rerun()


def _followed(context: PageContext, lines: list[str]) -> tuple[WhatIf | None, str | None]:
    """Return what follows, or why it cannot be told."""
    if not lines:
        return None, None
    try:
        return follow(context, lines), None
    except StoreBusy:
        st.rerun()
    except (InvalidRequest, NotFound) as error:
        return None, in_language(error, context.language)


def _chain(context: PageContext, found: WhatIf | None) -> str:
    """Draw the choice of chains, each with how many links change; the address is kept in step."""
    moved = (
        Counter()
        if found is None
        else Counter(
            edge.start for change in found.states for edge in context.city.chains_of.get(change.after.link_id, ())
        )
    )
    chains = list(context.city.chains)
    first = moved.most_common(1)[0][0] if moved else chains[0]
    chosen: str = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda each: _chain_text(context, each, moved[each]),
        label_visibility="collapsed",
        width=380,
        key=requested_among("chain", "what-if-chain", chains, first),
        on_change=keep,
        args=("what-if-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen


def _chain_text(context: PageContext, chain_id: str, count: int) -> str:
    name = chain_name(context.city.chains[chain_id], context.language)
    return context.text(MOVED, chain=name, count=count) if count else name


def _left(context: PageContext, chain_id: str, lines: list[str]) -> None:
    name = _opened_name(context, lines)
    if name is not None:
        st.caption(escape_markdown(opened_text(context, name, lines)))
    assumption_list(context, lines)
    add_button(context, chain_id, lines)
    scenarios_part(context, lines)


def _exports(context: PageContext, found: WhatIf | None, chain_id: str) -> None:
    """Draw what exports the comparison as a picture and all changes as a table."""
    st.space("stretch")
    if found is None:
        return
    rows = _rows(found, _key(context, found), context.language)
    name = context.text(texts.WHAT_IF)
    chain = chain_name(context.city.chains[chain_id], context.language)
    st.download_button(
        context.text(PICTURE),
        handed(context, "what-if.svg", lambda: _sheet(context, found, chain_id, rows)),
        file_name=f"{file_stem(f'{name}-{chain}')}.svg",
        mime="image/svg+xml",
        on_click="ignore",
    )
    st.download_button(
        context.text(TABLE),
        handed(context, "what-if.csv", lambda: changes_csv(found, rows, context.language)),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _sheet(context: PageContext, found: WhatIf, chain_id: str, rows: tuple[ChangeRow, ...]) -> str:
    supposed = [assumption_text(context.city, each, context.language) for each in found.assumptions]
    changed = [row for row in rows if row.sort is Sort.STATE and chain_id in row.chains]
    scene = _scene(found, _key(context, found), chain_id, context.language)
    return what_if_sheet(scene, supposed, changed, context.city.load.id, context.language)


def _key(context: PageContext, found: WhatIf) -> tuple[str, ...]:
    return (context.key, *(format_assumption(each) for each in found.assumptions))


@kept(48)
def _rows(_found: WhatIf, key: tuple[str, ...], language: str) -> tuple[ChangeRow, ...]:
    del key
    return change_rows(_found, "en" if language == "en" else "zh")


@kept(48)
def _scene(_found: WhatIf, key: tuple[str, ...], chain_id: str, language: str) -> WhatIfScene:
    del key
    return build_what_if_scene(_found, chain_id, "en" if language == "en" else "zh")


def _outcome(context: PageContext, found: WhatIf, chain_id: str) -> None:
    """Draw what follows: figures, both pictures, and the changes by sort."""
    key = _key(context, found)
    show_markup(to_text(figures(found, chain_id, context.language)), key="what-if-figures", css=CHANGES_STYLE)
    for said in (without_feed_text(found, context.language), _rate_text(context, found, chain_id)):
        if said is not None:
            st.caption(escape_markdown(said))
    clicked = show_markup(
        to_text(sides(_scene(found, key, chain_id, context.language))), key="what-if", css=CHANGES_STYLE
    )
    if clicked is not None:
        context.open_page("panorama", chain=chain_id, link=clicked)
    _changes(context, _rows(found, key, context.language), chain_id)


def _rate_text(context: PageContext, found: WhatIf, chain_id: str) -> str | None:
    """Say why the whole of a chain's local supply rate differs, or None if it does not."""
    change = next((each for each in found.supply if each.chain_id == chain_id), None)
    why = None if change is None else whole_text(context.city, change, context.language)
    return None if why is None else with_label(context.text(RATE), why, context.language)


def _changes(context: PageContext, rows: tuple[ChangeRow, ...], chain_id: str) -> None:
    scope = st.segmented_control(
        context.text(SCOPE),
        list(SCOPES),
        default="chain",
        required=True,
        format_func=lambda each: context.text(SCOPES[each]),
        label_visibility="collapsed",
        key="what-if-scope",
    )
    seen = [row for row in rows if scope == "city" or chain_id in row.chains]
    by_sort = {sort: [row for row in seen if row.sort is sort] for sort in Sort}
    titles = [f"{sort.label(context.language)} {len(found)}" for sort, found in by_sort.items()]
    for tab, (sort, found) in zip(st.tabs(titles), by_sort.items(), strict=True):
        with tab:
            _sort(context, sort, found)


def _sort(context: PageContext, sort: Sort, rows: list[ChangeRow]) -> None:
    if not rows:
        st.caption(context.text(NO_CHANGE if sort is Sort.STATE else NONE_OF_SORT))
        return
    table = changes_table(rows[:SHOWN], context.language)
    clicked = show_markup(to_text(table), key=f"changes-{sort.value}", css=CHANGES_STYLE)
    if clicked is not None:
        context.open_link(clicked)
    if len(rows) > SHOWN:
        st.caption(context.text(REST, shown=SHOWN, total=len(rows)))


def _unanswered(context: PageContext, trouble: str) -> None:
    with st.container(border=True):
        st.subheader(context.text(UNANSWERED), anchor=False)
        st.markdown(escape_markdown(trouble))
        st.caption(context.text(UNANSWERED_REMEDY))


def _begin(context: PageContext, chain_id: str) -> None:
    """Draw that nothing is supposed, and what is asked most of the chain, to begin with."""
    with st.container(border=True):
        st.subheader(context.text(NOTHING), anchor=False)
        st.markdown(context.text(NOTHING_REMEDY))
        last = st.session_state.get(LAST)
        if last:
            label = context.text(RESUME, count=len(last))
            st.button(label, key="resume-what-if", on_click=set_assumptions, args=(context, last))
        for supposed in drawn(context, _usual, chain_id):
            line, words = (
                format_assumption(supposed),
                escape_markdown(assumption_text(context.city, supposed, context.language)),
            )
            st.button(words, key=f"begin-{line}", on_click=set_assumptions, args=(context, [line]))
    # read now what a what-if starts from, so that the first supposition is answered as soon as the others
    ready(context)


def _usual(context: Shown, chain_id: str) -> list[Assumption]:
    """Return what is asked most: the first targets attracted, projects under way finished, the owners lost."""
    found: list[Assumption] = []
    for target in context.judgement.targets_of(chain_id)[:FIRST]:
        ranked = rank_candidates(context.city, target.link_id)
        found.append(AttractFirm(ranked[0].firm.id if ranked else None, target.link_id))
    inside = context.judgement.inside(chain_id)
    found += [FinishProject(project) for project, link in finishable(context, chain_id).items() if link in inside][
        :FIRST
    ]
    return [*found, *(LoseFirm(firm.id) for firm in context.judgement.owners(chain_id))]
