"""The cells of the catalogue that are printed: in few words, with high, medium and low in place of scores."""

from collections.abc import Iterator

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.news import MOVING
from graph.analysis.facts.age import year_of
from graph.analysis.facts.score import Criterion
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY
from graph.model.kinds import Basis, LinkKind, SignalKind
from graph.model.nodes import Signal
from graph.text import Text
from reports.catalogue.cells import CellContext, in_clauses
from reports.one_page.text_fit import shortened
from reports.wording.language import Language, tight, typeset
from reports.wording.objections import objection_title
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import capacity
from reports.wording.targets import reason
from reports.wording.verdicts import state_text
from reports.wording.weights import SIDES, grade_label

FIRST = 5
"""Targets of a chain that are called priorities."""
PRIORITY = Text("重点{rank}", "Priority {rank}")
GENERAL = Text("在做系行业常识，待查实", "that it makes it is general knowledge")
INFERRED = Text("在做系推定，待查实", "that it makes it is inferred")
NO_SIZE = Text("产能没有资料", "capacity not on file")
PRODUCTS, OBJECTIONS = 2, 2
"""Products and objections that a cell names."""
NEWS_LENGTH = 30
"""Characters from which on news is shortened by whole clauses."""
DONE = frozenset({LinkKind.PROCESS, LinkKind.SERVICE})


def focus(context: CellContext) -> str:
    """Return the priority of the target in its chain and its strategies, then how needed and how feasible it is."""
    rank = context.judgement.targets_of(context.chain_id).index(context.target)
    strategies = join_names((each.label(context.language) for each in context.target.strategies), context.language)
    first = context.text(PRIORITY, rank=rank + 1) if rank < FIRST else None
    sides = zip(SIDES.values(), (ATTRACTIVENESS, FEASIBILITY), strict=True)
    graded = (
        f"{name.of(context.language)}{'' if context.zh else ' '}{_grade(context, weights)}" for name, weights in sides
    )
    head = " ".join(part for part in (first, strategies) if part)
    # one line: a spreadsheet program does not hide a text of several lines by its number format
    return join_clauses((head, join_names(graded, context.language)), context.language)


def _grade(context: CellContext, weights: tuple[Criterion, ...]) -> str:
    return grade_label(context.target.score.subset(weights).points, context.language)


def why(context: CellContext) -> str:
    """Return the state of the link and the main ground of the target."""
    state = state_text(context.target.verdict.rule, context.language)
    ground = reason(context.judgement.city, context.target, context.language)
    return tight(with_label(state, ground, context.language), context.language)


def products(context: CellContext, candidate: Candidate) -> str | None:
    """Return its first products and its largest capacity with the year."""
    made = dict.fromkeys(typeset(make.product) for make in candidate.makes if make.product)
    told = [join_names(list(made)[:PRODUCTS], context.language)] if made else []
    sized = [make for make in candidate.makes if make.capacity is not None and make.capacity_scope is None]
    if sized:
        largest = max(sized, key=lambda make: make.capacity or 0)
        told.append(with_brackets(capacity(largest, context.language) or "", largest.year, context.language))
    text = in_clauses(context, told)
    return None if text is None else tight(text, context.language)


def news(context: CellContext, candidate: Candidate) -> str | None:
    """Return its latest news of a move or of contact, shortened by whole clauses."""
    found = [each for each in candidate.news if each.kind in MOVING | {SignalKind.CITY_CONTACT}]
    return None if not found else news_words(max(found, key=lambda each: year_of(each) or 0), context.language)


def news_words(signal: Signal, language: Language) -> str:
    """Tell one piece of news with its year, shortened by whole clauses if it is long."""
    told = list(shortened(tight(typeset(signal.text), language)))
    text = next((each for each in told if len(each) <= NEWS_LENGTH), told[-1])
    return with_brackets(text, signal.year, language)


def doubts(context: CellContext, candidate: Candidate) -> str | None:
    """Return what speaks against it, in a few words, and the first thing that is not known."""
    return in_clauses(context, candidate_doubts(candidate, context.language))


def candidate_doubts(candidate: Candidate, language: Language) -> Iterator[str]:
    """Yield what speaks against a candidate, in a few words, and the first thing that is not known of it."""
    stop = "：" if language == "zh" else ":"
    yield from (objection_title(each, language).partition(stop)[0] for each in candidate.objections[:OBJECTIONS])
    if candidate.basis is Basis.SOURCE:
        if all(make.capacity is None for make in candidate.makes):
            yield NO_SIZE.of(language)
    elif not candidate.objections:
        yield (GENERAL if candidate.basis is Basis.GENERAL else INFERRED).of(language)
