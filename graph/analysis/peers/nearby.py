"""Who has next door what this city lacks: links by places, from what is on file of other places alone.

A cell without a row is a place nobody looked at. Nothing is ranked or summed by city, and no score reads any of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Mark
from graph.model.labelled_enum import LabelledEnum
from graph.model.nearby import MadeNearby, NearbyState
from graph.model.places import lies_in, same_province, take_apart

LACKING = frozenset({Mark.MISSING, Mark.BUILDING, Mark.ANNOUNCED})


class Meaning(LabelledEnum):
    """What it means for this city that somebody else has a link."""

    LACKING = "lacking", "本市缺或在建，近处有", "Missing or under way here, made nearby"
    NOT_RECRUITED = "not_recruited", "本市不招引，近处能买", "Not recruited here, to be bought nearby"
    BOTH = "both", "两边都有，或本市说不清", "On both sides, or unclear here"


class PlaceCoverage(LabelledEnum):
    """How well a place is known."""

    CHECKED = "checked", "查过", "Checked"
    UNSURVEYED = "unsurveyed", "未摸底", "Not surveyed"


@dataclass(frozen=True, slots=True)
class PeerPlace:
    """A place with how many firms there are on file of the links asked for, and of how many links somebody looked."""

    id: str
    bordering: bool
    firms: int
    checked: int

    @property
    def coverage(self) -> PlaceCoverage:
        """Return how well the place is known."""
        return PlaceCoverage.CHECKED if self.checked else PlaceCoverage.UNSURVEYED


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A link somebody else makes, or nobody is heard to make: what it means here, and the facts by place."""

    link_id: str
    meaning: Meaning
    cells: Mapping[str, tuple[MadeNearby, ...]]
    hearsay: tuple[MadeNearby, ...]

    @property
    def facts(self) -> tuple[MadeNearby, ...]:
        """Return the facts of all places, in the order on file."""
        return tuple(fact for facts in self.cells.values() for fact in facts)


@dataclass(frozen=True, slots=True)
class PeerTable:
    """The places, the links on file there by meaning, those with hearsay alone, and how many links were asked for.

    `silent` names the bordering cities of which nothing is on file about these links.
    """

    places: tuple[PeerPlace, ...]
    rows: tuple[PeerRow, ...]
    hearsay: tuple[PeerRow, ...]
    silent: tuple[str, ...]
    asked: int

    @property
    def cells(self) -> int:
        """Return how many cells there are."""
        return len(self.places) * len(self.rows)

    def count(self, *states: NearbyState) -> int:
        """Return how many cells hold a fact of one of these states, of any where none is named."""
        shown = {place.id for place in self.places}
        held = (facts for row in self.rows for place, facts in row.cells.items() if place in shown)
        return sum(any(not states or fact.state in states for fact in facts) for facts in held)

    def of_bordering(self) -> "PeerTable":
        """Return the part about places that border this one."""
        places = tuple(place for place in self.places if place.bordering)
        ids = {place.id for place in places}
        rows = [replace(row, cells={id: row.cells[id] for id in row.cells if id in ids}) for row in self.rows]
        return replace(self, places=places, rows=tuple(row for row in rows if row.cells))


def peer_table(judgement: Judgement, link_ids: Iterable[str]) -> PeerTable:
    """Return what is on file of other places about some links, those this city lacks first."""
    asked = tuple(dict.fromkeys(link_ids))
    found = [_row(judgement, link) for link in asked if judgement.city.nearby.get(link)]
    rows = [row for row in found if row.cells]
    order = list(Meaning)
    ranks = judgement.ranks
    rows.sort(key=lambda row: (order.index(row.meaning), ranks.get(row.link_id, len(ranks))))
    places = _places(judgement.city, rows)
    hearsay = tuple(row for row in found if not row.cells)
    return PeerTable(places, tuple(rows), hearsay, _silent(judgement.city, places), len(asked))


def _row(judgement: Judgement, link_id: str) -> PeerRow:
    cells: defaultdict[str, list[MadeNearby]] = defaultdict(list)
    facts = judgement.city.nearby[link_id]
    for fact in facts:
        if fact.state is not NearbyState.NOT_HEARD_OF:
            cells[fact.end].append(fact)
    hearsay = tuple(fact for fact in facts if fact.state is NearbyState.NOT_HEARD_OF)
    held = {place: tuple(group) for place, group in cells.items()}
    return PeerRow(link_id, _meaning(judgement.mark(link_id)), held, hearsay)


def _meaning(mark: Mark) -> Meaning:
    if mark in LACKING:
        return Meaning.LACKING
    return Meaning.NOT_RECRUITED if mark is Mark.UNSUITABLE else Meaning.BOTH


def _places(city: City, rows: Iterable[PeerRow]) -> tuple[PeerPlace, ...]:
    """Return the places with facts: bordering ones first, then by province and name."""
    by_place: defaultdict[str, list[MadeNearby]] = defaultdict(list)
    for fact in (fact for row in rows for fact in row.facts):
        by_place[fact.end].append(fact)
    found = [_place(city, place, facts) for place, facts in by_place.items()]
    return tuple(sorted(found, key=lambda place: (not place.bordering, _province(city, place.id), place.id)))


def _silent(city: City, places: Iterable[PeerPlace]) -> tuple[str, ...]:
    """Return the cities that border this one and have nothing on file."""
    known = [place.id for place in places]
    return tuple(name for name in city.region.neighbours if not any(lies_in(place, name) for place in known))


def _place(city: City, place: str, facts: list[MadeNearby]) -> PeerPlace:
    makers = {fact.firm or fact.maker for fact in facts if fact.state is not NearbyState.NONE}
    checked = {fact.start for fact in facts if fact.state is NearbyState.NONE}
    return PeerPlace(place, city.region.is_adjacent(place), len(makers - {None}), len(checked))


def _province(city: City, place: str) -> tuple[bool, str]:
    """Return what sorts a place by its province: the home province first."""
    province = take_apart(place).province or ""
    return not same_province(province, city.region.province), province
