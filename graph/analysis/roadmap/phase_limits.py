"""The phases of a roadmap: how many steps each takes, how many years it lasts, and how steps are spread over them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from graph.analysis.facts.age import reference_year
from graph.analysis.facts.city import City
from graph.errors import InvalidRequest
from graph.model.labelled_enum import LabelledEnum


class Phase(LabelledEnum):
    """When a step's turn comes."""

    NEAR = "near", "近期", "Near term"
    MIDDLE = "middle", "中期", "Medium term"
    FAR = "far", "远期", "Long term"


PHASES = tuple(Phase)
PhaseLimits = Mapping[Phase, int]
"""The most steps to begin in a phase, beside what is pushed already; a phase without an entry takes any number."""
Years = Mapping[Phase, int]
"""How many years a phase lasts; the last one has no end."""

DEFAULT_LIMITS: PhaseLimits = {Phase.NEAR: 5, Phase.MIDDLE: 10}
"""The default: what a task force can work on at once, and twice as many in the longer medium term."""
NO_LIMIT: PhaseLimits = {}
YEARS: Years = {Phase.NEAR: 2, Phase.MIDDLE: 3}
ONE_LANE = ("all",)
SECOND_HALF = 7
"""Month from which on the current year no longer counts as the first of a roadmap."""


def check_limits(limits: PhaseLimits) -> PhaseLimits:
    """Put limits in the order of the phases. Raises InvalidRequest for one below 1."""
    for phase, most in limits.items():
        if most < 1:
            raise InvalidRequest(
                f"每期步数须为 1 以上，{phase.zh}现为 {most}", f"a phase takes 1 step or more, {phase.en} has {most}"
            )
    return {phase: limits[phase] for phase in PHASES if phase in limits}


def check_years(years: Years) -> Years:
    """Fill in the default years. Raises InvalidRequest for a phase of less than one."""
    for phase, lasting in years.items():
        if lasting < 1:
            raise InvalidRequest(
                f"每期年数须为 1 以上，{phase.zh}现为 {lasting}", f"a phase lasts 1 year or more, {phase.en} {lasting}"
            )
    return {**YEARS, **years}


def first_year(city: City) -> int:
    """Find the year a roadmap begins in: that of the facts, or the next if they are from its second half."""
    date = city.region.as_of or city.load.loaded_at
    month = date[5:7]
    return reference_year(city) + (month.isdigit() and int(month) >= SECOND_HALF)


def span_of(phase: Phase, begun: int, years: Years) -> tuple[int, int | None]:
    """Find the first and the last year of a phase in a roadmap that begins in a year; the last phase has no end."""
    first = begun + sum(years[each] for each in PHASES[: PHASES.index(phase)])
    return first, None if phase is PHASES[-1] else first + years[phase] - 1


def phase_before(year: int, begun: int, years: Years) -> Phase:
    """Find the last phase that is over before a year; the first where none is."""
    over = [phase for phase in PHASES if (end := span_of(phase, begun, years)[1]) is not None and end < year]
    return over[-1] if over else PHASES[0]


def assign_phases(
    order: Sequence[str],
    needed: Mapping[str, Collection[str]],
    limits: PhaseLimits,
    underway: Collection[str] = (),
    lanes: Mapping[str, Collection[str]] | None = None,
    deferred: Collection[str] = (),
    due: Mapping[str, Phase] | None = None,
) -> dict[str, Phase]:
    """Spread links over the phases, each as early as the phase takes it with all that it needs.

    `order` names those wished for, the best first; `needed` has for every link those that must not come later. Links
    that are `underway` already come first and take no room. `lanes` has for every link the chains whose room it takes;
    without it all take the same. What is `due` in a phase has its turn in it before others, deferred or not. What no
    phase takes is left out.
    """
    bound = due or {}
    placed: dict[str, Phase] = {}
    groups = {link: closure(link, needed) for link in order}
    first = [link for link in order if link in underway]
    for phase in PHASES:
        taken: Counter[str] = Counter()
        pressing = [link for link in order if link in bound and PHASES.index(bound[link]) <= PHASES.index(phase)]
        for link in (*first, *pressing, *order):
            if phase is PHASES[0] and link in deferred and link not in pressing:
                continue
            fresh = groups[link] - placed.keys()
            more = Counter(
                lane for each in fresh.difference(underway) for lane in (ONE_LANE if lanes is None else lanes[each])
            )
            if fresh and all(taken[lane] + more[lane] <= limits.get(phase, len(needed)) for lane in more):
                placed |= dict.fromkeys(sorted(fresh), phase)
                taken += more
    return placed


def comes_later(link: str, other: str, phases: Mapping[str, Phase]) -> bool:
    """Check whether a link is in a later phase than another."""
    return PHASES.index(phases[link]) > PHASES.index(phases[other])


def closure(link: str, needed: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Find a link with all that it needs, directly or through others."""
    found, ahead = {link}, [link]
    while ahead:
        fresh = set(needed[ahead.pop()]) - found
        found |= fresh
        ahead.extend(fresh)
    return frozenset(found)
