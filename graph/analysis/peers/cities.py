"""Several cities side by side: what each says of the links of one, read from each graph alone and never merged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.folding.names import names_of
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Grade, Mark
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm, Link


class Holding(LabelledEnum):
    """Whether a city has a link, as far as its own facts say."""

    HAS = "has", "有", "Has it"
    UNDER_WAY = "under_way", "在建或拟建", "Under way"
    NONE = "none", "无（已核实）", "None (confirmed)"
    UNCLEAR = "unclear", "说不清，待查", "Unclear, to be asked"
    NOT_SEEN = "not_seen", "未查到", "None on file"
    UNLISTED = "unlisted", "未列，未查", "Not listed, not checked"


HOLDINGS: Mapping[Mark, Holding] = {
    Mark.STRONG: Holding.HAS,
    Mark.PRESENT: Holding.HAS,
    Mark.WEAK: Holding.HAS,
    Mark.BUILDING: Holding.UNDER_WAY,
    Mark.ANNOUNCED: Holding.UNDER_WAY,
}


@dataclass(frozen=True, slots=True)
class OtherCity:
    """What one city says of a link of another: the link as it is called there, its mark, and who makes it."""

    holding: Holding
    link: Link | None
    mark: Mark | None
    makers: tuple[Firm, ...]


@dataclass(frozen=True, slots=True)
class SharedFirm:
    """A firm that is local in one city and a candidate in this one, with the links it is wanted for here."""

    here: Firm
    there: Firm
    link_ids: tuple[str, ...]


def holding_of(judgement: Judgement, link_id: str) -> Holding:
    """Return whether a city has a link of its own graph: none only where somebody confirmed it."""
    verdict = judgement.verdicts.get(link_id)
    if verdict is None:
        return Holding.UNLISTED
    if verdict.mark is Mark.MISSING and verdict.grade is Grade.CONFIRMED:
        return Holding.NONE
    if verdict.mark in HOLDINGS:
        return HOLDINGS[verdict.mark]
    if not judgement.city.makers.get(link_id):
        return Holding.UNCLEAR if verdict.mark is Mark.EXPECTED else Holding.NOT_SEEN
    return Holding.HAS if verdict.mark is Mark.UNSUITABLE else Holding.UNCLEAR


def beside(home: City, other: Judgement, link_ids: Iterable[str]) -> dict[str, OtherCity]:
    """Return what another city says of links of this one: the same by id, else by any name."""
    by_name = _by_name(other.city)
    return {link: _other(other, _same(home.links[link], other.city, by_name)) for link in link_ids}


def here(judgement: Judgement, link_id: str) -> OtherCity:
    """Return what a city says of a link of its own."""
    return _other(judgement, judgement.city.links[link_id])


def _by_name(city: City) -> dict[str, Link]:
    """Return links by their names in small letters; a name that two of them bear stands for neither."""
    found: dict[str, Link] = {}
    twice: set[str] = set()
    for link in city.links.values():
        for name in {each.casefold() for each in names_of(link) if each}:
            twice |= {name} & found.keys()
            found.setdefault(name, link)
    return {name: link for name, link in found.items() if name not in twice}


def _same(link: Link, other: City, by_name: Mapping[str, Link]) -> Link | None:
    if link.id in other.links:
        return other.links[link.id]
    return next((by_name[name.casefold()] for name in names_of(link) if name.casefold() in by_name), None)


def _other(judgement: Judgement, link: Link | None) -> OtherCity:
    if link is None:
        return OtherCity(Holding.UNLISTED, None, None, ())
    makes = judgement.city.makers.get(link.id, ())
    makers = tuple(judgement.city.firms[id] for id in dict.fromkeys(make.start for make in makes))
    return OtherCity(holding_of(judgement, link.id), link, judgement.mark(link.id), makers)


def wanted_from(home: Judgement, other: Judgement) -> tuple[SharedFirm, ...]:
    """Return the firms that are local there and candidates for a target here, in the order of the targets."""
    there = {key: firm for firm in other.city.firms.values() if firm.local for key in _keys(firm)}
    found = []
    for id, candidacies in home.candidacies.items():
        firm = home.city.firms[id]
        match = next((there[key] for key in _keys(firm) if key in there), None)
        if match is not None:
            found.append(SharedFirm(firm, match, tuple(dict.fromkeys(each.link_id for each in candidacies))))
    return tuple(sorted(found, key=lambda each: (min(home.ranks[link] for link in each.link_ids), each.here.id)))


def _keys(firm: Firm) -> Iterator[tuple[str, str]]:
    """Yield what tells that two firms are one for certain: a code, or the whole name."""
    for name in ("uscc", "stock_code", "name_zh"):
        value = getattr(firm, name)
        if value:
            yield name, str(value)
