"""In which order to work on the targets: near, middle and far, by rank unless something must be built first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.analysis.facts.comparable_projects import PLANTS, Duration, Investment, duration, investment
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.choice import Choice, LeftOut, choose
from graph.analysis.roadmap.elsewhere import Outside, from_outside
from graph.analysis.roadmap.needs import Needs, is_pushed, needs_of, refuse_wish
from graph.analysis.roadmap.order import Moved, Order, opened_by
from graph.analysis.roadmap.phases import (
    ROOM,
    YEARS,
    Phase,
    Room,
    Years,
    check_room,
    check_years,
    comes_later,
    first_year,
    span_of,
    spread,
)
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.errors import InvalidRequest, NotFound
from graph.model.kinds import ProjectKind


@dataclass(frozen=True, slots=True)
class Step:
    """One link to work on, in its place.

    `strategy` is None if the link is no target and is here because others cannot be built without it. `waits_for` are
    the steps that hold it up, `fed_by` the others that feed it, `outside` its inputs from outside. `opens` are the
    steps it holds up, directly or through others; `feeds` those it feeds. `moved` says why it is not where its rank
    would put it; `own` that it was wished for, and is not only here for others. `asked` says that there is somebody to
    go to; `check_first` that one call comes before any project. `duration` and `investment` are those of comparable
    projects, None if none is on file.
    """

    link_id: str
    order: int
    phase: Phase
    strategy: Strategy | None
    points: int
    waits_for: tuple[str, ...]
    fed_by: tuple[str, ...]
    outside: tuple[Outside, ...]
    opens: tuple[str, ...]
    feeds: tuple[str, ...]
    moved: Moved | None
    own: bool
    asked: bool
    check_first: bool
    duration: Duration | None
    investment: Investment | None

    @property
    def is_pushed(self) -> bool:
        """Whether it is somebody's project already, to be seen through."""
        return self.strategy is Strategy.SEE_THROUGH


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The steps in order, what was left out and why, and the limits they were chosen under.

    `room` has the most steps begun in the phases that have a limit; `begun` is the year the first phase begins in.
    """

    chain_id: str | None
    steps: tuple[Step, ...]
    left_out: Mapping[str, LeftOut]
    limit: int | None = None
    budget: float | None = None
    room: Room = field(default_factory=dict)
    years: Years = field(default_factory=lambda: YEARS)
    begun: int = 0

    def step(self, link_id: str) -> Step | None:
        """Find the step of a link, or None."""
        return next((step for step in self.steps if step.link_id == link_id), None)

    def of_phase(self, phase: Phase) -> tuple[Step, ...]:
        """List the steps of a phase, in order."""
        return tuple(step for step in self.steps if step.phase is phase)

    def begun_in(self, phase: Phase) -> tuple[Step, ...]:
        """List the steps of a phase that are begun in it: all but what is somebody's project already."""
        return tuple(step for step in self.of_phase(phase) if not step.is_pushed)

    def span(self, phase: Phase) -> tuple[int, int | None]:
        """Find the first and the last year of a phase; the last phase has no end."""
        return span_of(phase, self.begun, self.years)

    @property
    def points(self) -> int:
        """The points of its targets together."""
        return sum(step.points for step in self.steps)


def plan_chain(
    judgement: Judgement,
    chain_id: str,
    limit: int | None = None,
    budget: float | None = None,
    room: Room = ROOM,
    years: Years = YEARS,
) -> Roadmap:
    """Plan all targets of a chain, within at most `limit` steps, `budget` 亿元 and `room` a phase.

    Raises NotFound for an unknown chain, InvalidRequest if nothing can be planned.
    """
    if chain_id not in judgement.city.chains:
        raise NotFound(f"没有这条产业链 / no such chain: {chain_id}")
    wishes = [target.link_id for target in judgement.targets_of(chain_id)]
    return plan_links(judgement, wishes, limit, budget, chain_id, room, years)


def plan_links(
    judgement: Judgement,
    wishes: Iterable[str],
    limit: int | None = None,
    budget: float | None = None,
    chain_id: str | None = None,
    room: Room = ROOM,
    years: Years = YEARS,
) -> Roadmap:
    """Plan chosen links with everything that must be built before them. Raises NotFound and InvalidRequest."""
    rooms, lasting = check_room(room), check_years(years)
    asked = tuple(dict.fromkeys(wishes))
    for link in asked:
        refuse_wish(judgement, link)
    if not asked:
        raise InvalidRequest("没有可排的链环：没有判出目标", "nothing to plan: there is no target")
    needs = needs_of(judgement, asked)
    choice = Choice(judgement, frozenset(asked), needs, limit, budget)
    chosen = choose(choice)
    phases = _phases(judgement, needs.only(chosen), [link for link in asked if link in chosen], rooms)
    left_out = {link: choice.why_left(link) for link in asked if link not in chosen}
    left_out |= {link: LeftOut.NO_ROOM for link in asked if link in chosen and link not in phases}
    steps = tuple(_steps(judgement, needs.only(phases), phases, asked))
    return Roadmap(chain_id, steps, left_out, limit, budget, rooms, lasting, first_year(judgement.city))


def _phases(judgement: Judgement, needs: Needs, wishes: Collection[str], room: Room) -> dict[str, Phase]:
    """Spread the wishes over the phases, better targets first, with what must not come later than they do."""
    ranks = judgement.ranks
    order = sorted(wishes, key=lambda link: (ranks.get(link, len(ranks)), link))
    pushed = {link for link in needs.hard if is_pushed(judgement, link)}
    return spread(order, needs.not_later(pushed), room, pushed)


def _steps(judgement: Judgement, needs: Needs, phases: Mapping[str, Phase], wishes: Collection[str]) -> Iterator[Step]:
    opens, feeds = opened_by(needs.hard), _feeds(needs.soft)
    order = Order(judgement, needs, phases)
    for place, link in enumerate(order.links, 1):
        target = judgement.target(link)
        first = target is not None and target.verify_first
        yield Step(
            link_id=link,
            order=place,
            phase=phases[link],
            strategy=None if target is None else target.strategy,
            points=0 if target is None else target.score.points,
            waits_for=tuple(sorted(needs.hard[link])),
            fed_by=tuple(each for each in sorted(needs.soft[link]) if not comes_later(each, link, phases)),
            outside=from_outside(judgement, link, needs, phases),
            opens=tuple(sorted(opens[link])),
            feeds=tuple(sorted(feeds[link])),
            moved=order.moved(link),
            own=link in wishes,
            asked=somebody_to_ask(judgement, link),
            check_first=first,
            duration=None if first else duration(judgement.city, link, kinds_of(target)),
            investment=None if first else investment(judgement.city, link, kinds_of(target)),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link is in a plan without limits: its strategy, what it waits for, and what it opens."""

    link_id: str
    strategy: Strategy | None
    waits_for: tuple[str, ...]
    opens: tuple[str, ...]


def places_of(judgement: Judgement, wishes: Iterable[str]) -> dict[str, Place]:
    """Find where targets and everything that must be built before them are, without limits. Raises InvalidRequest."""
    hard = needs_of(judgement, wishes).hard
    opens = opened_by(hard)
    found = {}
    for link, waits_for in hard.items():
        target = judgement.target(link)
        strategy = None if target is None else target.strategy
        found[link] = Place(link, strategy, tuple(sorted(waits_for)), tuple(sorted(opens[link])))
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


def somebody_to_ask(judgement: Judgement, link_id: str) -> bool:
    """Check whether there is somebody to go to: a candidate on file, or a maker or project here."""
    city = judgement.city
    return any(link_id in each for each in (city.candidates, city.makers, city.projects_by_link))
