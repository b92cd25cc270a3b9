"""Whom to attract for a link: firms from elsewhere that make it, best first, each with terms for and against."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.city import City
from graph.analysis.nearness import Nearness, nearness
from graph.analysis.score import Score, Term, Weight, facts_of
from graph.model.edges import Makes, RelatedTo
from graph.model.evidence import best_grade
from graph.model.kinds import Basis, HostGrade, MakeStatus, SignalKind
from graph.model.nodes import Firm, Signal

MAKES = Weight(
    "makes", "产品对口", "Makes it", "品", "Mk", 35,
    "有页面写明在产 1；常识 0.6；推定 0.3；仅拟建减半",
    "A page says so 1; general knowledge 0.6; inferred 0.3; half where only planned",
)  # fmt: skip
NEAR = Weight(
    "near", "远近", "Nearness", "近", "Ne", 25,
    "邻市或已在本省布局 1，本省 0.8，本区域 0.5，其他 0",
    "Next city or present in the province 1, province 0.8, wider region 0.5, else 0",
)  # fmt: skip
TIES = Weight(
    "ties", "与本地的关系", "Local ties", "缘", "Ti", 20,
    "本地已有同集团企业，或与本地企业有客户、供应、股权、同项目关系计 1；没有记录则无事实",
    "1 where its group is here or it is customer, supplier, shareholder or partner of a local firm; else no fact",
)  # fmt: skip
NEWS = Weight(
    "news", "动向", "News", "讯", "Nw", 20,
    "与本市有接触 1，扩张或迁移 0.5；没有记录则无事实",
    "Contact with the city 1, expansion or relocation 0.5; no record, no fact",
)  # fmt: skip

WEIGHTS = (MAKES, NEAR, TIES, NEWS)
BASIS_VALUES = {Basis.SOURCE: 1.0, Basis.GENERAL: 0.6, Basis.INFERRED: 0.3}
GOOD_NEWS = {SignalKind.CITY_CONTACT: 1.0, SignalKind.EXPANSION: 0.5, SignalKind.RELOCATION: 0.5}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm for one link: what it makes, how near, its ties, news and risks, and its score.

    `reinvestment` tells that its group is here already: an expansion rather than a newcomer. `grade` is the best
    standing among its makes' sources, None where no page was read.
    """

    firm: Firm
    makes: tuple[Makes, ...]
    near: Nearness
    ties: tuple[RelatedTo, ...]
    sisters: tuple[Firm, ...]
    news: tuple[Signal, ...]
    risks: tuple[Signal, ...]
    grade: HostGrade | None
    score: Score

    @property
    def reinvestment(self) -> bool:
        """Return whether a firm of its group is seated here already."""
        return bool(self.sisters)

    @property
    def basis(self) -> Basis:
        """Return the firmest basis on which it is said to make the link."""
        return min((make.evidence.basis for make in self.makes), key=list(Basis).index)


def rank_candidates(city: City, link_id: str) -> tuple[Candidate, ...]:
    """Return the candidates of a link, best first: by points, then fewer risks, then firm id."""
    firms = dict.fromkeys(make.start for make in city.candidates.get(link_id, ()))
    found = [_candidate(city, link_id, firm_id) for firm_id in firms]
    return tuple(sorted(found, key=lambda each: (-each.score.points, len(each.risks), each.firm.id)))


def _candidate(city: City, link_id: str, firm_id: str) -> Candidate:
    firm, near = city.firms[firm_id], nearness(city, firm_id)
    makes = tuple(make for make in city.candidates[link_id] if make.start == firm_id)
    ties = tuple(edge for edge in city.relations.get(firm_id, ()) if _tied(city, edge, firm_id))
    sisters = _sisters(city, firm)
    signals = city.signals.get(firm_id, ())
    news = tuple(signal for signal in signals if signal.kind in GOOD_NEWS)
    grades = [grade for make in makes if (grade := best_grade(make.evidence, city.grades)) is not None]
    terms = (
        Term(MAKES, max(_certainty(make) for make in makes), makes),
        Term(NEAR, None if firm.province is None and not near.facts else near.value, near.facts),
        Term(TIES, 1.0 if ties or sisters else None, facts_of(ties, sisters)),
        Term(NEWS, max((GOOD_NEWS[signal.kind] for signal in news), default=None), news),
    )
    return Candidate(
        firm=firm,
        makes=makes,
        near=near,
        ties=ties,
        sisters=sisters,
        news=news,
        risks=tuple(signal for signal in signals if signal.kind is SignalKind.RISK),
        grade=min(grades, key=list(HostGrade).index, default=None),
        score=Score(terms),
    )


def _certainty(make: Makes) -> float:
    value = BASIS_VALUES[make.evidence.basis]
    return value / 2 if make.status is MakeStatus.PLANNED else value


def _tied(city: City, edge: RelatedTo, firm_id: str) -> bool:
    other = edge.end if edge.start == firm_id else edge.start
    return city.firms[other].local


def _sisters(city: City, firm: Firm) -> tuple[Firm, ...]:
    if firm.group is None:
        return ()
    return tuple(_of_group(city.firms.values(), firm.group))


def _of_group(firms: Iterable[Firm], group: str) -> Iterable[Firm]:
    return (firm for firm in firms if firm.local and firm.group == group)
