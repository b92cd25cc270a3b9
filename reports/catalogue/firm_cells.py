"""How the cells of the catalogue about a firm are told: each from one candidate of a target."""

from graph.analysis.candidates.candidates import Candidate
from graph.model.edges import Makes
from graph.model.kinds import PENDING_PRESENCE, RelationKind
from graph.model.nodes import Signal
from reports.catalogue.cells import CellContext, in_clauses, in_row
from reports.formats.document import grade_text
from reports.wording.candidates import candidate_reason
from reports.wording.facts import cell_texts
from reports.wording.firm_figures import measures_text
from reports.wording.language import Language, typeset
from reports.wording.objections import objections_text
from reports.wording.punctuation import with_brackets, with_label
from reports.wording.sentences import firm_name
from reports.wording.units import in_english


def products(context: CellContext, candidate: Candidate) -> str | None:
    """Return what it makes, in the words of the sources."""
    return in_row(context, (typeset(make.product) for make in candidate.makes if make.product))


def single_capacity(candidate: Candidate) -> Makes | None:
    """Return the one maker's row that holds a capacity, or None where none or several do."""
    held = [make for make in candidate.makes if make.capacity is not None]
    return held[0] if len(held) == 1 else None


def capacity(context: CellContext, candidate: Candidate) -> float | None:
    """Return the capacity as a number, in the unit beside it."""
    return _capacity_text(context, candidate)[0]


def capacity_unit(context: CellContext, candidate: Candidate) -> str | None:
    """Return the unit of the capacity."""
    return _capacity_text(context, candidate)[1]


def _capacity_text(context: CellContext, candidate: Candidate) -> tuple[float | None, str | None]:
    make = single_capacity(candidate)
    if make is None or make.capacity is None:
        return None, None
    told = None if context.zh or make.capacity_unit is None else in_english(make.capacity, make.capacity_unit)
    return (make.capacity, make.capacity_unit) if told is None else told


def capacity_year(_: CellContext, candidate: Candidate) -> str | None:
    """Return the year the capacity is of."""
    make = single_capacity(candidate)
    return None if make is None else make.year


def measures(context: CellContext, candidate: Candidate) -> str | None:
    """Return the newest figures of the firm: revenue, assets, staff and the like, each with its year."""
    return measures_text(context.judgement.city, candidate.firm.id, context.language) or None


def presence(context: CellContext, candidate: Candidate) -> str | None:
    """Return where the firm is present, and where it is not yet."""
    not_yet = "，尚未落地" if context.zh else ", not yet"
    parts = []
    for edge in context.judgement.city.presence.get(candidate.firm.id, ()):
        form = f"{edge.end} {edge.kind.label(context.language)}{not_yet if edge.kind in PENDING_PRESENCE else ''}"
        parts.append(with_label(form, edge.what, context.language) if edge.what else form)
    return in_clauses(context, parts)


def news(context: CellContext, candidate: Candidate) -> str | None:
    """Return the news of expansion, moves and contact."""
    return in_clauses(context, (_dated(signal, context.language) for signal in candidate.news))


def _dated(signal: Signal, language: Language) -> str:
    return with_brackets(with_label(signal.kind.label(language), typeset(signal.text), language), signal.year, language)


def connections(context: CellContext, candidate: Candidate) -> str | None:
    """Return the ways from the firm to local ones: a group here, dealings on file."""
    city = context.judgement.city
    here = "同集团企业在本地" if context.zh else "group here"
    parts = [with_label(here, firm_name(kin.firm), context.language) for kin in candidate.kin]
    for edge in candidate.ties:
        start, end = firm_name(city.firms[edge.start]), firm_name(city.firms[edge.end])
        sign = "=" if edge.kind is RelationKind.POSSIBLE_DUPLICATE else "→"
        parts.append(with_brackets(f"{start} {sign} {end}", edge.kind.label(context.language), context.language))
    return in_clauses(context, parts)


def matching(context: CellContext, candidate: Candidate) -> str:
    """Return what speaks for the candidate here."""
    return candidate_reason(candidate, context.language)


def objections(context: CellContext, candidate: Candidate) -> str | None:
    """Return the reasons against the candidate."""
    return in_clauses(context, (objections_text(each, context.language) for each in candidate.objections))


def grade(context: CellContext, candidate: Candidate) -> str | None:
    """Return the best standing among the sources of its makes."""
    return None if candidate.grade is None else grade_text(candidate.grade, context.language)


def sources(context: CellContext, candidate: Candidate) -> str | None:
    """Return the sources of its makes, each with its date."""
    rows = (
        with_brackets(each.evidence.source, each.evidence.as_of or None, context.language) for each in candidate.makes
    )
    own = (text for each in candidate.makes for text in cell_texts(each, context.language))
    return in_clauses(context, (*rows, *own))


def remarks(context: CellContext, candidate: Candidate) -> str | None:
    """Return the notes of its makes."""
    return in_clauses(context, (typeset(make.note) for make in candidate.makes if make.note))
