"""The types of formula that schemes of a race are made of; a missing input makes a part missing, never nothing.

A scheme writes the inputs of a part as terms parted by `;`: `name*0.5` takes a figure times a weight, `name/other*0.5`
the ratio of two, `name<7*0.1` what lacks to seven, a tenth each.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import InvalidRequest
from graph.text import InTwoLanguages

Values = Mapping[str, Decimal | None]
"""The figures of one unit by indicator; None where one is missing."""
_TERM = re.compile(r"(?P<name>[^*/<;]+)(?:/(?P<under>[^*;]+)|<(?P<need>[\d.]+))?(?:\*(?P<weight>-?[\d.]+))?")
HUNDRED, FORTY, SIXTY = Decimal(100), Decimal(40), Decimal(60)


@dataclass(frozen=True, slots=True)
class Term:
    """One input of a part with its weight: a figure, a ratio of two, or what lacks to a need."""

    name: str
    under: str | None
    need: Decimal | None
    weight: Decimal

    def value(self, values: Values) -> Decimal | None:
        """Return what it comes to for a unit, None where an input is missing or nothing is divided by."""
        found, under = values.get(self.name), None if self.under is None else values.get(self.under)
        if found is None or (self.under is not None and not under):
            return None
        if self.need is not None:
            return max(self.need - found, Decimal(0)) * self.weight
        return (found if under is None else found / under) * self.weight

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the indicators it reads."""
        return (self.name,) if self.under is None else (self.name, self.under)


@dataclass(frozen=True, slots=True)
class Part(InTwoLanguages):
    """One part of a scheme: its formula, the points it gives at most where it says so, its terms and limits.

    `facet` is what the city counts it to: contribution, speed or efficiency.
    """

    id: str
    zh: str
    en: str
    facet: str
    formula: str
    full: Decimal | None
    terms: tuple[Term, ...]
    cap: Decimal | None
    floor: Decimal | None
    tiers: tuple[tuple[int, Decimal], ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the indicators it reads, each once."""
        return tuple(dict.fromkeys(name for term in self.terms for name in term.inputs))

    def raw(self, values: Values) -> Decimal | None:
        """Return the sum of its terms for a unit, None where one is missing."""
        found = [term.value(values) for term in self.terms]
        return None if None in found else sum((each for each in found if each is not None), Decimal(0))


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms a scheme writes. Raises InvalidRequest where one is written otherwise."""
    return tuple(_term(each.strip()) for each in text.split(";") if each.strip())


def _term(text: str) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        raise InvalidRequest(
            f"赛马规则里的“{text}”看不懂；写法如 名称*0.5、名称/目标*0.5、名称<7*0.1",
            f"{text} is no term of a scheme; they read name*0.5, name/target*0.5 or name<7*0.1",
        )
    need = None if found["need"] is None else Decimal(found["need"])
    return Term(found["name"].strip(), found["under"], need, Decimal(found["weight"] or 1))


Scores = tuple[Decimal | None, ...]
"""The points of every unit for one part, in the order of the units."""


def score(part: Part, units: Sequence[Values]) -> Scores:
    """Return the points of every unit for a part; what is missing for one stays missing for that one alone."""
    raw = tuple(part.raw(values) for values in units)
    return tuple(_within(part, each) for each in FORMULAS[part.formula](part, raw))


def _within(part: Part, points: Decimal | None) -> Decimal | None:
    if points is None:
        return None
    capped = points if part.cap is None else min(points, part.cap)
    return capped if part.floor is None else max(capped, part.floor)


def _full(part: Part) -> Decimal:
    return Decimal(1) if part.full is None else part.full


def _ratio(part: Part, raw: Scores) -> Scores:
    """Take a rate, or a ratio to what was to be reached, times the points."""
    return tuple(None if each is None else each * _full(part) for each in raw)


def _share(part: Part, raw: Scores) -> Scores:
    """Give all points to the most, to the others in proportion."""
    most = max((each for each in raw if each is not None), default=Decimal(0))
    return tuple(None if each is None else (each / most * _full(part) if most else Decimal(0)) for each in raw)


def _share_of_sum(part: Part, raw: Scores) -> Scores:
    """Take the share of the sum over all units times the points; nothing is told while a unit is missing."""
    known = [each for each in raw if each is not None]
    total = sum(known, Decimal(0))
    if len(known) < len(raw) or not total:
        return tuple(None for _ in raw)
    return tuple(each / total * _full(part) for each in known)


def _efficacy(part: Part, raw: Scores) -> Scores:
    """Scale by 功效系数: (x - min) / (max - min) × 40 + 60, of a hundred; where all are alike each is the highest."""
    known = [each for each in raw if each is not None]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))

    def points(each: Decimal) -> Decimal:
        place = (each - low) / (high - low) * FORTY + SIXTY if high > low else HUNDRED
        return place * _full(part) / HUNDRED if part.full is not None else place

    return tuple(None if each is None else points(each) for each in raw)


def _rank_tiers(part: Part, raw: Scores) -> Scores:
    """Points by rank: those of the first tier that holds the rank; equal figures share the better rank."""
    known = [each for each in raw if each is not None]

    def points(each: Decimal) -> Decimal:
        rank = 1 + sum(other > each for other in known)
        return next((given for last, given in part.tiers if rank <= last), Decimal(0))

    return tuple(None if each is None else points(each) for each in raw)


def _additive(part: Part, raw: Scores) -> Scores:
    """Add up; with points to begin with (`full`), take off them."""
    if part.full is None:
        return raw
    return tuple(None if each is None else part.full - each for each in raw)


FORMULAS: Mapping[str, Callable[[Part, Scores], Scores]] = {
    "ratio": _ratio,
    "share": _share,
    "share_of_sum": _share_of_sum,
    "efficacy": _efficacy,
    "rank": _rank_tiers,
    "add": _additive,
    "subtract": _additive,
    "rated": lambda _, raw: raw,
}
