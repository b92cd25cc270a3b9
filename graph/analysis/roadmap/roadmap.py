"""Targets in order, near to long term: by rank, unless something must be built first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.analysis.facts.comparable_projects import PLANTS, Duration, Investment, duration, investment
from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import calls
from graph.analysis.roadmap.events import event_years
from graph.analysis.roadmap.order import OrderMove, StepOrder, unlocked_by
from graph.analysis.roadmap.outside_inputs import OutsideInput, outside_inputs
from graph.analysis.roadmap.phase_limits import (
    DEFAULT_LIMITS,
    YEARS,
    Phase,
    PhaseLimits,
    Years,
    assign_phases,
    check_limits,
    check_years,
    closure,
    comes_later,
    first_year,
    phase_before,
    span_of,
)
from graph.analysis.roadmap.prerequisites import Prerequisites, check_plannable, is_underway, prerequisites_of
from graph.analysis.roadmap.readiness import StepQuestions, has_contact, rests_on_what_runs, step_questions
from graph.analysis.roadmap.selection import ExclusionReason, SelectionProblem, select
from graph.analysis.targets.quadrant import Corner, in_corners
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.errors import InvalidRequest, NotFound
from graph.model.kinds import ProjectKind


@dataclass(frozen=True, slots=True)
class Step:
    """One link to work on, in its place.

    `strategy` is None if the link is no target and is here because others cannot be built without it. `waits_for` are
    the steps that hold it up, `fed_by` the others that feed it, `outside_inputs` its inputs from outside. `unlocks` are
    the steps it holds up, directly or through others; `feeds` those it feeds, opportunities left out. `move` says why
    it is not where its rank would put it; `own` that it was wished for, and is not only here for others. `has_contact`
    says that there is somebody to go to; `verify_first` that one call comes before any project; `asks` what is to be
    asked first of its feeds and users; `routes_here` the feeds of which one is enough; `is_ready` that it is feasible
    as far as anybody knows and rests on nothing yet to be built or to be heard of. `is_deferred`
    says that it is neither attractive nor feasible enough for the first phase, `is_barred` that its only route from
    here is restricted and its feed too little for the smallest plant. `duration` and `investment` are those of
    comparable projects, None if none is on file.
    """

    link_id: str
    order: int
    phase: Phase
    strategy: Strategy | None
    points: int
    waits_for: tuple[str, ...]
    fed_by: tuple[str, ...]
    outside_inputs: tuple[OutsideInput, ...]
    unlocks: tuple[str, ...]
    feeds: tuple[str, ...]
    move: OrderMove | None
    own: bool
    has_contact: bool
    verify_first: bool
    asks: StepQuestions
    routes_here: tuple[str, ...]
    is_ready: bool
    is_deferred: bool
    is_barred: bool
    duration: Duration | None
    investment: Investment | None

    @property
    def is_underway(self) -> bool:
        """Whether it is somebody's project already, to be seen through."""
        return self.strategy is Strategy.SEE_THROUGH


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The steps in order, what was left out and why, and the limits they were chosen under.

    `phase_limits` has the most steps begun in the phases that have a limit; `begun` is the year the first phase begins
    in.
    """

    chain_id: str | None
    steps: tuple[Step, ...]
    left_out: Mapping[str, ExclusionReason]
    limit: int | None = None
    budget: float | None = None
    phase_limits: PhaseLimits = field(default_factory=dict)
    years: Years = field(default_factory=lambda: YEARS)
    begun: int = 0

    def step(self, link_id: str) -> Step | None:
        """Find the step of a link, or None."""
        return next((step for step in self.steps if step.link_id == link_id), None)

    def of_phase(self, phase: Phase) -> tuple[Step, ...]:
        """List the steps of a phase, in order."""
        return tuple(step for step in self.steps if step.phase is phase)

    def new_steps_of(self, phase: Phase) -> tuple[Step, ...]:
        """List the steps of a phase that are begun in it: all but what is somebody's project already."""
        return tuple(step for step in self.of_phase(phase) if not step.is_underway)

    def span(self, phase: Phase) -> tuple[int, int | None]:
        """Find the first and the last year of a phase; the last phase has no end."""
        return span_of(phase, self.begun, self.years)

    @property
    def points(self) -> int:
        """The points of its targets together."""
        return sum(step.points for step in self.steps)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a plan is kept within: a number of steps, 亿元 of investment, steps a phase, and how long phases last."""

    steps: int | None
    budget: float | None
    room: PhaseLimits
    years: Years


def plan_chain(
    judgement: Judgement,
    chain_id: str,
    limit: int | None = None,
    budget: float | None = None,
    phase_limits: PhaseLimits = DEFAULT_LIMITS,
    years: Years = YEARS,
) -> Roadmap:
    """Plan the targets of a chain, within at most `limit` steps, `budget` 亿元 and `phase_limits` a phase.

    Without limit and budget a link has the same phase in every chain. What is to be asked about first is left out.
    Raises NotFound for an unknown chain, InvalidRequest if nothing can be planned.
    """
    if chain_id not in judgement.city.chains:
        raise NotFound(f"没有“{chain_id}”这条产业链 / no such chain: {chain_id}")
    targets = judgement.targets_of(chain_id)
    unseen = {target.link_id: ExclusionReason.ASK_FIRST for target in targets if target.verify_first}
    wishes = [target.link_id for target in targets if not target.verify_first]
    limits = Limits(limit, budget, phase_limits, years)
    if unseen and not wishes:
        first = first_year(judgement.city)
        return Roadmap(chain_id, (), unseen, limit, budget, check_limits(phase_limits), check_years(years), first)
    whole = limit is None and budget is None
    dated = _city_phases(judgement, check_limits(phase_limits), check_years(years)) if whole else None
    plan = _plan(judgement, wishes, limits, chain_id, dated)
    return replace(plan, left_out={**plan.left_out, **unseen})


def plan_links(
    judgement: Judgement,
    requested: Iterable[str],
    limit: int | None = None,
    budget: float | None = None,
    phase_limits: PhaseLimits = DEFAULT_LIMITS,
    years: Years = YEARS,
) -> Roadmap:
    """Plan chosen links with everything that must be built before them. Raises NotFound and InvalidRequest."""
    return _plan(judgement, requested, Limits(limit, budget, phase_limits, years))


def _plan(
    judgement: Judgement,
    wishes: Iterable[str],
    limits: Limits,
    chain_id: str | None = None,
    dated: Mapping[str, Phase] | None = None,
) -> Roadmap:
    """Plan wishes under limits; `dated` are the phases of all links of the city if they are settled already."""
    rooms, lasting = check_limits(limits.room), check_years(limits.years)
    asked = tuple(dict.fromkeys(wishes))
    for link in asked:
        check_plannable(judgement, link)
    if not asked:
        raise InvalidRequest("没有可排的链环：没有判出目标", "nothing to plan: there is no target")
    needs = prerequisites_of(judgement, asked)
    choice = SelectionProblem(judgement, frozenset(asked), needs, limits.steps, limits.budget)
    chosen = select(choice)
    needed = needs.subset(chosen)
    if dated is None:
        phases = _phases(judgement, needed, [link for link in asked if link in chosen], rooms, lasting)
    else:
        phases = {link: dated[link] for link in needed.required if link in dated}
    left_out = {link: choice.why_left(link) for link in asked if link not in chosen}
    left_out |= {link: ExclusionReason.NO_ROOM for link in asked if link in chosen and link not in phases}
    steps = tuple(_steps(judgement, needs.subset(phases), phases, asked))
    first = first_year(judgement.city)
    return Roadmap(chain_id, steps, left_out, limits.steps, limits.budget, rooms, lasting, first)


def _city_phases(judgement: Judgement, room: PhaseLimits, years: Years) -> dict[str, Phase]:
    """Date every target of the city once; each takes its turn in all its chains, so that no two plans differ."""
    targets = [target for target in judgement.targets if not target.verify_first]
    needs = prerequisites_of(judgement, (target.link_id for target in targets))
    lanes: dict[str, set[str]] = {link: set() for link in needs.required}
    for target in targets:
        for link in closure(target.link_id, needs.required):
            lanes[link].update(target.chains)
    return _phases(judgement, needs, [target.link_id for target in targets], room, years, lanes)


def _phases(
    judgement: Judgement,
    needs: Prerequisites,
    wishes: Collection[str],
    room: PhaseLimits,
    years: Years,
    lanes: Mapping[str, Collection[str]] | None = None,
) -> dict[str, Phase]:
    """Spread the wishes over the phases, better targets first, with what must not come later than they do.

    What is neither attractive nor feasible is not begun in the first phase for want of anything better, unless the city
    is bound to a day for which it comes too late otherwise.
    """
    ranks = judgement.ranks
    order = sorted(wishes, key=lambda link: (ranks.get(link, len(ranks)), link))
    pushed = {link for link in needs.required if is_underway(judgement, link)}
    begun = first_year(judgement.city)
    due = {link: phase_before(year, begun, years) for link, year in event_years(judgement.city).items()}
    return assign_phases(order, needs.not_later(pushed), room, pushed, lanes, judgement.deferred, due)


def _steps(
    judgement: Judgement, needs: Prerequisites, phases: Mapping[str, Phase], wishes: Collection[str]
) -> Iterator[Step]:
    opens, feeds = unlocked_by(needs.required), _feeds(needs.preferred)
    order = StepOrder(judgement, needs, phases)
    feasible = in_corners(judgement.targets, Corner.FIRST, Corner.CONVENIENT)
    asked = {link for call in calls(judgement) for link in call.fed}
    chances = judgement.deferred - event_years(judgement.city).keys()
    for place, link in enumerate(order.links, 1):
        target = judgement.target(link)
        first = target is not None and target.verify_first
        yield Step(
            link_id=link,
            order=place,
            phase=phases[link],
            strategy=None if target is None else target.strategy,
            points=0 if target is None else target.score.points,
            waits_for=tuple(sorted(needs.required[link])),
            fed_by=tuple(each for each in sorted(needs.preferred[link]) if not comes_later(each, link, phases)),
            outside_inputs=outside_inputs(judgement, link, needs, phases),
            unlocks=tuple(sorted(opens[link])),
            feeds=tuple(sorted(feeds[link] - chances)),
            move=order.move_of(link),
            own=link in wishes,
            has_contact=has_contact(judgement, link),
            verify_first=first,
            is_ready=target is not None and link in feasible - asked and rests_on_what_runs(judgement, target),
            is_barred=link in judgement.without_way,
            is_deferred=link in chances,
            asks=step_questions(judgement, target),
            routes_here=judgement.context_of(link).routes_here,
            duration=None if first else duration(judgement.city, link, kinds_of(target)),
            investment=None if first else investment(judgement.city, link, kinds_of(target)),
        )


@dataclass(frozen=True, slots=True)
class StepPosition:
    """Where a link is in a plan without limits: its strategy, what it waits for, and what it opens."""

    link_id: str
    strategy: Strategy | None
    waits_for: tuple[str, ...]
    unlocks: tuple[str, ...]


def step_positions(judgement: Judgement, requested: Iterable[str]) -> dict[str, StepPosition]:
    """Find where targets and everything that must be built before them are, without limits. Raises InvalidRequest."""
    hard = prerequisites_of(judgement, requested).required
    opens = unlocked_by(hard)
    found = {}
    for link, waits_for in hard.items():
        target = judgement.target(link)
        strategy = None if target is None else target.strategy
        found[link] = StepPosition(link, strategy, tuple(sorted(waits_for)), tuple(sorted(opens[link])))
    return found


def kinds_of(target: Target | None) -> frozenset[ProjectKind]:
    """Find the kinds of project that work on a target can be compared with: what is strengthened is expanded."""
    strengthened = target is not None and target.strategy is Strategy.STRENGTHEN
    return frozenset({ProjectKind.EXPANSION}) if strengthened else PLANTS


def _feeds(soft: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {link: set() for link in soft}
    for link, feeders in soft.items():
        for feeder in feeders:
            found[feeder].add(link)
    return found
