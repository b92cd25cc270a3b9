"""The shared shelf: what holds of a link anywhere, kept for every city to begin with.

It holds links with their names, class, siting, market and outlook, inputs with how far they travel, and the standing
of source hosts. Nothing of one city is on it: no firm, no buyer, no local advantage, no text that names its home.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from graph.model.evidence import SEPARATOR, Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis
from graph.model.link import Link
from graph.model.news import Host
from graph.model.places import core_of
from graph.model.production import InputTo
from graph.model.region import Region
from graph.model.tables import LIST_SEPARATOR

SHELF = "共用链环库"
"""What stands as the source of a fact that was taken over from the shelf."""
GROUPS: tuple[tuple[str, ...], ...] = (
    ("name_en",),
    ("other_names",),
    ("gbt4754",),
    ("siting", "siting_reason", "siting_reference", "restricted_route", "captive_in", "siting_basis"),
    ("market", "min_scale", "min_scale_unit", "market_basis"),
    ("outlook", "outlook_reason", "outlook_year", "outlook_source", "outlook_basis"),
)
"""Columns of a link that are taken over together, where the first is blank."""
LOCAL = ("note", "buyers", "advantage")
"""Columns of a link that hold for one city alone."""
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
OWN_WORDS = ("本地", "本市", "当地")
BASES = frozenset({"siting_basis", "market_basis", "outlook_basis"})
LINKS = frozenset({"captive_in", "restricted_route"})
SAID = ("siting_reason", "outlook_reason")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The links, inputs and source hosts of the shelf; `names` holds a link's id by each name only it bears."""

    links: Mapping[str, Link]
    inputs: tuple[InputTo, ...]
    hosts: tuple[Host, ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, links: Iterable[Link], inputs: Iterable[InputTo], hosts: Iterable[Host]) -> "Shelf":
        """Return the shelf of some facts, its links by id and by name."""
        kept = {link.id: link for link in links}
        return cls(kept, tuple(inputs), tuple(hosts), _by_name(kept.values()))

    def find(self, written: str) -> Link | None:
        """Return the link that is meant by an id, a name or another name; None where none or two may be."""
        return self.links.get(written) or self.links.get(self.names.get(_key(written), ""))


def _by_name(links: Iterable[Link]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for link in links:
        for name in (link.name_zh, _BRACKETS.sub("", link.name_zh), *(link.other_names or "").split(LIST_SEPARATOR)):
            if name.strip():
                found.setdefault(_key(name), set()).add(link.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def shelf_of(facts: FactSet) -> Shelf:
    """Return what of a city's facts holds anywhere."""
    own = _home_words(facts.region)
    links = [_general(node, own) for node in facts.nodes if isinstance(node, Link) and not _names(node.name_zh, own)]
    ids = {link.id for link in links}
    inputs = [
        replace(edge, note=None, condition=None, condition_check=None)
        for edge in facts.edges
        if isinstance(edge, InputTo) and {edge.start, edge.end} <= ids
    ]
    return Shelf.of(links, inputs, [node for node in facts.nodes if isinstance(node, Host)])


def _home_words(region: Region) -> tuple[str, ...]:
    return (core_of(region.city), *(core_of(zone.name) for zone in region.zones), *OWN_WORDS)


def _names(text: str | None, own: Iterable[str]) -> bool:
    return text is not None and any(word in text for word in own)


def _general(link: Link, own: Iterable[str]) -> Link:
    """Return a link without what holds for its city alone."""
    left: dict[str, Any] = dict.fromkeys((*LOCAL, *(name for name in SAID if _names(getattr(link, name), own))))
    return replace(link, **left)


def taken_link(shelved: Link, id: str, ids: Mapping[str, str]) -> Link:
    """Return a link of the shelf as a city's own, marked as inferred; `ids` are the city's for those of the shelf."""
    bare = {each.name: None for each in fields(Link) if each.name not in ("id", "name_zh", "kind", "evidence")}
    values: dict[str, Any] = {**bare, "id": id, "evidence": TAKEN}
    return filled(replace(shelved, **values), shelved, ids)


def filled(link: Link, shelved: Link, ids: Mapping[str, str]) -> Link:
    """Return a link with its blank groups of columns taken over from the shelf."""
    values: dict[str, Any] = {}
    for group in GROUPS:
        if getattr(link, group[0]) is None and getattr(shelved, group[0]) is not None:
            values |= {name: _value(shelved, name, ids) for name in group if getattr(link, name) is None}
    return replace(link, **values) if any(value is not None for value in values.values()) else link


def _value(shelved: Link, name: str, ids: Mapping[str, str]) -> object:
    value = getattr(shelved, name)
    if name in BASES:
        return Basis.INFERRED
    if name == "outlook_source":
        read = str(value or "")
        return f"{SHELF}{SEPARATOR}{read}" if read.startswith("http") else SHELF
    return ids.get(value) if name in LINKS and value is not None else value


def taken_input(shelved: InputTo, ids: Mapping[str, str]) -> InputTo:
    """Return an input of the shelf between two links of a city, marked as inferred."""
    return replace(shelved, start=ids[shelved.start], end=ids[shelved.end], evidence=TAKEN)


TAKEN = Evidence(source=SHELF, basis=Basis.INFERRED)
