"""Terms of a target's score that apply only where a fact speaks of them: relief, restricted route, smallest scale.

A term that no fact speaks of is left out of the sum, so that nothing is marked down for what is not on file.
"""

from collections.abc import Iterable, Iterator

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import families
from graph.analysis.facts.score import Criterion, CriterionScore
from graph.analysis.targets.rule_context import RuleContext
from graph.analysis.verdicts.counts import CANNOT_TRAVEL, operating
from graph.analysis.verdicts.states import Strategy
from graph.model.edges import InputTo, Makes
from graph.model.kinds import InputRole, MakeStatus

RELIEF = Criterion(
    "relief", "解断供之险", "Relief", 5,
    "本地用户离不了、又运不远的料只有一家在做，做强或补上它就多一家，计 1；没有这样的用户不计这一项",
    "1 where users here depend on one party for an input that cannot travel and this would be a second; else left out",
)  # fmt: skip
PERMIT = Criterion(
    "permit", "路线准入", "Route allowed", 10,
    "产业目录限制一条原料路线时才计：本地只有受限路线的料 0，另有一条路线的料 1；都没有则无资料",
    "Only where the catalogue restricts a route: 0 if the feed here is of that route alone, 1 if there is one of "
    "another; neither, no fact",
)  # fmt: skip
SCALE = Criterion(
    "scale", "够起步规模", "Feed for the smallest plant", 5,
    "写明了起步规模、本地核心原料的能力又用同一单位时才计：够 1，不够 0；只对补链、延链",
    "Only where the smallest scale and the capacity of a core feed here are on file in one unit: 1 if the feed is as "
    "much, 0 if it is less; for gaps only",
)  # fmt: skip


def relief(case: RuleContext, _: Strategy) -> CriterionScore:
    """Score whether users here would no longer hang on one party."""
    edges = tuple(_relieved(case))
    return CriterionScore(RELIEF, 1.0 if edges else None, edges, applies=bool(edges))


def _relieved(case: RuleContext) -> Iterator[InputTo]:
    """Yield the uses that rest on one party of others: the weak maker of the link, or the maker of an alternative.

    Where one of the alternatives travels nobody hangs on its maker.
    """
    city, link = case.city, case.link.id
    for edge in case.context.uses:
        group = (edge, *alternatives_to(city, edge))
        if any(each.transport not in CANNOT_TRAVEL for each in group):
            continue
        had = [each for each in group if families(city, operating(city, each.start))]
        if len(had) == 1 and _is_single(city, had[0]) and (had[0].start != link or edge in case.context.core_users):
            yield edge


def _is_single(city: City, edge: InputTo) -> bool:
    """Check whether users of another party rest on one maker here; nobody fears to run out of waste."""
    makers, users = families(city, operating(city, edge.start)), families(city, operating(city, edge.end))
    return edge.role is not InputRole.BYPRODUCT and len(makers) == 1 and bool(users - makers)


def permit(case: RuleContext, _: Strategy) -> CriterionScore:
    """Score whether the route that the city can feed is one the catalogue of industries allows."""
    restricted = case.link.restricted_route
    if restricted is None:
        return CriterionScore(PERMIT, None, applies=False)
    routes = [edge for edge in case.context.local_core_inputs if edge.alternatives is not None]
    if not routes and restricted not in {edge.start for edge in case.context.local_core_inputs}:
        return CriterionScore(PERMIT, None, (case.link,))
    free = any(edge.start != restricted for edge in routes)
    return CriterionScore(PERMIT, 1.0 if free else 0.0, (case.link, *routes))


def scale(case: RuleContext, strategy: Strategy) -> CriterionScore:
    """Score whether a core feed here is as much as the smallest plant makes.

    A tonne of product takes about a tonne of its main feed or more; where two feeds make it up, less of each may do, so
    that only the largest feed is compared.
    """
    least, unit = case.link.min_scale, case.link.min_scale_unit
    makes = tuple(_sized(case.city, case.context.local_core_inputs, unit)) if least is not None else ()
    if least is None or not makes or strategy not in (Strategy.SUPPLEMENT, Strategy.EXTEND):
        return CriterionScore(SCALE, None, applies=False)
    largest = max(makes, key=lambda make: make.capacity or 0.0)
    enough = (largest.capacity or 0.0) >= least
    # a capacity of more than the plant here can show that a feed is too small, and not that it is enough
    known = not enough or largest.capacity_scope is None
    return CriterionScore(SCALE, float(enough) if known else None, (case.link, largest), applies=known)


def _sized(city: City, edges: Iterable[InputTo], unit: str | None) -> Iterator[Makes]:
    """Yield the local makes of feeds that state a capacity in a unit, by-products left out: not they are measured."""
    for edge in edges:
        for make in city.makers.get(edge.start, ()) if edge.role is not InputRole.BYPRODUCT else ():
            if make.capacity is not None and make.capacity_unit == unit and make.status is not MakeStatus.STOPPED:
                yield make
