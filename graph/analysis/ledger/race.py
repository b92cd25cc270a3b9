"""The race: a scheme applied to units, each figure with its projects; what is missing is told and not ranked over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.analysis.ledger.formulas import FORMULAS, Part, score, terms_of
from graph.analysis.ledger.indicators import Indicator, UnitKind, indicator, unit_of
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.tables import Row, rules
from graph.errors import InvalidRequest
from graph.model.kinds import OrgKind


@dataclass(frozen=True, slots=True)
class Lane:
    """One unit in the race: its points by part, None where missing, and the figures behind them."""

    unit: str
    points: Mapping[str, Decimal | None]
    figures: Mapping[str, Indicator]
    rank: int | None

    @property
    def total(self) -> Decimal | None:
        """Return the sum of the parts that are known, None where none is."""
        known = [each for each in self.points.values() if each is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parts that are missing."""
        return tuple(part for part, points in self.points.items() if points is None)


@dataclass(frozen=True, slots=True)
class Race:
    """A race: its scheme, its parts and the lanes, those ranked first."""

    scheme: str
    kind: UnitKind
    period: str
    parts: tuple[Part, ...]
    lanes: tuple[Lane, ...]

    def facet(self, lane: Lane, facet: str) -> Decimal | None:
        """Return the points of a lane in one facet, None where a part of it is missing."""
        own = [lane.points[part.id] for part in self.parts if part.facet == facet]
        return None if None in own or not own else sum((each for each in own if each is not None), Decimal(0))

    def known_weight(self, lane: Lane) -> Decimal:
        """Return the full points of the parts that are known of a lane."""
        known = (part for part in self.parts if lane.points[part.id] is not None)
        return sum((part.full for part in known if part.full is not None), Decimal(0))


def schemes(adopted: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the schemes there are."""
    return tuple(dict.fromkeys(row["scheme"] for row in rules("race", adopted)))


def parts_of(ledger: Ledger, scheme: str) -> tuple[Part, ...]:
    """Return the parts of a scheme. Raises InvalidRequest for an unknown one, or one written wrongly."""
    own = [row for row in rules("race", ledger.adopted) if row["scheme"] == scheme]
    if not own:
        known = "、".join(schemes(ledger.adopted))
        raise InvalidRequest(f"没有这套赛马办法：{scheme}；有 {known}", f"no such scheme: {scheme} ({known})")
    return tuple(_part(row) for row in own)


def _part(row: Row) -> Part:
    if row["formula"] not in FORMULAS:
        raise InvalidRequest(f"没有这种计分公式：{row['formula']}", f"no such formula: {row['formula']}")
    full, cap, floor = (Decimal(row[name]) if row[name] else None for name in ("full", "cap", "floor"))
    pairs = (each.split(":") for each in row["tiers"].split(";") if each)
    tiers = tuple((int(last), Decimal(points)) for last, points in pairs)
    terms = terms_of(row["terms"])
    return Part(row["part"], row["zh"], row["en"], row["facet"], row["formula"], full, terms, cap, floor, tiers)


def race(ledger: Ledger, scheme: str, kind: UnitKind, period: str, units: Iterable[str] = ()) -> Race:
    """Return the race of units by a scheme for a year, quarter or month; without `units`, of those the ledger names."""
    parts = parts_of(ledger, scheme)
    named = tuple(dict.fromkeys(units)) or units_of(ledger, kind)
    names = tuple(dict.fromkeys(name for part in parts for name in part.inputs))
    figures = {unit: {name: indicator(ledger, name, unit, kind, period) for name in names} for unit in named}
    values = [{name: each.value for name, each in figures[unit].items()} for unit in named]
    scores = {part.id: score(part, values) for part in parts}
    lanes = [
        Lane(unit, {part.id: scores[part.id][at] for part in parts}, figures[unit], None)
        for at, unit in enumerate(named)
    ]
    return Race(scheme, kind, period, parts, _ranked(lanes))


def units_of(ledger: Ledger, kind: UnitKind) -> tuple[str, ...]:
    """Return the units of a kind: those of the city's projects, those that reported, and every district on file."""
    found = (unit_of(project, kind) for project in ledger.counted if not ledger.is_apart(project))
    named = {unit for unit in found if unit} | {unit for unit, _, _ in _own_figures(ledger, kind)}
    return tuple(sorted(named | (_districts(ledger) if kind is UnitKind.DISTRICT else set())))


def _districts(ledger: Ledger) -> set[str]:
    """Return the districts on file: one without a project is in the race too, and is seen to have none."""
    offices = ledger.city.organisations.values()
    return {each.name_zh for each in offices if each.kind is OrgKind.DISTRICT}


def _own_figures(ledger: Ledger, kind: UnitKind) -> Iterable[tuple[str, str, str]]:
    districts = {project.district for project in ledger.counted}
    return (key for key in ledger.figures if (key[0] in districts) == (kind is UnitKind.DISTRICT))


def _ranked(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """Return lanes by points; only those with the fewest parts missing are ranked, equal points share a rank.

    Who lacks more than half of the parts is ranked in no case: what is left would decide nothing.
    """
    told = [lane for lane in lanes if lane.total is not None and 2 * len(lane.missing) <= len(lane.points)]
    fewest = min((len(lane.missing) for lane in told), default=0)
    common = next((lane.missing for lane in told if len(lane.missing) == fewest), ())
    ranked = [lane for lane in told if lane.missing == common]
    ordered = sorted(ranked, key=lambda lane: (-(lane.total or 0), lane.unit))
    first = [Lane(each.unit, each.points, each.figures, 1 + _above(each, ranked)) for each in ordered]
    rest = sorted((lane for lane in lanes if lane not in ranked), key=lambda lane: (-(lane.total or 0), lane.unit))
    return (*first, *rest)


def _above(lane: Lane, ranked: Sequence[Lane]) -> int:
    return sum((other.total or 0) > (lane.total or 0) for other in ranked)
