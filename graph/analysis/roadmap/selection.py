"""Which links to plan where not all can be: the best set under a number of projects, a budget, or both."""

from dataclasses import dataclass
from functools import cached_property
from math import isnan

from graph.analysis.facts.comparable_projects import investment
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.phase_limits import closure
from graph.analysis.roadmap.prerequisites import Prerequisites
from graph.analysis.roadmap.selection_solver import Limit, best_selection
from graph.errors import InvalidRequest
from graph.model.labelled_enum import LabelledEnum

WAN_IN_YI = 10_000
"""Budgets are counted in whole 万元, so that sums are exact."""


class ExclusionReason(LabelledEnum):
    """Why a wish is not in the plan."""

    ASK_FIRST = "ask_first", "先核实现在还做不做，问清再排", "Ask first whether it is still made; then plan it"
    NO_ROOM = "no_room", "各期步数已满，连同它要的链环排不下", "No phase has room left for it with what it needs"
    OVER = "over", "超出限额，其他更值得", "Over the limit; others are worth more"
    NO_INVESTMENT = (
        "no_investment",
        "它或它所需的链环没有可比项目的投资额，无法计入预算",
        "Its investment, or that of a link it needs, is to be estimated and cannot be set against a budget",
    )


@dataclass(frozen=True)
class SelectionProblem:
    """What can be chosen: the links with what they need, at most `limit` of them, for at most `budget` 亿元."""

    judgement: Judgement
    requested: frozenset[str]
    prerequisites: Prerequisites
    limit: int | None
    budget: float | None

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Return the links, the better targets first."""
        ranks = self.judgement.ranks
        return tuple(sorted(self.prerequisites.required, key=lambda link: (ranks.get(link, len(ranks)), link)))

    @cached_property
    def costs(self) -> dict[str, int | None]:
        """The most that a comparable project cost, in 万元, by link; None if none is on file."""
        found = {link: investment(self.judgement.city, link) for link in self.links}
        return {link: None if each is None else round(each.maximum * WAN_IN_YI) for link, each in found.items()}

    @cached_property
    def closed(self) -> dict[str, frozenset[str]]:
        """Each link with everything that must be built before it."""
        return {link: closure(link, self.prerequisites.required) for link in self.links}

    @cached_property
    def is_plannable(self) -> tuple[str, ...]:
        """Return the links that can be set against the budget, where there is one: their own and all they need."""
        if self.budget is None:
            return self.links
        return tuple(link for link in self.links if all(self.costs[each] is not None for each in self.closed[link]))

    def cost(self, link: str) -> int:
        """Return the cost of a link in 万元, where there is one."""
        return self.costs[link] or 0

    def funds(self, budget: float) -> int:
        """Return a budget in 万元, but no more than all the links cost: a larger one binds nothing."""
        return round(min(budget * WAN_IN_YI, sum(self.cost(link) for link in self.is_plannable)))

    def why_left(self, link: str) -> ExclusionReason:
        """Return why a link is not in the plan."""
        return ExclusionReason.OVER if link in self.is_plannable else ExclusionReason.NO_INVESTMENT


def select(choice: SelectionProblem) -> frozenset[str]:
    """Return the links of the best plan: most points, most wishes, fewest projects, best ranks. Raises InvalidRequest.

    Without a limit that is everything wished for, with all it needs.
    """
    if choice.limit is None and choice.budget is None:
        return frozenset(choice.links)
    _check_solvable(choice)
    links = choice.is_plannable
    places = {link: place for place, link in enumerate(links)}
    requires = [[places[each] for each in choice.prerequisites.required[link]] for link in links]
    return frozenset(links[each] for each in best_selection(_aims(choice), requires, _limits(choice)))


def _aims(choice: SelectionProblem) -> list[list[int]]:
    """Return what makes a plan better, each before the next: points, wishes, few projects, targets of higher rank."""
    points = [_points(choice.judgement, link) for link in choice.is_plannable]
    wishes = [int(link in choice.requested) for link in choice.is_plannable]
    return [points, wishes, [-1] * len(choice.is_plannable), [-place for place in range(len(choice.is_plannable))]]


def _points(judgement: Judgement, link_id: str) -> int:
    target = judgement.target(link_id)
    return 0 if target is None else target.score.points


def _limits(choice: SelectionProblem) -> list[Limit]:
    found = []
    if choice.limit is not None:
        found.append(Limit(tuple(1 for _ in choice.is_plannable), choice.limit))
    if choice.budget is not None:
        found.append(Limit(tuple(choice.cost(link) for link in choice.is_plannable), choice.funds(choice.budget)))
    return found


def _check_solvable(choice: SelectionProblem) -> None:
    """Raise InvalidRequest where a limit is none, or no target at all fits the limits."""
    if choice.budget is not None and isnan(choice.budget):
        raise InvalidRequest("预算须是一个数（亿元）", "the budget must be a number of 亿元")
    if choice.limit is not None and choice.limit < 1:
        raise InvalidRequest(
            f"项目个数须为 1 以上，现为 {choice.limit}", f"the number of projects must be 1 or more, not {choice.limit}"
        )
    if not choice.requested.intersection(choice.is_plannable):
        raise InvalidRequest(
            "所选链环都没有收录同环、规模可比的项目投资额，无法按预算取舍；请改用项目个数，或补录投资额",
            "no comparable project of any chosen link has its investment on file, so a budget decides nothing: give a "
            "number of projects, or put investments on file",
        )
    wishes = [link for link in choice.is_plannable if link in choice.requested]
    least = min(len(choice.closed[link]) for link in wishes)
    if choice.limit is not None and choice.limit < least:
        raise InvalidRequest(
            f"最少的一个目标连同须先建成的链环也要 {least} 个项目，{choice.limit} 个不够",
            f"the smallest target with what must be built before it takes {least} projects; {choice.limit} are too few",
        )
    cheapest = min(sum(choice.cost(each) for each in choice.closed[link]) for link in wishes)
    if choice.budget is not None and choice.funds(choice.budget) < cheapest:
        least_yi = cheapest / WAN_IN_YI
        raise InvalidRequest(
            f"预算 {choice.budget:g} 亿元不够最省的一个目标（可比项目 {least_yi:g} 亿元）",
            f"a budget of CNY {choice.budget / 10:g} bn does not reach the cheapest target (CNY {least_yi / 10:g} bn)",
        )
