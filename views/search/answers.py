"""The answer to what was typed, as a browser is given it: groups of rows, or what is near if nothing was found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from pypinyin import lazy_pinyin

from graph.analysis.exploration.name_search import By, Grade, Hit, Match, Searchable, near_names, search_names
from graph.model.nodes import Firm, Link
from graph.text import Text
from views.search.about import about
from views.search.index import GROUPS, SearchIndex
from views.search.short_names import by_short_name

FIRST_ROWS, ROWS, ALL_ROWS = 4, 3, 60
"""Rows of the best group, of the groups after it, and of a group that is shown alone."""
START_ROWS = 6
MAX_TEXT = 80
RECENT = Text("最近打开", "Opened lately")
TARGETS = Text("优先目标", "Top targets")
LOCAL_FIRMS = Text("本地企业", "Local firms")
NEAR = Text("是不是要找", "Did you mean")
INTRODUCED = {By.MENTION: Text("产品", "Product"), By.CODE: Text("代码", "Code")}
BY_PRODUCT = Text("产品含“{text}”，名称里没有", 'Product contains "{text}", the name does not')
BY_CODE = Text("代码含“{text}”", 'Code contains "{text}"')
READ_AS = Text("按拼音读作", "Read as")

Segments = list[tuple[str, bool]]
"""A text in pieces; true marks what was searched for."""


class Row(TypedDict):
    """One thing found: name, the other text in which it was found, and what is shown of it."""

    key: str
    name: Segments
    second: Segments
    side: str
    mark: str | None
    head: str
    sentence: str
    facts: list[tuple[str, str]]
    ways: list[tuple[str, str, dict[str, str]]]


class Group(TypedDict):
    """Rows of one kind under a heading, with how many there are in all and why they are here."""

    id: str
    name: str
    why: str
    count: int
    rows: list[Row]


class Answer(TypedDict):
    """What a search comes to: all groups by size, the rows to show, and the name a spelling was read as."""

    total: int
    counts: list[tuple[str, str, int]]
    groups: list[Group]
    reading: list[str]
    found: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, the groups that may be found, the one that is shown alone, and what was opened lately."""

    text: str
    only: Collection[str] = tuple(GROUPS)
    group: str | None = None
    recent: Sequence[str] = ()


def answer(index: SearchIndex, question: Question) -> Answer:
    """Search for what was typed; without a text, offer what was opened lately and where one may start."""
    things = [thing for thing in index.things if thing.group in question.only]
    text = question.text.strip()[:MAX_TEXT]
    if not text:
        return _plain(_start(index, question))
    matches = search_names(things, text) or by_short_name(things, text)
    if not matches:
        near = near_names(things, text)
        return _plain([_rows_group(index, "near", NEAR, near)] if near else [], found=False)
    return _grouped(index, matches, text, question.group)


def _grouped(index: SearchIndex, matches: Sequence[Match], text: str, alone: str | None) -> Answer:
    """Group what was found; the group of the best match comes first."""
    groups: dict[str, list[Match]] = {}
    for match in matches:
        groups.setdefault(match.found.group, []).append(match)
    counts = [(group, GROUPS[group].of(index.language), len(groups[group])) for group in GROUPS if group in groups]
    if alone in groups:
        groups, first, rest = {alone: groups[alone]}, ALL_ROWS, ALL_ROWS
    else:
        first, rest = FIRST_ROWS, ROWS
    shown = [
        _rows_group(index, group, GROUPS[group], found, rest if at else first, _why(index, found, text))
        for at, (group, found) in enumerate(groups.items())
    ]
    return Answer(total=len(matches), counts=counts, groups=shown, reading=_reading(index, matches[0]), found=True)


def _rows_group(
    index: SearchIndex, id: str, name: Text, matches: Sequence[Match], limit: int = START_ROWS, why: str = ""
) -> Group:
    rows = [row_of(index, match) for match in matches[:limit]]
    return Group(id=id, name=name.of(index.language), why=why, count=len(matches), rows=rows)


def _plain(groups: list[Group], *, found: bool = True) -> Answer:
    total = sum(group["count"] for group in groups) if found else 0
    return Answer(total=total, counts=[], groups=groups, reading=[], found=found)


def _why(index: SearchIndex, matches: Sequence[Match], text: str) -> str:
    """Say why a group is here if no name in it holds the text."""
    found = {hit.by for hit in matches[0].hits}
    if found == {By.MENTION}:
        return BY_PRODUCT.of(index.language, text=text)
    return BY_CODE.of(index.language, text=text) if found == {By.CODE} else ""


def _reading(index: SearchIndex, best: Match) -> list[str]:
    """Return the name a spelling was read as, with what introduces it; nothing if the best match is no spelling."""
    hit = best.hits[0]
    if hit.by is not By.SOUND or hit.end - hit.start < 2:
        return []
    return [READ_AS.of(index.language), hit.text[hit.start : hit.end]]


def row_of(index: SearchIndex, match: Match) -> Row:
    """Return a thing that was found as a row: its name, the other text that was found, and what is shown of it."""
    thing, name = match.found, match.found.names[0].text
    shown = about(index, thing.key)
    return Row(
        key=thing.key,
        name=segments(name, match.hits),
        second=_second(index, thing, match.hits),
        side=shown.side,
        mark=shown.mark,
        head=shown.head,
        sentence=shown.sentence,
        facts=list(shown.facts),
        ways=[(way.page, index.pages[way.page], dict(way.parameters)) for way in shown.ways],
    )


def segments(text: str, hits: Iterable[Hit]) -> Segments:
    """Cut a text where it was found; what touches or overlaps is one piece."""
    marked = {place for hit in hits if hit.text == text for place in range(hit.start, hit.end)}
    pieces: Segments = []
    for place, character in enumerate(text):
        if pieces and pieces[-1][1] == (place in marked):
            pieces[-1] = (pieces[-1][0] + character, pieces[-1][1])
        else:
            pieces.append((character, place in marked))
    return pieces


def _second(index: SearchIndex, thing: Searchable, hits: Sequence[Hit]) -> Segments:
    """Return the text beside the name: what else was found, and how it is spelt if it was found by sound."""
    found: Segments = []
    for hit in hits:
        if hit.by in INTRODUCED:
            found.append((f"{INTRODUCED[hit.by].of(index.language)} ", False))
        if hit.text != thing.names[0].text:
            found += [*segments(hit.text, [hit]), (" ", False)]
        if hit.by is By.SOUND:
            found.append((" ".join(lazy_pinyin(hit.text[hit.start : hit.end])), False))
    return found


def _start(index: SearchIndex, question: Question) -> list[Group]:
    """Return what is offered before anything is typed: what was opened lately, then targets or local firms."""
    recent = [index.by_key[key] for key in dict.fromkeys(question.recent) if key in index.by_key]
    recent = [thing for thing in recent if thing.group in question.only][:START_ROWS]
    groups = [(RECENT, "recent", recent)]
    if Link.KIND in question.only:
        targets = index.judgement.targets[:START_ROWS]
        groups.append((TARGETS, "targets", [index.by_key[f"{Link.KIND}:{target.link_id}"] for target in targets]))
    elif Firm.KIND in question.only:
        groups.append((LOCAL_FIRMS, "local", _local_firms(index)))
    return [
        _rows_group(index, id, name, [Match(thing, Grade.EXACT, ()) for thing in things])
        for name, id, things in groups
        if things
    ]


def _local_firms(index: SearchIndex) -> list[Searchable]:
    """Return the local firms that make most links."""
    city = index.judgement.city
    firms = [firm.id for firm in city.firms.values() if firm.local]
    firms.sort(key=lambda firm: (-len(city.makes_of.get(firm, ())), firm))
    return [index.by_key[f"{Firm.KIND}:{firm}"] for firm in firms[:START_ROWS]]
