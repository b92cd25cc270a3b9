"""What is said of a chain owner's supply: for what it takes an input, who makes it here, or who could."""

from collections.abc import Collection, Iterable

from graph.analysis.candidates.candidates import Candidate, rank_candidates
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.measures.owner_inputs import InputSource, OwnerInput, OwnerProfile
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.cells import basis_told
from graph.model.kinds import MakeStatus
from graph.text import Text
from reports.formats.csv_text import csv_text
from reports.wording.candidates import candidate_reason, fit_text
from reports.wording.facts import source_text
from reports.wording.language import BLANK, Language, typeset
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_brackets
from reports.wording.sentences import NO_CANDIDATE, firm_name, firm_place, short_name, state_label

FIT = Text("匹配度{level}", "fit: {level}")
MORE = Text("等 {count} 家", "and {more} more")
CAN = Text("可引", "could be attracted")
ON_FILE = Text("收录", "on file")
INSTEAD = Text("可用本地的{links}", "{links} made here will do")
ANY: Collection[MakeStatus | None] = (*MakeStatus, None)
"""Every status of a maker, none on file included."""
FIRST = 3
HEADERS = (
    Text("投入", "Input"),
    Text("状态", "State"),
    Text("来自", "Comes from"),
    Text("强度", "Strength"),
    Text("用于", "Taken for"),
    Text("谁在做、可引谁", "Who supplies, or could"),
    Text("投入关系依据", "Basis of the input"),
)


def need_names(city: City, need: OwnerInput, language: Language, most: int = 3) -> str:
    """Return what the owner takes an input for."""
    links = dict.fromkeys(edge.end for edge in need.edges)
    return names_and_count([short_name(city.links[link], language) for link in links], language, most)


def state_of(judgement: Judgement, link_id: str, language: Language) -> str:
    """Return the state of an input; one in no chain is not judged."""
    verdict = judgement.verdicts.get(link_id)
    return BLANK if verdict is None else state_label(verdict, language)


def strength_text(need: OwnerInput, language: Language) -> str:
    """Return how an input is taken: `核心 · 原料`."""
    first = sorted(need.edges, key=lambda edge: edge.strength.value != "core")[0]
    return f"{first.strength.label(language)} · {first.role.label(language)}"


def supplier_text(city: City, need: OwnerInput, language: Language) -> str:
    """Return who makes an input here, who could be attracted for it, or why it is not to be made here."""
    match need.source:
        case InputSource.OWN | InputSource.LOCAL:
            return _makers(city, need, RUNNING, language)
        case InputSource.REPLACED:
            return INSTEAD.of(
                language,
                links=names_and_count([short_name(city.links[each], language) for each in need.instead], language, 3),
            )
        case InputSource.EXPECTED | InputSource.UNSETTLED:
            return _makers(city, need, ANY, language)
        case InputSource.COMING | InputSource.ANNOUNCED:
            works = city.projects_by_link.get(need.link_id, ())
            told = (with_brackets(work.name_zh, work.stage.label(language), language) for work in works)
            return join_clauses(told, language) or _makers(city, need, ANY, language)
        case InputSource.MISSING | InputSource.STOPPED | InputSource.UNKNOWN:
            return _leads(city, need, language)
        case InputSource.NOT_LOCAL | InputSource.BOUGHT:
            link = city.links[need.link_id]
            parts = [None if link.siting is None else link.siting.label(language), link.siting_reason]
            return join_clauses([typeset(part) for part in parts if part], language)


def _makers(city: City, need: OwnerInput, wanted: Collection[MakeStatus | None], language: Language) -> str:
    """Return the local makers in any of some states; where there are only projects, the projects' owners."""
    firms = dict.fromkeys(firm_name(city.firms[make.start]) for make in need.makers if make.status in wanted)
    if not firms:
        works = city.projects_by_link.get(need.link_id, ())
        firms = dict.fromkeys(firm_name(firm) for work in works for firm in city.owners.get(work.id, ()))
    return join_names(firms, language) or BLANK


def _leads(city: City, need: OwnerInput, language: Language) -> str:
    """Return who is on file without a clear state, and the first candidates."""
    unclear = dict.fromkeys(firm_name(city.firms[make.start]) for make in need.makers)
    parts = [f"{ON_FILE.of(language)} {join_names(unclear, language)}"] if unclear else []
    ranked = rank_candidates(city, need.link_id)
    if not ranked:
        return join_clauses([*parts, NO_CANDIDATE.of(language)], language)
    told = join_names((_lead(each, language) for each in ranked[:FIRST]), language)
    rest = len(ranked) - FIRST
    more = "" if rest <= 0 else " " + MORE.of(language, count=len(ranked), more=rest)
    return join_clauses([*parts, f"{CAN.of(language)} {told}{more}"], language)


def _lead(candidate: Candidate, language: Language) -> str:
    fit = FIT.of(language, level=fit_text(candidate, language))
    place = firm_place(candidate.firm)
    basis = candidate.basis.label(language)
    return with_brackets(firm_name(candidate.firm), " · ".join(part for part in (place, fit, basis) if part), language)


def best_candidate(city: City, need: OwnerInput, language: Language) -> str | None:
    """Return why the first candidate of an input comes first, or None where there is none."""
    ranked = rank_candidates(city, need.link_id)
    return candidate_reason(ranked[0], language) if ranked else None


def needs_csv(judgement: Judgement, found: OwnerProfile, language: Language) -> bytes:
    """Return all needs of an owner as CSV, each with the sources of the inputs it stands for."""
    city = judgement.city
    rows = (
        (
            short_name(city.links[need.link_id], language),
            state_of(judgement, need.link_id, language),
            need.source.label(language),
            strength_text(need, language),
            need_names(city, need, language, 99),
            supplier_text(city, need, language),
            _bases(need, language),
        )
        for need in found.inputs
    )
    return csv_text([head.of(language) for head in HEADERS], rows)


def _bases(need: OwnerInput, language: Language) -> str:
    told: Iterable[str] = (f"{basis_told(edge).label(language)} {source_text(edge, language)}" for edge in need.edges)
    return join_clauses(dict.fromkeys(told), language)
