"""What-if: what follows if firms come or go, projects finish or inputs run short, beside how it stands today."""

from collections import Counter

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.what_if.assumption_syntax import format_assumption, from_scenario_json
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, LoseFirm
from graph.analysis.what_if.outcome import WhatIf
from graph.errors import InvalidRequest, NotFound, StoreBusy
from reports.drawing.markup import to_text
from reports.drawing.what_if_scene import WhatIfScene, build_what_if_scene
from reports.what_if.rows import ChangeRow, Sort, change_rows, changes_csv
from reports.what_if.sheet import what_if_sheet
from reports.wording.file_names import file_stem
from reports.wording.language import Text
from reports.wording.punctuation import with_label
from reports.wording.sentences import chain_name
from reports.wording.what_if import assumption_text, whole_text, without_feed_text
from views.shared import texts
from views.shared.address import asked_among, keep, settle
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.failure import in_language
from views.shared.mount import mount
from views.shared.nothing_yet import NO_CHAINS, NO_CHAINS_DO, nothing_yet
from views.shared.supposed import LAST, SCENARIO, follow, lines_asked, ready, suppose_lines
from views.what_if.changes import CHANGES_STYLE, changes_table, figures, sides
from views.what_if.scenarios import kept_lines, opened_words, scenarios_part
from views.what_if.supposing import adding, finishable, supposed_list

HELP = Text(
    "假设引进一家企业、一家停产、一个项目投产或一种原料断货，看全链怎样变：断供的、改为外购的、随之停产的都往下推。只是推演，不改资料。",
    "Suppose a firm comes or stops, a project operates or an input runs short, and see how the chain changes: what is "
    "cut from its supply, buys elsewhere or stops along is followed on. Nothing is written.",
)
BESIDE = (266, 894)
"""Widths of the suppositions and of what follows from them."""
MOVED = Text("{chain} · 变 {count} 环", "{count} changed · {chain}")
NOTHING = Text("还没有假设", "Nothing is supposed yet")
NOTHING_DO = Text(
    "按“加一条假设”，或从下面选一条本链最常问的开始；也可在全景图、目标板的链环档案里按“假设引进”。",
    'Press "Add a supposition", or begin with one below; profiles of links have "Suppose it is attracted" too.',
)
RESUME = Text("接着上次的 {count} 条假设", "Go on with the last {count} suppositions")
UNANSWERED = Text("这些假设推不出来", "These suppositions cannot be followed")
UNANSWERED_DO = Text(
    "在左边去掉有问题的一条；今日的判断没有变。", "Take the faulty one out on the left; today's judgement stands."
)
NO_CHANGE = Text("本链没有链环变状态。", "No link of this chain changes its state.")
NONE_OF_SORT = Text("这一类没有变化。", "Nothing of this sort changes.")
SCOPE = Text("范围", "Scope")
SCOPES = {"chain": Text("本链", "This chain"), "city": Text("全市", "The city")}
REST = Text(
    "只列前 {shown} / {total} 条，全部见导出的变化表。", "The first {shown} of {total}; all are in the exported table."
)
PICTURE, TABLE = Text("导出对比图", "Export picture"), Text("导出变化表（CSV）", "Export changes (CSV)")
RATE = Text("本地配套率", "Local supply rate")
SHOWN, FIRST = 30, 3


def render(desk: Desk) -> None:
    """Draw the page of the suppositions in the address."""
    if not desk.city.chains:
        st.title(desk.say(texts.WHAT_IF), anchor=False)
        nothing_yet(desk, NO_CHAINS, NO_CHAINS_DO)
        return
    _reopen(desk)
    lines = lines_asked()
    if lines:
        st.session_state[LAST] = lines
    found, trouble = _followed(desk, lines)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(texts.WHAT_IF), anchor=False, width="content")
        chain_id = _chain(desk, found)
        _exports(desk, found, chain_id)
    st.caption(desk.say(HELP))
    left, right = st.columns(BESIDE, gap="medium")
    with left:
        _left(desk, chain_id, lines)
    with right:
        if found is not None:
            _outcome(desk, found, chain_id)
        elif trouble is not None:
            _unanswered(desk, trouble)
        else:
            _begin(desk, chain_id)


def _opened_name(desk: Desk, lines: list[str]) -> str | None:
    """Return the scenario that is open: the one the address names, else the latest kept with the same suppositions."""
    alike = [act.name for _, act in desk.records.scenarios if list(from_scenario_json(act.changes)) == lines]
    return st.query_params.get(SCENARIO) or next(reversed(alike), None)


def _reopen(desk: Desk) -> None:
    """Open the scenario that the address names, where it says nothing of what is supposed."""
    name = st.query_params.get(SCENARIO)
    kept = None if name is None or lines_asked() else kept_lines(desk, name)
    if kept:
        suppose_lines(desk, kept, name)
        st.rerun()


def _followed(desk: Desk, lines: list[str]) -> tuple[WhatIf | None, str | None]:
    """Return what follows, or why it cannot be told."""
    if not lines:
        return None, None
    try:
        return follow(desk, lines), None
    except StoreBusy:
        st.rerun()
    except (InvalidRequest, NotFound) as error:
        return None, in_language(error, desk.language)


def _chain(desk: Desk, found: WhatIf | None) -> str:
    """Draw the choice of chains, each with how many links change; the address is kept in step."""
    moved = (
        Counter()
        if found is None
        else Counter(
            edge.start for change in found.states for edge in desk.city.chains_of.get(change.after.link_id, ())
        )
    )
    chains = list(desk.city.chains)
    first = moved.most_common(1)[0][0] if moved else chains[0]
    chosen: str = st.selectbox(
        desk.say(texts.CHAIN),
        chains,
        format_func=lambda each: _chain_words(desk, each, moved[each]),
        label_visibility="collapsed",
        width=380,
        key=asked_among("chain", "what-if-chain", chains, first),
        on_change=keep,
        args=("what-if-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen


def _chain_words(desk: Desk, chain_id: str, count: int) -> str:
    name = chain_name(desk.city.chains[chain_id], desk.language)
    return desk.say(MOVED, chain=name, count=count) if count else name


def _left(desk: Desk, chain_id: str, lines: list[str]) -> None:
    name = _opened_name(desk, lines)
    if name is not None:
        st.caption(plain(opened_words(desk, name, lines)))
    supposed_list(desk, lines)
    adding(desk, chain_id, lines)
    scenarios_part(desk, lines)


def _exports(desk: Desk, found: WhatIf | None, chain_id: str) -> None:
    """Draw what exports the comparison as a picture and all changes as a table."""
    st.space("stretch")
    if found is None:
        return
    rows = _rows(found, _key(desk, found), desk.language)
    name = desk.say(texts.WHAT_IF)
    chain = chain_name(desk.city.chains[chain_id], desk.language)
    st.download_button(
        desk.say(PICTURE),
        lambda: _sheet(desk, found, chain_id, rows),
        file_name=f"{file_stem(f'{name}-{chain}')}.svg",
        mime="image/svg+xml",
        on_click="ignore",
    )
    st.download_button(
        desk.say(TABLE),
        lambda: changes_csv(found, rows, desk.language),
        file_name=f"{name}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _sheet(desk: Desk, found: WhatIf, chain_id: str, rows: tuple[ChangeRow, ...]) -> str:
    supposed = [assumption_text(desk.city, each, desk.language) for each in found.assumptions]
    changed = [row for row in rows if row.sort is Sort.STATE and chain_id in row.chains]
    scene = _scene(found, _key(desk, found), chain_id, desk.language)
    return what_if_sheet(scene, supposed, changed, desk.city.load.id, desk.language)


def _key(desk: Desk, found: WhatIf) -> tuple[str, ...]:
    return (desk.key, *(format_assumption(each) for each in found.assumptions))


@st.cache_resource(max_entries=48, show_spinner=False)
def _rows(_found: WhatIf, key: tuple[str, ...], language: str) -> tuple[ChangeRow, ...]:
    del key
    return change_rows(_found, "en" if language == "en" else "zh")


@st.cache_resource(max_entries=48, show_spinner=False)
def _scene(_found: WhatIf, key: tuple[str, ...], chain_id: str, language: str) -> WhatIfScene:
    del key
    return build_what_if_scene(_found, chain_id, "en" if language == "en" else "zh")


def _outcome(desk: Desk, found: WhatIf, chain_id: str) -> None:
    """Draw what follows: figures, both pictures, and the changes by sort."""
    key = _key(desk, found)
    mount(to_text(figures(found, chain_id, desk.language)), key="what-if-figures", css=CHANGES_STYLE)
    for said in (without_feed_text(found, desk.language), _rate_words(desk, found, chain_id)):
        if said is not None:
            st.caption(plain(said))
    clicked = mount(to_text(sides(_scene(found, key, chain_id, desk.language))), key="what-if", css=CHANGES_STYLE)
    if clicked is not None:
        desk.go("panorama", chain=chain_id, link=clicked)
    _changes(desk, _rows(found, key, desk.language), chain_id)


def _rate_words(desk: Desk, found: WhatIf, chain_id: str) -> str | None:
    """Say why the whole of a chain's local supply rate differs, or None if it does not."""
    change = next((each for each in found.supply if each.chain_id == chain_id), None)
    why = None if change is None else whole_text(desk.city, change, desk.language)
    return None if why is None else with_label(desk.say(RATE), why, desk.language)


def _changes(desk: Desk, rows: tuple[ChangeRow, ...], chain_id: str) -> None:
    scope = st.segmented_control(
        desk.say(SCOPE),
        list(SCOPES),
        default="chain",
        required=True,
        format_func=lambda each: desk.say(SCOPES[each]),
        label_visibility="collapsed",
        key="what-if-scope",
    )
    seen = [row for row in rows if scope == "city" or chain_id in row.chains]
    by_sort = {sort: [row for row in seen if row.sort is sort] for sort in Sort}
    titles = [f"{sort.label(desk.language)} {len(found)}" for sort, found in by_sort.items()]
    for tab, (sort, found) in zip(st.tabs(titles), by_sort.items(), strict=True):
        with tab:
            _sort(desk, sort, found)


def _sort(desk: Desk, sort: Sort, rows: list[ChangeRow]) -> None:
    if not rows:
        st.caption(desk.say(NO_CHANGE if sort is Sort.STATE else NONE_OF_SORT))
        return
    table = changes_table(rows[:SHOWN], desk.language)
    clicked = mount(to_text(table), key=f"changes-{sort.value}", css=CHANGES_STYLE)
    if clicked is not None:
        desk.open_link(clicked)
    if len(rows) > SHOWN:
        st.caption(desk.say(REST, shown=SHOWN, total=len(rows)))


def _unanswered(desk: Desk, trouble: str) -> None:
    with st.container(border=True):
        st.subheader(desk.say(UNANSWERED), anchor=False)
        st.markdown(plain(trouble))
        st.caption(desk.say(UNANSWERED_DO))


def _begin(desk: Desk, chain_id: str) -> None:
    """Draw that nothing is supposed, and what is asked most of the chain, to begin with."""
    with st.container(border=True):
        st.subheader(desk.say(NOTHING), anchor=False)
        st.markdown(desk.say(NOTHING_DO))
        last = st.session_state.get(LAST)
        if last:
            label = desk.say(RESUME, count=len(last))
            st.button(label, key="resume-what-if", on_click=suppose_lines, args=(desk, last))
        for supposed in _usual(desk, chain_id):
            line, words = format_assumption(supposed), plain(assumption_text(desk.city, supposed, desk.language))
            st.button(words, key=f"begin-{line}", on_click=suppose_lines, args=(desk, [line]))
    # read now what a what-if starts from, so that the first supposition is answered as soon as the others
    ready(desk)


def _usual(desk: Desk, chain_id: str) -> list[Assumption]:
    """Return what is asked most: the first targets attracted, projects under way finished, the owners lost."""
    found: list[Assumption] = []
    for target in desk.judgement.targets_of(chain_id)[:FIRST]:
        ranked = rank_candidates(desk.city, target.link_id)
        found.append(AttractFirm(ranked[0].firm.id if ranked else None, target.link_id))
    inside = desk.judgement.inside(chain_id)
    found += [FinishProject(project) for project, link in finishable(desk, chain_id).items() if link in inside][:FIRST]
    return [*found, *(LoseFirm(firm.id) for firm in desk.judgement.owners(chain_id))]
