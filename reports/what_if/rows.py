"""The changes of a what-if as rows in words: what is different, what began it, and by which way it came."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import Mark
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.causes import Cause
from graph.analysis.what_if.outcome import StateChange, WhatIf
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Project
from graph.text import Text
from reports.formats.csv_text import csv_text
from reports.wording.language import BLANK, Language
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.sentences import card_subtitle, chain_name, short_name
from reports.wording.what_if import (
    assumption_text,
    causes_text,
    effect_text,
    path_text,
    step_change_text,
    supply_change_text,
    target_change_text,
)


class Sort(LabelledEnum):
    """What sort of thing changed."""

    STATE = "state", "链环状态", "Link states"
    TARGET = "target", "目标", "Targets"
    STEP = "step", "路径图", "Roadmap"
    EFFECT = "effect", "断供与外购", "Lost supply"
    SUPPLY = "supply", "本地配套率", "Local supply rate"


HEADERS = (
    Text("变化", "Change"),
    Text("产业链", "Chain"),
    Text("链环", "Link"),
    Text("前 → 后", "Before → after"),
    Text("由谁引起", "Begun by"),
    Text("怎样传到", "By way of"),
    Text("全部假设", "All that is supposed"),
)
CITY = Text("全市", "The city")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words; `marks` are those before and after where they are what changed, `text` the facts then."""

    sort: Sort
    chains: tuple[str, ...]
    link_id: str | None
    name: str
    change: str
    origin: str
    path: str
    marks: tuple[Mark, Mark] | None = None
    text: str = ""


def change_rows(found: WhatIf, language: Language) -> tuple[ChangeRow, ...]:
    """List every change: states, what lost its supply, targets, roadmap, local supply."""
    teller = _Teller(found, language)
    return (*teller.states(), *teller.effects(), *teller.targets(), *teller.steps(), *teller.supply())


@dataclass(frozen=True, slots=True)
class _Teller:
    """A what-if being told in one language."""

    found: WhatIf
    language: Language

    @property
    def city(self) -> City:
        return self.found.after.judgement.city

    def states(self) -> Iterator[ChangeRow]:
        """Yield a row for each link whose state changes."""
        for change in self.found.states:
            link, old, new = change.after.link_id, change.before.mark, change.after.mark
            yield ChangeRow(
                sort=Sort.STATE,
                chains=tuple(edge.start for edge in self.city.chains_of.get(link, ())),
                link_id=link,
                name=self._name(link),
                change=f"{old.label(self.language)} → {self._after(change)}",
                origin=self._origin(change.causes),
                path=causes_text(self.city, change.causes, self.language),
                marks=(old, new),
                text=self._said(change.before, change.after),
            )

    def targets(self) -> Iterator[ChangeRow]:
        """Yield a row for each target that came, went or changed."""
        for change in self.found.targets:
            yield self._of_link(Sort.TARGET, change.link_id, target_change_text(change, self.language), change.causes)

    def steps(self) -> Iterator[ChangeRow]:
        """Yield a row for each step of the roadmap of all targets that came, went or stands otherwise."""
        for change in self.found.steps:
            yield self._of_link(
                Sort.STEP, change.link_id, step_change_text(self.city, change, self.language), change.causes
            )

    def effects(self) -> Iterator[ChangeRow]:
        """Yield a row for each link made here that is cut from an input, stops along, or buys it instead."""
        for each in self.found.consequences:
            yield ChangeRow(
                sort=Sort.EFFECT,
                chains=self._chains(each.link_id),
                link_id=each.link_id,
                name=self._name(each.link_id),
                change=effect_text(self.city, each, self.language),
                origin=self._begun(each.path[0]),
                path=path_text(self.city, each.path, self.language),
            )

    def supply(self) -> Iterator[ChangeRow]:
        """Yield a row for each local supply rate that is another one."""
        for change in self.found.supply:
            chain = change.chain_id
            zh = self.language == "zh"
            moved = [
                f"{word} {join_names((self._name(edge.start) for edge in edges), self.language)}"
                for word, edges in (("增" if zh else "more", change.gained), ("减" if zh else "less", change.lost))
                if edges
            ]
            yield ChangeRow(
                sort=Sort.SUPPLY,
                chains=() if chain is None else (chain,),
                link_id=None,
                name=CITY.of(self.language) if chain is None else self._chain(chain),
                change=supply_change_text(self.city, change, self.language),
                origin=self._all(),
                path=join_clauses(moved, self.language),
            )

    def _of_link(self, sort: Sort, link_id: str, change: str, causes: tuple[Cause, ...]) -> ChangeRow:
        way = causes_text(self.city, causes, self.language)
        return ChangeRow(sort, self._chains(link_id), link_id, self._name(link_id), change, self._origin(causes), way)

    def _origin(self, causes: Iterable[Cause]) -> str:
        """Return the suppositions that the ways of a change begin at; all of them where none is plain."""
        roots = {cause.path[0] for cause in causes}
        begun = [each for each in self.found.assumptions if roots & self._links_of(each)]
        return self._words(begun or self.found.assumptions)

    def _begun(self, link_id: str) -> str:
        begun = [each for each in self.found.assumptions if link_id in self._links_of(each)]
        return self._words(begun or self.found.assumptions)

    def _all(self) -> str:
        return self._words(self.found.assumptions)

    def _words(self, supposed: Iterable[Assumption]) -> str:
        return join_clauses((assumption_text(self.before, each, self.language) for each in supposed), self.language)

    def _links_of(self, assumption: Assumption) -> set[str]:
        """Return the links whose own facts a supposition changes."""
        match assumption:
            case AttractFirm() | InputShortage():
                return {assumption.link_id}
            case FinishProject():
                return {
                    link for link, works in self.before.projects_by_link.items() if _has(works, assumption.project_id)
                }
            case LoseFirm():
                own = {edge.end for edge in self.before.undertakes.get(assumption.firm_id, ())}
                built = {
                    link
                    for link, works in self.before.projects_by_link.items()
                    if any(_has(works, each) for each in own)
                }
                return built | {make.end for make in self.before.makes_of.get(assumption.firm_id, ())}

    @property
    def before(self) -> City:
        """Return the city as it is; what is lost is still named there."""
        return self.found.before.judgement.city

    def _said(self, before: Verdict, after: Verdict) -> str:
        pair = [card_subtitle(self.before, before, self.language), card_subtitle(self.city, after, self.language)]
        return " → ".join(dict.fromkeys(pair))

    def _after(self, change: StateChange) -> str:
        """Name the state after, or for what stands still as a consequence why it does."""
        found = self.found.stopped.get(change.after.link_id)
        return (change.after.state if found is None else found).label(self.language)

    def _name(self, link_id: str) -> str:
        return short_name(self.city.links[link_id], self.language)

    def _chain(self, chain_id: str) -> str:
        return chain_name(self.city.chains[chain_id], self.language)

    def _chains(self, link_id: str) -> tuple[str, ...]:
        return self.city.order(edge.start for edge in self.city.chains_of.get(link_id, ()))


def _has(works: Iterable[Project], project_id: str) -> bool:
    return any(each.id == project_id for each in works)


def changes_csv(found: WhatIf, rows: Sequence[ChangeRow], language: Language) -> bytes:
    """Return all changes as CSV that Excel opens right: UTF-8 with its mark, and no cell that could be a formula."""
    city = found.before.judgement.city
    supposed = join_clauses((assumption_text(city, each, language) for each in found.assumptions), language)
    table = []
    for row in rows:
        chains = join_names((chain_name(city.chains[chain], language) for chain in row.chains), language)
        told = [row.change] if not row.text else [row.change, row.text]
        cells = (
            row.sort.label(language),
            chains or CITY.of(language),
            row.name if row.link_id is not None else BLANK,
            join_clauses(told, language),
            row.origin,
            row.path,
            supposed,
        )
        table.append(cells)
    return csv_text([head.of(language) for head in HEADERS], table)
