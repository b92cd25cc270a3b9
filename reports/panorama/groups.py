"""The links of a chain in groups by stage and industry, as few as a 16:9 sheet has room for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.kinds import Stage
from graph.model.nodes import Firm
from graph.text import Text
from reports.wording.industry_words import INDUSTRIES, OTHER, levels

COLUMNS, ROWS, ROWS_OF_WIDE = 4, 4, 3
"""Columns of cards on a sheet, cards in a column, and in each column of a lane that has several."""
WORTH_SPLITTING = 8
"""Links from which on a group is split into finer industries, even if smaller ones must then be put together."""
OTHERS_WEIGH = 1.5
"""How much worse a large group is that has no name of its own."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one industry or kind at one stage, and the local firms, those that make most of them first."""

    name: Text
    links: tuple[str, ...]
    marks: Mapping[Mark, int]
    firms: tuple[Firm, ...]


@dataclass(frozen=True, slots=True)
class StageLane:
    """The groups of one stage, and how many columns of cards it takes."""

    stage: Stage
    groups: tuple[Group, ...]
    columns: int

    @property
    def links(self) -> tuple[str, ...]:
        """All links of the stage."""
        return tuple(link for group in self.groups for link in group.links)

    def count(self, mark: Mark) -> int:
        """Count the links under a mark."""
        return sum(group.marks.get(mark, 0) for group in self.groups)


def stage_lanes(judgement: Judgement, chain_id: str) -> tuple[StageLane, ...]:
    """Return the lanes of a chain from upstream to downstream; support, which is a band of its own, is left out."""
    found = {stage: links_at(judgement, chain_id, stage) for stage in Stage if stage is not Stage.SUPPORT}
    held = {stage: links for stage, links in found.items() if links}
    columns = _columns({stage: len(links) for stage, links in held.items()})
    return tuple(
        StageLane(stage, _groups(judgement, links, _room(columns[stage])), columns[stage])
        for stage, links in held.items()
    )


def links_at(judgement: Judgement, chain_id: str, stage: Stage) -> tuple[str, ...]:
    """Return the links of a chain at a stage."""
    return tuple(link for link in judgement.inside(chain_id) if judgement.city.stage(chain_id, link) is stage)


def group_of(judgement: Judgement, links: Sequence[str], name: Text = OTHER) -> Group:
    """Return links as one group."""
    counts = Counter(judgement.mark(link).counted for link in links)
    makers = Counter(make.start for link in links for make in judgement.city.makers.get(link, ()))
    firms = tuple(
        judgement.city.firms[firm] for firm, _ in sorted(makers.items(), key=lambda each: (-each[1], each[0]))
    )
    return Group(name, tuple(links), {mark: counts[mark] for mark in COUNTED if counts[mark]}, firms)


def _columns(links: Mapping[Stage, int]) -> dict[Stage, int]:
    """Share the columns out: one each, what is left to where most links come upon a column."""
    columns = dict.fromkeys(links, 1)
    for _ in range(COLUMNS - len(columns) if columns else 0):
        columns[max(links, key=lambda stage: links[stage] / columns[stage])] += 1
    return columns


def _room(columns: int) -> int:
    return ROWS if columns == 1 else ROWS_OF_WIDE * columns


Named = dict[Text, list[str]]
"""Links by the name of their group."""


def _groups(judgement: Judgement, links: Sequence[str], room: int) -> tuple[Group, ...]:
    """Return links by industry or by kind of thing, whichever leaves no group so large as the other does."""
    ways = (_by_industry(judgement, links), _by_kind(judgement, links))
    named = min((_merged(found, room) for found in ways), key=_largest_group)
    order = sorted(named, key=lambda name: (name is OTHER, -len(named[name]), name.zh))
    return tuple(group_of(judgement, named[name], name) for name in order)


def _largest_group(groups: Named) -> float:
    return max(len(links) * (OTHERS_WEIGH if name is OTHER else 1) for name, links in groups.items())


def _by_kind(judgement: Judgement, links: Iterable[str]) -> Named:
    found: Named = {}
    for link in links:
        kind = judgement.city.links[link].kind
        found.setdefault(Text(kind.zh, kind.en), []).append(link)
    return found


def _by_industry(judgement: Judgement, links: Sequence[str]) -> Named:
    """Group links by division, then split what is large into finer industries as far as those have a name."""
    codes = {link: levels(judgement.city.links[link].gbt4754) for link in links}
    groups = _by_code(links, codes, 0)
    while (large := _largest(groups, codes)) is not None:
        groups |= _by_code(groups.pop(large), codes, len(levels(large)))
    return {OTHER if code is None else INDUSTRIES[code]: found for code, found in groups.items()}


Codes = Mapping[str, tuple[str, ...]]


def _by_code(links: Iterable[str], codes: Codes, level: int) -> dict[str | None, list[str]]:
    """Group links by their code at a level, or by the finest above it."""
    found: dict[str | None, list[str]] = {}
    for link in links:
        known = codes[link][: level + 1]
        found.setdefault(known[-1] if known else None, []).append(link)
    return found


def _largest(groups: Mapping[str | None, list[str]], codes: Codes) -> str | None:
    """Find the largest group to be put under finer codes: all its links have one, and it is large, or they have one."""
    for code in sorted(groups, key=lambda each: -len(groups[each])):
        finer = [codes[link][len(levels(code)) :][:1] for link in groups[code]] if code is not None else []
        if finer and all(finer) and (len(finer) >= WORTH_SPLITTING or len(set(finer)) == 1):
            return code
    return None


def _merged(groups: Named, room: int) -> Named:
    """Return the groups with the smallest put together as 其他 until there is room for all."""
    found = dict(groups)
    while len(found) > room:
        named = [name for name in found if name is not OTHER]
        least = min(named, key=lambda name: (len(found[name]), name.zh))
        found.setdefault(OTHER, []).extend(found.pop(least))
    return found
