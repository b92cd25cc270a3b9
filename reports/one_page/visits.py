"""Which firms elsewhere to talk to first over the chain's first targets, and which are on watch."""

from collections import Counter
from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.deciders import FOUNDS_NOTHING
from graph.analysis.facts.corporate_families import family_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import Basis
from reports.one_page.context import OnePageContext
from reports.one_page.near import begun_gaps, begun_targets, later_gaps

FIRMS, TARGETS, ON_WATCH = 5, 8, 2
"""Firms shown, first targets they are looked for, and firms on watch that are named."""
OF_ONE_TARGET = 2
"""Firms of one target that are shown while there are others."""
TIERS = tuple(Tier)

Place = tuple[int, int, bool, int]
"""What firms are ordered by: tier, place among those of it for a target, whether no page was read, the target."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A firm, as the candidate it is for the best of its targets, and all targets it would close.

    `place` is its place among the candidates of that target in its tier.
    """

    place: int
    candidate: Candidate
    targets: tuple[Target, ...]

    @property
    def is_first(self) -> bool:
        """Whether it has a reason of its own to come, so that it is talked to first; others may be approached."""
        return self.candidate.tier is Tier.FIRST

    @property
    def is_on_watch(self) -> bool:
        """Whether it is not to be talked to before what speaks against it has changed."""
        return self.candidate.tier is Tier.WATCH


def first_visits(context: OnePageContext, most: int = FIRMS, *, later: bool = False) -> tuple[Visit, ...]:
    """List the firms to talk to first, so many: by tier, then each target's best before its second best.

    Of one party there is one firm, and of one target there are two, unless there are no others. Only what is begun in
    the near phase is talked about; with `later` come those for the gaps of later phases behind.
    """
    targets = [begun_gaps(context)[:TARGETS], *([later_gaps(context)[:TARGETS]] if later else [])]
    found: dict[str, Visit] = {}
    for visit in [visit for each in targets for visit in _visits(context, each)]:
        if not visit.is_on_watch:
            found.setdefault(family_of(context.city, visit.candidate.firm.id), visit)
    spread: Counter[str] = Counter()
    first: list[Visit] = []
    others: list[Visit] = []
    for visit in found.values():
        spread[visit.targets[0].link_id] += 1
        (first if spread[visit.targets[0].link_id] <= OF_ONE_TARGET else others).append(visit)
    return tuple([*first, *others][:most])


def on_watch(context: OnePageContext) -> tuple[Visit, ...]:
    """List the best placed firms that are on watch; a public body that may be asked to serve is none to wait for."""
    visits = _visits(context, begun_gaps(context)[:TARGETS])
    watched = (visit for visit in visits if visit.is_on_watch and visit.candidate.firm.legal_form not in FOUNDS_NOTHING)
    return tuple(watched)[:ON_WATCH]


def _visits(context: OnePageContext, targets: list[Target]) -> list[Visit]:
    """List every candidate of some targets once, without firms of zones governed apart."""
    found: dict[str, list[tuple[Place, Candidate, Target]]] = {}
    # who makes what is weak here is a rival of the firms that are to be strengthened first
    for order, target in enumerate(targets):
        places: Counter[Tier] = Counter()
        for candidate in context.judgement.candidates(target.link_id):
            if not candidate.in_separate_zone and (candidate.tier is Tier.WATCH or is_welcome(candidate)):
                tier = candidate.tier
                key = (TIERS.index(tier), places[tier], candidate.basis is not Basis.SOURCE, order)
                found.setdefault(candidate.firm.id, []).append((key, candidate, target))
                places[tier] += 1
    firms = sorted((sorted(each, key=lambda one: one[0]) for each in found.values()), key=lambda each: each[0][0])
    return [_visit(each) for each in firms]


def is_welcome(candidate: Candidate) -> bool:
    """Check whether nothing on file says that a firm may be no maker: rather fewer visits than one to a user."""
    return not any(each.rule.is_doubt for each in candidate.objections)


def _visit(found: list[tuple[Place, Candidate, Target]]) -> Visit:
    (_, place, _, _), candidate, _ = found[0]
    return Visit(place, candidate, tuple(target for _, _, target in found))


def first_targets(context: OnePageContext) -> list[Target]:
    """List what is begun first: what the roadmap begins in its near phase, in its order."""
    return begun_targets(context)[:TARGETS]
