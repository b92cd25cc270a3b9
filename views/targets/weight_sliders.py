"""The weights of the targets as this visit sets them: read from the address, set by sliders, told in words."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from graph.analysis.facts.score import Criterion
from graph.analysis.targets.reweight import DECLARED, MAX_WEIGHT, RankMove, Weights, rank_moves, reweight
from graph.analysis.targets.target_score import WEIGHTS
from graph.analysis.targets.targets import Target
from graph.text import Text
from reports.wording.weights import change_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.kept import kept
from views.shared.query_params import drop, filled, put, requested

NAME = "weights"
"""Under which name the address holds them: `owner-0.demand-20`."""
TITLE = Text("权重", "Weights")
HOW = Text("拖动即重排，并说明位次怎样变", "Changes reorder the list at once and are explained")
RESET = Text("还原", "Reset")
RESET_HELP = Text("恢复默认权重", "Reset to the default weights")
REST = Text("其余 {count} 项", "The other {count}")
ALL_ZERO = Text("各项权重不能都为 0；现按声明的权重排。", "Weights cannot all be 0; the default weights are used.")
FIRST = tuple(sorted(WEIGHTS, key=lambda weight: -weight.weight)[:4])
"""The terms that stand open; the others are folded away."""


COLUMN_RATIO = (1090, 94)
"""Widths of what is told and of the button beside it."""


Key = tuple[tuple[str, int], ...]
"""Weights as what caches know an order by."""


@dataclass(frozen=True, slots=True)
class WeightedRanking:
    """The targets under the weights of this visit, best first: places from 1, steadiness, and what moved and why."""

    weights: Weights
    targets: tuple[Target, ...]
    ranks: Mapping[str, int]
    top_ten_shares: Mapping[str, float]
    moves: tuple[RankMove, ...]
    same: bool

    @property
    def key(self) -> Key:
        """Return the weights as what caches know the order by."""
        return tuple(sorted(self.weights.items()))


def requested_weights() -> Weights:
    """Return the weights that the address sets otherwise than declared; what it cannot mean is left out."""
    found = {}
    for part in requested(NAME).split("."):
        term, _, weight = part.partition("-")
        # isdecimal alone takes digits of other scripts, which int reads too but no address of ours writes
        if term in DECLARED and weight.isascii() and weight.isdecimal() and int(weight) <= MAX_WEIGHT:
            found[term] = int(weight)
    return {term: weight for term, weight in found.items() if weight != DECLARED[term]}


def weighted_ranking(context: PageContext) -> WeightedRanking:
    """Return the order of this visit, computed once for a load and its weights."""
    weights = requested_weights()
    if _all_zero(weights):
        weights = {}
    return _order(context, context.key, tuple(sorted(weights.items())))


def _all_zero(weights: Weights) -> bool:
    return not any({**DECLARED, **weights}.values())


@kept(64)
def _order(_context: PageContext, of: str, key: Key) -> WeightedRanking:
    del of
    weights, declared = dict(key), _context.judgement
    if not weights:
        places = {target.link_id: place for place, target in enumerate(declared.targets, 1)}
        return WeightedRanking(weights, declared.targets, places, declared.top_ten_shares, (), same=True)
    # numpy takes a sixth of a second to import, and only changed weights need it here
    from graph.analysis.targets.sensitivity import top_ten_share  # noqa: PLC0415

    targets = reweight(declared.city, declared.targets, weights)
    places = {target.link_id: place for place, target in enumerate(targets, 1)}
    same = [target.link_id for target in targets] == [target.link_id for target in declared.targets]
    return WeightedRanking(
        weights, targets, places, top_ten_share(targets), rank_moves(declared.targets, targets), same
    )


def weights_note(context: PageContext, found: WeightedRanking) -> None:
    """Say what the weights of this visit change, with what resets them; nothing where they are as declared."""
    asked_for = requested_weights()
    if not asked_for:
        return
    said = change_text(context.city, found.weights, found.moves, found.same, context.language)
    told, reset = st.columns(COLUMN_RATIO, gap="small", vertical_alignment="center")
    told.warning(escape_markdown(context.text(ALL_ZERO) if _all_zero(asked_for) else said))
    reset.button(
        context.text(RESET),
        key="weights-reset",
        help=context.text(RESET_HELP),
        on_click=drop,
        args=([NAME],),
        width="stretch",
    )


def weights_part(context: PageContext) -> None:
    """Draw a slider a term, the four heaviest open."""
    weights = {**DECLARED, **requested_weights()}
    st.markdown(f"##### {context.text(TITLE)}")
    st.caption(context.text(HOW))
    for weight in FIRST:
        _slider(context, weight, weights)
    rest = [weight for weight in WEIGHTS if weight not in FIRST]
    opened = any(weights[weight.id] != weight.weight for weight in rest)
    fold = st.expander(context.text(REST, count=len(rest)), expanded=opened, key="weights-rest", on_change="rerun")
    # the address holds the weights: what is folded away need not be drawn to be kept
    if fold.open:
        with fold:
            for weight in rest:
                _slider(context, weight, weights)


def _slider(context: PageContext, weight: Criterion, weights: Weights) -> None:
    zh = context.language == "zh"
    key = f"weight-{weight.id}"
    st.slider(
        weight.zh if zh else weight.en,
        0,
        MAX_WEIGHT,
        help=weight.doc_zh if zh else weight.doc_en,
        on_change=_set,
        args=(key, weight.id),
        key=filled(key, weights[weight.id]),
    )


def _set(key: str, term: str) -> None:
    weights = {**requested_weights(), term: st.session_state[key]}
    changed = [f"{each}-{weights[each]}" for each in DECLARED if weights.get(each, DECLARED[each]) != DECLARED[each]]
    put(NAME, ".".join(changed))
