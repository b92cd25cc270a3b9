"""Lights by a chosen profile: each with its rule, what it read, how many days, and what would turn it.

A plan that is missing gives no green, a figure that was not reported counts as not known and never as nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from graph.analysis.ledger.calendar import add_days, add_months, days_between
from graph.analysis.ledger.progress import MEASURES, Reading
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.tables import Row, rules
from graph.errors import InvalidRequest
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import RAIL, Dimension, Step


class Colour(LabelledEnum):
    """What a light shows, the gravest first."""

    OUT = "out", "出库", "Out"
    RED = "red", "红", "Red"
    YELLOW = "yellow", "黄", "Yellow"
    PLAN_MISSING = "plan_missing", "计划缺失", "Plan missing"
    UNREPORTED = "unreported", "未填报", "Not reported"
    EXCUSED = "excused", "理由期内", "Excused"
    GREEN = "green", "绿", "Green"
    OFF = "off", "不亮灯", "Off"


ORDER = list(Colour)
GRAVE = (Colour.OUT, Colour.RED, Colour.YELLOW)
"""Lights that ask for something, the gravest first."""
COLOURS = {colour.value: colour for colour in Colour}
DIMENSIONS = {dimension.value: dimension for dimension in Dimension}
DEFAULT_PROFILE = "银川2025"


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule of a profile: from which bound on a light has a colour."""

    colour: Colour
    sign: str
    bound: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Light:
    """A light: its colour, the rules of its profile, what it read, the days, and what would turn it.

    `since` is the day it turned to its colour, where that can be told, `turns` the day and colour it turns to if
    nothing happens; `to_green` is what must be reached for green. `excused_until` is told while a reason counts, and
    `without_reason` what it would show then.
    """

    dimension: Dimension
    measure: str
    colour: Colour
    limits: tuple[Limit, ...]
    reading: Reading
    since: str | None = None
    days: int | None = None
    turns: tuple[str, Colour] | None = None
    to_green: Decimal | None = None
    excused_until: str | None = None
    without_reason: Colour | None = None


def profiles(adopted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the profiles there are."""
    return tuple(dict.fromkeys(row["profile"] for row in rules("lights", adopted)))


def first_profile(adopted: Mapping[str, str]) -> str:
    """Return the profile that counts where none is chosen: the first of the city's own table, else the one shipped."""
    return profiles(adopted)[0] if "lights" in adopted else DEFAULT_PROFILE


def by_rules_of(ledger: Ledger, earlier: Ledger) -> Ledger:
    """Return an earlier ledger under the rules of another, so that what turned between them turned by itself.

    A profile the city has adopted since would else be unknown on the earlier day.
    """
    return earlier if earlier.adopted == ledger.adopted else replace(earlier, adopted=ledger.adopted)


def lights(ledger: Ledger, project: ProjectFile, profile: str | None = None) -> tuple[Light, ...]:
    """Return the lights of a project by a profile, at most four. Raises InvalidRequest for an unknown profile."""
    profile = first_profile(ledger.adopted) if profile is None else profile
    told = _dimensions(profile, ledger.adopted.get("lights"))
    if not told:
        known = "、".join(profiles(ledger.adopted))
        raise InvalidRequest(
            f"没有这套亮灯口径：{profile}；有 {known}", f"no such profile of lights: {profile} ({known})"
        )
    return tuple(_light(project, sort, measure, limits) for sort, measure, limits in told)


@cache
def _dimensions(profile: str, adopted: str | None) -> tuple[tuple[Dimension, str, tuple[Limit, ...]], ...]:
    """Return what the lights of a profile look at, with their rules: read once for all projects."""
    table = {} if adopted is None else {"lights": adopted}
    own = [row for row in rules("lights", table) if row["profile"] == profile]
    pairs = dict.fromkeys((row["dimension"], row["measure"]) for row in own)
    return tuple((DIMENSIONS[sort], measure, _limits(own, sort)) for sort, measure in pairs)


def worst(found: Sequence[Light]) -> Colour:
    """Return the gravest of some lights."""
    return min((light.colour for light in found), key=ORDER.index, default=Colour.OFF)


def grave_light(ledger: Ledger, project: ProjectFile, profile: str | None = None) -> Light | None:
    """Return the gravest light of a project that is yellow, red or out; None where it has none such."""
    if project.opened is None:
        return None
    found = [light for light in lights(ledger, project, profile) if light.colour in GRAVE]
    return min(found, key=lambda light: ORDER.index(light.colour), default=None)


def gravest(ledger: Ledger, project: ProjectFile, profile: str | None = None) -> Colour:
    """Return the gravest light of a project; one that nobody took over yet shows none."""
    return Colour.OFF if project.opened is None else worst(lights(ledger, project, profile))


def _limits(own: Sequence[Row], dimension: str) -> tuple[Limit, ...]:
    """Return the rules of one dimension, the gravest first."""
    found = (
        Limit(COLOURS[row["colour"]], row["sign"], Decimal(row["bound"]), row["source"])
        for row in own
        if row["dimension"] == dimension
    )
    return tuple(sorted(found, key=lambda each: ORDER.index(each.colour)))


def _light(project: ProjectFile, dimension: Dimension, measure: str, limits: tuple[Limit, ...]) -> Light:
    reading = MEASURES[measure](project)
    blank = Light(dimension, measure, Colour.OFF, limits, reading)
    if project.step is Step.STOPPED or project.step not in RAIL:
        return blank
    if reading.lacks is not None:
        return replace(blank, colour=COLOURS[reading.lacks])
    if reading.done_on is not None:
        return replace(blank, colour=Colour.GREEN, since=reading.done_on)
    judged = _by_days(blank, project.day) if reading.anchor is not None else _by_value(blank)
    return _excused(project, judged)


def _excused(project: ProjectFile, light: Light) -> Light:
    """Return a light with the reason that was accepted for it, as long as that counts."""
    reason = project.reason(light.dimension)
    if reason is None or light.colour not in (Colour.OUT, Colour.RED, Colour.YELLOW):
        return light
    return replace(light, colour=Colour.EXCUSED, excused_until=reason.until, without_reason=light.colour)


def _by_days(light: Light, day: str) -> Light:
    """Return a light that turns as time goes by: each rule has the day from which it holds."""
    anchor = light.reading.anchor or day
    begins = sorted(((_from_day(anchor, limit), limit.colour) for limit in light.limits), key=lambda each: each[0])
    past = [each for each in begins if each[0] <= day]
    coming = [each for each in begins if each[0] > day]
    since, colour = past[-1] if past else (anchor, Colour.GREEN)
    return replace(
        light,
        colour=colour,
        since=since if past else None,
        days=days_between(anchor, day),
        turns=coming[0] if coming else None,
    )


def _from_day(anchor: str, limit: Limit) -> str:
    """Return the first day a rule counted in months holds: the day itself for ≥, the day after for >."""
    return add_days(add_months(anchor, int(limit.bound)), int(limit.sign == ">"))


SIGNS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "≥": lambda value, bound: value >= bound,
    ">": lambda value, bound: value > bound,
    "<": lambda value, bound: value < bound,
}


def _by_value(light: Light) -> Light:
    """Return a light that turns by a figure: the gravest rule that holds; green where none does."""
    value = light.reading.value or Decimal(0)
    held = next((limit for limit in light.limits if SIGNS[limit.sign](value, limit.bound)), None)
    if held is None:
        return replace(light, colour=Colour.GREEN)
    mildest = light.limits[-1]
    at = None if light.reading.amount_at is None else light.reading.amount_at(mildest.bound)
    return replace(light, colour=held.colour, to_green=at)
