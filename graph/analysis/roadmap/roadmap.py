"""In which order to work on the targets: near, middle and far, nothing before a missing core input of its own."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from graph.analysis.facts.like_projects import Duration, Investment, duration, investment
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.choice import Choice, LeftOut, choose
from graph.analysis.roadmap.needs import Needs, Outside, from_outside, needs_of, refuse_wish
from graph.analysis.roadmap.room import fit
from graph.analysis.verdicts.states import Strategy
from graph.errors import Impossible, NotFound
from graph.model.word import Word


class Phase(Word):
    """When a step's turn comes."""

    NEAR = "near", "近期", "Near term"
    MIDDLE = "middle", "中期", "Medium term"
    FAR = "far", "远期", "Long term"


PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class Step:
    """One link to work on, in its place.

    `strategy` is None where the link is no target of its own and stands here because others wait for it. `waits_for`
    are the links that stand before it, `outside` its other core inputs that are not here; `opens` the steps that wait
    for it, directly or through others; `asked` tells whether there is somebody to go to: a candidate on file, or a
    maker here; `check_first` that it is weak on paper only. `duration` and `investment` are those of like projects,
    None where none is on file.
    """

    link_id: str
    order: int
    phase: Phase
    strategy: Strategy | None
    points: int
    waits_for: tuple[str, ...]
    outside: tuple[Outside, ...]
    opens: tuple[str, ...]
    asked: bool
    check_first: bool
    duration: Duration | None
    investment: Investment | None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The steps in order, what was left out and why, and the limits they were chosen under.

    `room` has the most steps of the phases that have a limit.
    """

    chain_id: str | None
    steps: tuple[Step, ...]
    left_out: Mapping[str, LeftOut]
    limit: int | None
    budget: float | None
    room: Mapping[Phase, int] = field(default_factory=dict)

    def step(self, link_id: str) -> Step | None:
        """Return the step of a link, or None."""
        return next((step for step in self.steps if step.link_id == link_id), None)

    def of_phase(self, phase: Phase) -> tuple[Step, ...]:
        """Return the steps of a phase, in order."""
        return tuple(step for step in self.steps if step.phase is phase)

    @property
    def points(self) -> int:
        """Return the points of its targets together."""
        return sum(step.points for step in self.steps)


def plan_chain(
    judgement: Judgement,
    chain_id: str,
    limit: int | None = None,
    budget: float | None = None,
    room: Mapping[Phase, int] | None = None,
) -> Roadmap:
    """Return the roadmap of all targets of a chain, within at most `limit` steps, `budget` 亿元 and `room` a phase.

    Raises NotFound for an unknown chain, Impossible where nothing can be planned.
    """
    if chain_id not in judgement.city.chains:
        raise NotFound(f"没有这条产业链 / no such chain: {chain_id}")
    wishes = [target.link_id for target in judgement.targets_of(chain_id)]
    return plan_links(judgement, wishes, limit, budget, chain_id, room)


def plan_links(
    judgement: Judgement,
    wishes: Iterable[str],
    limit: int | None = None,
    budget: float | None = None,
    chain_id: str | None = None,
    room: Mapping[Phase, int] | None = None,
) -> Roadmap:
    """Return the roadmap of chosen links and all they cannot stand without. Raises NotFound and Impossible.

    Where every phase has a limit no more are chosen than all of them hold, the best such set.
    """
    rooms = _checked(room or {})
    asked = tuple(dict.fromkeys(wishes))
    for link in asked:
        refuse_wish(judgement, link)
    if not asked:
        raise Impossible(
            "没有可排的链环：没有判出延链、补链、强链目标",
            "nothing to plan: there is no target to extend, supplement or strengthen",
        )
    needs = needs_of(judgement, asked)
    most = sum(rooms.values()) if len(rooms) == len(PHASES) else None
    within = min((each for each in (limit, most) if each is not None), default=None)
    choice = Choice(judgement, frozenset(asked), needs, within, budget)
    chosen = choose(choice)
    phases = _in_room(judgement, needs.only(chosen), asked, rooms)
    left_out = {link: choice.why_left(link) for link in asked if link not in chosen}
    left_out |= {link: LeftOut.NO_ROOM for link in asked if link in chosen and link not in phases}
    steps = tuple(_steps(judgement, needs.only(phases), phases))
    return Roadmap(chain_id, steps, left_out, limit, budget, rooms)


def _checked(room: Mapping[Phase, int]) -> dict[Phase, int]:
    """Return the limits of the phases. Raises Impossible for one below 1."""
    for phase, most in room.items():
        if most < 1:
            raise Impossible(
                f"每期步数须为 1 以上，{phase.zh}现为 {most}", f"a phase takes 1 step or more, {phase.en} has {most}"
            )
    return {phase: room[phase] for phase in PHASES if phase in room}


def _in_room(
    judgement: Judgement, needs: Needs, wishes: Collection[str], rooms: Mapping[Phase, int]
) -> dict[str, Phase]:
    """Return the phases of the links that find room."""
    phases = phases_of(judgement, needs)
    if not rooms:
        return phases
    order = list(ordered(judgement, needs, phases, opened_by(needs.after)))
    earliest = {link: PHASES.index(phase) for link, phase in phases.items()}
    worth = {link for link in order if link in wishes or judgement.target(link) is not None}
    placed = fit(order, earliest, needs.after, worth, [rooms.get(phase) for phase in PHASES])
    return {link: PHASES[phase] for link, phase in placed.items()}


def _steps(judgement: Judgement, needs: Needs, phases: Mapping[str, Phase]) -> Iterator[Step]:
    opens = opened_by(needs.after)
    for order, link in enumerate(ordered(judgement, needs, phases, opens), 1):
        target = judgement.target(link)
        yield Step(
            link_id=link,
            order=order,
            phase=phases[link],
            strategy=None if target is None else target.strategy,
            points=0 if target is None else target.score.points,
            waits_for=tuple(sorted(needs.after[link])),
            outside=from_outside(judgement, link, needs.after[link]),
            opens=tuple(sorted(opens[link])),
            asked=somebody_to_ask(judgement, link),
            check_first=target is not None and target.check_first,
            duration=duration(judgement.city, link),
            investment=investment(judgement.city, link),
        )


def phases_of(judgement: Judgement, needs: Needs) -> dict[str, Phase]:
    """Return the phase of each link: one later than the latest it waits for, and one later where nobody can be asked.

    What waits for a far step is far too, and comes after it there.
    """
    found: dict[str, int] = {}

    def place(link: str) -> int:
        if link not in found:
            own = 0 if somebody_to_ask(judgement, link) else 1
            found[link] = max([own, *(place(each) + 1 for each in needs.after[link])])
        return found[link]

    return {link: PHASES[min(place(link), len(PHASES) - 1)] for link in needs.after}


def somebody_to_ask(judgement: Judgement, link_id: str) -> bool:
    """Return whether there is somebody to go to: a candidate on file, or a maker or project here."""
    city = judgement.city
    return any(link_id in each for each in (city.candidates, city.makers, city.works))


def opened_by(after: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Return for each link those that wait for it, directly or through others."""
    waiting: dict[str, list[str]] = {link: [] for link in after}
    for link, others in after.items():
        for other in others:
            waiting[other].append(link)
    found: dict[str, frozenset[str]] = {}

    def below(link: str) -> frozenset[str]:
        if link not in found:
            found[link] = frozenset(waiting[link]).union(*(below(each) for each in waiting[link]))
        return found[link]

    return {link: below(link) for link in after}


def ordered(
    judgement: Judgement, needs: Needs, phases: Mapping[str, Phase], opens: Mapping[str, Collection[str]]
) -> Iterator[str]:
    """Yield the links phase by phase, each after those it waits for; of those free the one that opens most others.

    Then the one that opens most missing links outside the plan, the better target, the id.
    """
    ranks = {target.link_id: rank for rank, target in enumerate(judgement.targets)}

    def place(link: str) -> tuple[int, int, int, int, str]:
        target = judgement.target(link)
        beyond = len((judgement.around(link) if target is None else target.around).opens)
        return PHASES.index(phases[link]), -len(opens[link]), -beyond, ranks.get(link, len(ranks)), link

    left = {link: set(others) for link, others in needs.after.items()}
    free = [place(link) for link, others in left.items() if not others]
    heapify(free)
    while free:
        link = heappop(free)[-1]
        yield link
        for other in opens[link]:
            if link in left[other]:
                left[other].discard(link)
                if not left[other]:
                    heappush(free, place(other))
