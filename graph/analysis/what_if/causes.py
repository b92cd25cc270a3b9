"""Why something changed: the chain of links from what was supposed to what is different, along inputs and uses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph.analysis.facts.alternatives import alternatives_to
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.roadmap import StepPosition
from graph.analysis.targets.link_context import LinkContext, LinkSets
from graph.analysis.verdicts.rules import Measure, Rule
from graph.analysis.what_if.consequences import Consequence, Effect
from graph.model.edges import Builds, InputTo, Leads, Makes, Undertakes
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Link, Project
from graph.store.edits import Edits

HOSTED = frozenset({Measure.HOST_RUNS, Measure.HOST_COMES})
"""Measures of the plant that a captive link belongs to."""


class CauseKind(LabelledEnum):
    """How one change brings about another."""

    OWN = "own", "直接受影响", "Its own"
    SUPPLY = "supply", "断供", "Supply cut"
    ALONG = "along", "随主装置", "With the plant it belongs to"
    INPUT = "input", "投入", "An input of it"
    USE = "use", "用途", "A use of it"
    ALTERNATIVE = "alternative", "可替代的投入", "An alternative to it"
    FIRM = "firm", "同一企业", "The same firm"
    CHAIN = "chain", "本链企业数或链主", "Firms or owners of its chain"
    STEP = "step", "先后", "What it waits for"
    NETWORK = "network", "由上下游传来", "Along the inputs"


CAUSE_FINDERS = {Effect.CUT: CauseKind.SUPPLY, Effect.ALONG: CauseKind.ALONG}
"""How the two effects after which a link stands still came about."""


@dataclass(frozen=True, slots=True)
class Cause:
    """How the change came about last, and the links it came by: from one whose own facts changed to the changed one."""

    kind: CauseKind
    path: tuple[str, ...]


@dataclass(frozen=True)
class Causes:
    """What explains the differences between two judgements, `steps` the places in their roadmaps.

    `stopped` holds the links that stand still as a consequence of what was supposed.
    """

    before: Judgement
    after: Judgement
    edits: Edits
    stopped: Mapping[str, Consequence] = field(default_factory=dict)
    old_steps: Mapping[str, StepPosition] = field(default_factory=dict)
    new_steps: Mapping[str, StepPosition] = field(default_factory=dict)

    def with_steps(self, old: Mapping[str, StepPosition], new: Mapping[str, StepPosition]) -> "Causes":
        """Return the same with the places in both roadmaps."""
        return replace(self, old_steps=old, new_steps=new)

    @cached_property
    def edited_links(self) -> frozenset[str]:
        """The links whose own facts were supposed otherwise."""
        named = {key[0] for key in self.edits.get(Link.KIND, ())}
        return (links_touched(self.before.city, self.edits) | named) - self.stopped.keys()

    @property
    def fallback_origins(self) -> frozenset[str]:
        """The links a change is put down to if nothing nearer explains it."""
        return self.edited_links

    @cached_property
    def state_changed_links(self) -> frozenset[str]:
        """The links that are here, renowned, under construction or missing on one side only, or to another degree."""
        old, new = self.before.link_sets, self.after.link_sets
        links = {*old.degree, *new.degree, *old.missing, *new.missing}
        return frozenset(link for link in links if _standing(old, link) != _standing(new, link))

    def of_state(self, link_id: str) -> tuple[Cause, ...]:
        """Find why the state of a link is another one."""
        if link_id in self.edited_links:
            return (Cause(CauseKind.OWN, (link_id,)),)
        if link_id in self.stopped:
            found = self.stopped[link_id]
            return (Cause(CAUSE_FINDERS[found.effect], found.path),)
        read = {condition.measure for rule in self._rules(link_id) for condition in rule.conditions}
        if read & HOSTED:
            host = self.after.city.links[link_id].captive_in or link_id
            return (Cause(CauseKind.ALONG, (*self.path_to(host), link_id)),)
        if Measure.NEEDED in read:
            return tuple(Cause(CauseKind.USE, (*self.path_to(user), link_id)) for user in self._users(link_id))
        if Measure.SURVEYED in read:
            return (Cause(CauseKind.CHAIN, (link_id,)),)
        return tuple(Cause(CauseKind.FIRM, (*self.path_to(link), link_id)) for link in self._of_same_makers(link_id))[
            :1
        ]

    def _rules(self, link_id: str) -> list[Rule]:
        return [each.verdicts[link_id].rule for each in (self.before, self.after)]

    def _users(self, link_id: str) -> list[str]:
        """List the uses of a link that changed, or what was supposed if none did."""
        ends = {edge.end for edge in self.after.city.uses.get(link_id, ())}
        return sorted(ends & (self.edited_links | self.stopped.keys())) or sorted(self.fallback_origins - {link_id})

    def _of_same_makers(self, link_id: str) -> Iterator[str]:
        city = self.after.city
        makers = {firm for make in city.makers.get(link_id, ()) for firm in family_members(city, make.start)}
        made = {make.end for firm in makes_and_owners(self.edits) & makers for make in city.makes_of.get(firm, ())}
        changed = self.edited_links | self.stopped.keys()
        yield from sorted((changed & made or self.fallback_origins) - {link_id})

    def path_to(self, link_id: str) -> tuple[str, ...]:
        """List the links by which a change of state came to a link, itself the last."""
        if link_id in self.edited_links:
            return (link_id,)
        if link_id in self.stopped:
            return self.stopped[link_id].path
        old, new = self.before.verdicts.get(link_id), self.after.verdicts.get(link_id)
        if old is None or new is None or old.rule is new.rule:
            return (link_id,)
        return next((cause.path for cause in self.of_state(link_id)), (link_id,))

    def of_target(self, link_id: str) -> tuple[Cause, ...]:
        """Find why a link is a target, is none any more, or is one otherwise."""
        found = dict.fromkeys(self._of_target(link_id))
        if found:
            return tuple(found)
        led = {key[1] for key in self.edits.get(Leads.KIND, ())}
        if led & {edge.start for edge in self.after.city.chains_of.get(link_id, ())}:
            return (Cause(CauseKind.CHAIN, (link_id,)),)
        return tuple(Cause(CauseKind.NETWORK, (root, link_id)) for root in sorted(self.fallback_origins - {link_id}))

    def _of_target(self, link_id: str) -> Iterator[Cause]:
        if link_id in self.edited_links:
            yield Cause(CauseKind.OWN, (link_id,))
        if self.after.state(link_id) is not self.before.state(link_id):
            yield from self.of_state(link_id)
        old, new = self._around(self.before, link_id), self._around(self.after, link_id)
        for way, links in self._neighbours(old, new):
            for link in sorted(links & self.different - {link_id}):
                yield Cause(way, (*self.path_to(link), link_id))

    def _neighbours(self, old: LinkContext, new: LinkContext) -> Iterator[tuple[CauseKind, set[str]]]:
        """Yield the links around a link by the way they matter to it: needs, users, and what users take instead."""
        inputs = {
            *new.core_inputs,
            *_either(old.local_inputs, new.local_inputs),
            *_either(old.core_inputs, new.core_inputs),
        }
        uses = {*new.core_users, *_either(old.local_users, new.local_users), *_either(old.unlocks, new.unlocks)}
        replaced = {*_either(old.core_users, new.core_users), *_either(old.unlocks, new.unlocks)}
        yield CauseKind.INPUT, {edge.start for edge in inputs}
        yield CauseKind.USE, {edge.end for edge in uses}
        yield (
            CauseKind.ALTERNATIVE,
            {other.start for edge in replaced for other in alternatives_to(self.after.city, edge)},
        )

    @property
    def different(self) -> frozenset[str]:
        """The links that differ in how far they are here, in what is known of them, or in their own facts."""
        return self.state_changed_links | self.edited_links | self.stopped.keys()

    @staticmethod
    def _around(judgement: Judgement, link_id: str) -> LinkContext:
        target = judgement.target(link_id)
        return judgement.context_of(link_id) if target is None else target.context

    def of_step(self, link_id: str) -> tuple[Cause, ...]:
        """Find why a step of the roadmap came, went or waits for others."""
        return tuple(dict.fromkeys(self._of_step(link_id, frozenset()))) or self.of_target(link_id)

    def _of_step(self, link_id: str, seen: frozenset[str]) -> Iterator[Cause]:
        old, new = self.old_steps.get(link_id), self.new_steps.get(link_id)
        if old is not None and new is not None:
            for other in sorted(set(old.waits_for) ^ set(new.waits_for)):
                yield Cause(CauseKind.STEP, (*self.path_to(other), link_id))
            if old.strategy is not new.strategy:
                yield from self.of_target(link_id)
        elif (self.before.target(link_id) is None) != (self.after.target(link_id) is None):
            yield from self.of_target(link_id)
        else:
            yield from self._of_prerequisite(link_id, old or new, seen)

    def _of_prerequisite(self, link_id: str, step: StepPosition | None, seen: frozenset[str]) -> Iterator[Cause]:
        """Yield why a link that is no target comes in or goes: it is here now, or what waited for it came or went."""
        if link_id in self.state_changed_links:
            yield from self.of_state(link_id)
            return
        for other in () if step is None else step.unlocks:
            if (other in self.old_steps) != (other in self.new_steps) and other not in seen:
                for cause in self._of_step(other, seen | {link_id}):
                    yield Cause(CauseKind.USE, (*cause.path, link_id))


def makes_and_owners(edits: Edits) -> set[str]:
    """Return the firms whose makes or part in projects were supposed otherwise."""
    return {key[0] for kind in (Makes.KIND, Undertakes.KIND) for key in edits.get(kind, ())}


def links_touched(city: City, edits: Edits) -> frozenset[str]:
    """Find the links whose makers or projects here edits change."""
    named = {key[1] for kind in (Makes.KIND, Builds.KIND) for key in edits.get(kind, ())}
    projects = {key[0] for key in edits.get(Project.KIND, ())}
    built = {link for link, works in city.projects_by_link.items() if any(work.id in projects for work in works)}
    return frozenset(named | built)


def _standing(found: LinkSets, link: str) -> tuple[object, ...]:
    return found.degree.get(link), *(link in each for each in (found.missing, found.building, found.renowned))


def _either(old: Iterable[InputTo], new: Iterable[InputTo]) -> set[InputTo]:
    """Return the inputs that are in one of two lists alone."""
    return set(old) ^ set(new)
