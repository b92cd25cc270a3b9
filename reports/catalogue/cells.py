"""How the cells of the catalogue are told: each from one target of one chain, and one of its candidates or none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.growers import local_growers
from graph.analysis.facts.comparable_projects import investment
from graph.analysis.facts.score import Score
from graph.analysis.judgement import Judgement
from graph.analysis.measures.sites import suggested_sites
from graph.analysis.targets.targets import Target
from graph.model.acts import AddToShortlist, LogEntry
from graph.model.cells import basis_told
from graph.model.kinds import Basis, SignalKind
from graph.text import Text
from reports.formats.excel_cells import Cell
from reports.wording.approach_words import approach_words
from reports.wording.growers import growers_text
from reports.wording.language import Language, tight, typeset, without_brackets
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.records import act_text
from reports.wording.roadmap import comparable_names, investment_text
from reports.wording.sentences import candidate_count, chain_name, short_name
from reports.wording.targets import reasons
from reports.wording.verdicts import remark_text, state_text
from reports.wording.wanted import wanted_firms_text

LOCAL = Text("本地有", "made here")
OUTSIDE = Text("须外来", "from outside")
NOT_KNOWN = Text("用地、能耗、用水无资料", "land, energy and water not on file")
LIKE = Text("可比投资", "comparable cost")
CARRIED = Text("{place}（{why}，推定）", "{place} ({why}, inferred)")
CONTACTED = Text("有过接触", "has been in contact")


@dataclass(frozen=True, slots=True)
class CellContext:
    """What a cell is told from: one target of one chain, one of its candidates or none, and what the log says of it."""

    judgement: Judgement
    chain_id: str
    target: Target
    candidate: Candidate | None
    rank: int
    listed: tuple[LogEntry, AddToShortlist] | None
    language: Language

    @property
    def zh(self) -> bool:
        """Return whether the catalogue is Chinese."""
        return self.language == "zh"

    def text(self, text: Text, **values: object) -> str:
        """Return a text in the catalogue's language."""
        return text.of(self.language, **values)


def of_candidate(tell: Callable[[CellContext, Candidate], Cell]) -> Callable[[CellContext], Cell]:
    """Return a teller that leaves the cell blank where the target has no candidate."""
    return lambda context: None if context.candidate is None else tell(context, context.candidate)


def in_row(context: CellContext, parts: Iterable[str | None]) -> str | None:
    """Return names in a row, each once; None where there is none."""
    return join_names(dict.fromkeys(part for part in parts if part), context.language) or None


def in_clauses(context: CellContext, parts: Iterable[str | None]) -> str | None:
    """Return clauses in a row, each once; None where there is none."""
    return join_clauses(dict.fromkeys(part for part in parts if part), context.language) or None


def chain(context: CellContext) -> str:
    """Return the name of the chain without its bracketed part."""
    return without_brackets(chain_name(context.judgement.city.chains[context.chain_id], context.language))


def link(context: CellContext) -> str:
    """Return the name of the link without its bracketed part."""
    return short_name(context.judgement.city.links[context.target.link_id], context.language)


def stage(context: CellContext) -> str:
    """Return where the link stands in the chain."""
    return context.judgement.city.stage(context.chain_id, context.target.link_id).label(context.language)


def strategies(context: CellContext) -> str:
    """Return every strategy the target carries, the main one first."""
    return join_names((each.label(context.language) for each in context.target.strategies), context.language)


def state(context: CellContext) -> str:
    """Return the state of the link, with how sure a gap is."""
    return state_text(context.target.verdict.rule, context.language)


def why(context: CellContext) -> str:
    """Return every ground of the target; where no firm is on file that too."""
    text = join_clauses(reasons(context.judgement.city, context.target, context.language), context.language)
    if context.candidate is None:
        none = candidate_count(context.judgement.city, context.target.link_id, context.language)
        text = join_clauses((text, none), context.language)
    return text


def stable(context: CellContext) -> str:
    """Return whether the verdict holds when each threshold moves one step."""
    held = context.target.verdict.stable
    if context.zh:
        return "是" if held else "否"
    return "yes" if held else "no"


def local_first(context: CellContext) -> str | None:
    """Name the local firms that could grow into the gap, with why; None if none could."""
    growers = local_growers(context.judgement.city, context.target.link_id)
    return growers_text(growers, context.language) or None


def like_cost(context: CellContext) -> str | None:
    """Return what comparable projects cost, by name; never an estimate of this one."""
    found = investment(context.judgement.city, context.target.link_id)
    if found is None:
        return None
    told = with_label(context.text(LIKE), investment_text(found, context.language), context.language)
    return with_label(
        told, join_names([typeset(each) for each in comparable_names(found)], context.language), context.language
    )


def site(context: CellContext) -> str | None:
    """Return the first two parks or districts that come up for the target, each with why."""
    found = []
    for each in suggested_sites(context.judgement, context.target)[:2]:
        near = join_names((kind.label(context.language) for kind in each.reasons), context.language)
        found.append(context.text(CARRIED, place=typeset(each.name), why=near))
    return in_clauses(context, found)


def factors(context: CellContext) -> str | None:
    """Return the core inputs it needs, those made here and those from outside."""
    city, around = context.judgement.city, context.target.context
    parts = []
    for head, edges in ((LOCAL, around.local_core_inputs), (OUTSIDE, around.outside_inputs)):
        if edges:
            links = [short_name(city.links[edge.start], context.language) for edge in edges]
            parts.append(with_label(context.text(head), names_and_count(links, context.language, 4), context.language))
    return in_clauses(context, (*parts, context.text(NOT_KNOWN))) if parts else None


def compliance(context: CellContext) -> str | None:
    """Return what is regulated of the link, with the rule."""
    notes = context.target.verdict.remarks
    return in_clauses(context, (remark_text(each, context.language) for each in notes if each.rule.id == "N-07"))


def terms(context: CellContext, score: Score) -> str:
    """Return the terms of a score that have facts, by name, out of 100: `本地要用 60、有买方 100`."""
    return join_names(
        (
            f"{term.criterion.zh if context.zh else term.criterion.en} {round(100 * term.value)}"
            for term in score.parts
            if term.applies and term.value is not None
        ),
        context.language,
    )


def checked(context: CellContext) -> str | None:
    """Return the day a ruling on the link was made, None where nobody settled anything: the only check on record."""
    rulings = context.judgement.city.rulings.get(context.target.link_id, ())
    days = [each.evidence.as_of for each in rulings if each.start == context.chain_id and each.evidence.as_of]
    return max(days, default=None)


def chiefs(context: CellContext) -> str | None:
    """Return the chain's chief departments, marked where inferred."""
    city = context.judgement.city
    parts = []
    for edge in city.chiefs.get(context.chain_id, ()):
        basis = basis_told(edge)
        mark = basis.label(context.language).lower() if basis is Basis.INFERRED else None
        parts.append(with_brackets(city.organisations[edge.start].name_zh, mark, context.language))
    return in_row(context, parts)


def task_force(context: CellContext) -> str | None:
    """Return the chain's task force."""
    found = context.judgement.city.chains[context.chain_id].task_force
    return None if found is None else typeset(found)


def in_charge(context: CellContext) -> str | None:
    """Return who put it on the shortlist: the unit that took it up."""
    return None if context.listed is None else context.listed[0].who


def wanted(context: CellContext) -> str | None:
    """Name the firms that the city's own lists want for the link."""
    return wanted_firms_text(context.judgement.city, context.target.link_id, context.language) or None


def contact(context: CellContext) -> str | None:
    """Return how far dealings have come: listed, in contact by the news; blank where nothing is known."""
    parts = [] if context.listed is None else [act_text(context.listed[1], context.language)]
    if context.candidate is not None:
        years = [each.year for each in context.candidate.news if each.kind is SignalKind.CITY_CONTACT]
        if years:
            parts.append(with_brackets(context.text(CONTACTED), next(filter(None, years), None), context.language))
    return in_clauses(context, parts)


def next_step(context: CellContext) -> str | None:
    """Return the note next to it on the shortlist, else through whom it is approached and what it is asked."""
    if context.listed is not None and context.listed[0].reason:
        return context.listed[0].reason
    city = context.judgement.city
    return tight(approach_words(city, context.target, context.candidate, context.language), context.language)
