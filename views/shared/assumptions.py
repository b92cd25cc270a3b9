"""What is supposed in this visit: it stands in the address, one line each, and is judged once for all who ask it."""

from collections.abc import Sequence

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.records import with_rulings
from graph.analysis.what_if.assumption_syntax import format_assumption, parse_assumption
from graph.analysis.what_if.assumptions import AttractFirm
from graph.analysis.what_if.outcome import Situation, WhatIf, what_if
from graph.errors import StoreBusy
from graph.store.snapshot import take_snapshot
from graph.text import Text
from reports.wording.punctuation import with_label
from reports.wording.sentences import firm_name
from reports.wording.what_if import SOMEBODY
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.kept import kept

SUPPOSE, SCENARIO = "suppose", "scenario"
"""Parameters of the address: the suppositions, in order, and the scenario they were opened from."""
LAST = "what-if-last"
"""Where the visit keeps what was supposed last, for coming back to it."""
ADD_TO_LAST = Text("加入正在推演的 {count} 条", "Add it to the {count} supposed now")
ATTRACT_HERE = Text("假设引进", "Suppose it is attracted")


def situation(context: PageContext) -> Situation:
    """Return where what-ifs of the present load start from. Raises StoreBusy where a load came in meanwhile."""
    return _situation(context, context.key)


def ready(context: PageContext) -> None:
    """Work out what every what-if compares with; where a load came in meanwhile, draw the page on that."""
    try:
        before = situation(context)
    except StoreBusy:
        st.rerun()
    _ = before.supply, before.places, before.ranks, before.footing.behind, before.footing.founded


@kept(2)
def _situation(_context: PageContext, key: str) -> Situation:
    del key
    with _context.store.reader() as reader:
        kept = take_snapshot(with_rulings(reader, _context.records))
    if kept.load().id != _context.city.load.id:
        raise StoreBusy("a load came in meanwhile")
    return Situation(kept, _context.judgement)


def follow(context: PageContext, lines: Sequence[str]) -> WhatIf:
    """Return what follows from lines of the address. Raises NotFound and InvalidRequest, and the store's errors."""
    return _follow(situation(context), context.key, tuple(lines))


@kept(24)
def _follow(_before: Situation, key: str, lines: tuple[str, ...]) -> WhatIf:
    del key
    return what_if(_before, [parse_assumption(line) for line in lines])


def requested_lines() -> list[str]:
    """Return the lines of the address, each once."""
    return list(dict.fromkeys(st.query_params.get_all(SUPPOSE)))


def set_assumptions(context: PageContext, lines: Sequence[str], scenario: str | None = None) -> None:
    """Write lines into the address; the chain shown stays. As the callback of a button it costs no second drawing."""
    chain = st.query_params.get("chain")
    named = {"chain": chain, SCENARIO: scenario, **context.always, SUPPOSE: list(lines) or None}
    st.session_state[LAST] = list(lines)
    st.query_params.from_dict({name: value for name, value in named.items() if value is not None})


def attract_best(context: PageContext, link_id: str, chain_id: str) -> None:
    """Link to the what-if page with the best candidate attracted.

    Where no candidate is on file it is left open which firm comes; what is here and no target has no door.
    """
    if context.judgement.link_sets.is_local(link_id) and context.judgement.target(link_id) is None:
        return
    ranked = rank_candidates(context.city, link_id)
    supposed = AttractFirm(ranked[0].firm.id if ranked else None, link_id)
    firm, line = firm_name(ranked[0].firm) if ranked else context.text(SOMEBODY), format_assumption(supposed)
    _page_link(
        context, with_label(context.text(ATTRACT_HERE), escape_markdown(firm), context.language), chain_id, [line]
    )
    last = st.session_state.get(LAST) or []
    if last and line not in last:
        _page_link(context, context.text(ADD_TO_LAST, count=len(last)), chain_id, [*last, line])


def _page_link(context: PageContext, label: str, chain_id: str, lines: list[str]) -> None:
    """Draw a way to the what-if page with these lines supposed."""
    query = [("chain", chain_id), *context.always.items(), *((SUPPOSE, line) for line in lines)]
    st.page_link(context.pages["what_if"], label=label, query_params=query)
