"""Why something changed: the chain of links from what was supposed to what is different, along inputs and uses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.analysis.facts.parties import same_party
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.roadmap import Step
from graph.analysis.targets.surroundings import Surroundings
from graph.analysis.verdicts.rules import Measure
from graph.model.edges import Builds, Leads, Makes, Undertakes
from graph.model.nodes import Link, Project
from graph.model.word import Word
from graph.store.edits import Edits


class Way(Word):
    """How one change brings about another."""

    OWN = "own", "自身", "Its own"
    INPUT = "input", "投入", "An input of it"
    USE = "use", "用途", "A use of it"
    FIRM = "firm", "同一企业", "The same firm"
    CHAIN = "chain", "本链企业数或链主", "Firms or owners of its chain"
    STEP = "step", "先后", "What it waits for"
    NETWORK = "network", "经投入网络", "Along the inputs"


@dataclass(frozen=True, slots=True)
class Cause:
    """How the change came about last, and the links it came by: from one whose own facts changed to the changed one."""

    way: Way
    path: tuple[str, ...]


@dataclass(frozen=True)
class Causes:
    """What explains the differences between two judgements, `steps` those of their roadmaps."""

    before: Judgement
    after: Judgement
    edits: Edits
    old_steps: Mapping[str, Step] = field(default_factory=dict)
    new_steps: Mapping[str, Step] = field(default_factory=dict)

    def with_steps(self, old: Mapping[str, Step], new: Mapping[str, Step]) -> "Causes":
        """Return the same with the steps of both roadmaps."""
        return Causes(self.before, self.after, self.edits, old, new)

    @cached_property
    def roots(self) -> frozenset[str]:
        """Return the links whose own facts were supposed otherwise."""
        named = {key[1] for kind in (Makes.KIND, Builds.KIND) for key in self.edits.get(kind, ())}
        projects = {key[0] for key in self.edits.get(Project.KIND, ())}
        works = ((link, each) for link, found in self.before.city.works.items() for each in found)
        return frozenset(
            named
            | {key[0] for key in self.edits.get(Link.KIND, ())}
            | {link for link, each in works if each.id in projects}
        )

    @cached_property
    def moved(self) -> frozenset[str]:
        """Return the links that are here, strong or missing on one side only."""
        old, new = self.before.survey, self.after.survey
        links = {*old.degree, *new.degree, *old.missing, *new.missing}
        return frozenset(
            link
            for link in links
            if old.degree.get(link) != new.degree.get(link) or (link in old.missing) != (link in new.missing)
        )

    def of_state(self, link_id: str) -> tuple[Cause, ...]:
        """Return why the state of a link is another one."""
        if link_id in self.roots:
            return (Cause(Way.OWN, (link_id,)),)
        rules = [each.verdicts[link_id].rule for each in (self.before, self.after)]
        if any(condition.measure is Measure.SURVEYED for rule in rules for condition in rule.conditions):
            return (Cause(Way.CHAIN, (link_id,)),)
        return tuple(Cause(Way.FIRM, (root, link_id)) for root in self._of_same_makers(link_id))[:1]

    def _of_same_makers(self, link_id: str) -> Iterator[str]:
        city = self.after.city
        makers = {firm for make in city.makers.get(link_id, ()) for firm in same_party(city, make.start)}
        made = {make.end for firm in makes_and_owners(self.edits) & makers for make in city.makes_of.get(firm, ())}
        yield from sorted(self.roots & made or self.elsewhere)

    @property
    def elsewhere(self) -> frozenset[str]:
        """Return the links a change is put down to where nothing nearer explains it."""
        return self.roots

    def way_to(self, link_id: str) -> tuple[str, ...]:
        """Return the links by which a change of state came to a link, itself the last."""
        if link_id in self.roots:
            return (link_id,)
        return next((cause.path for cause in self.of_state(link_id)), (link_id,))

    def of_target(self, link_id: str) -> tuple[Cause, ...]:
        """Return why a link is a target, is none any more, or is one otherwise."""
        found = dict.fromkeys(self._of_target(link_id))
        if found:
            return tuple(found)
        led = {key[1] for key in self.edits.get(Leads.KIND, ())}
        if led & {edge.start for edge in self.after.city.chains_of.get(link_id, ())}:
            return (Cause(Way.CHAIN, (link_id,)),)
        return tuple(Cause(Way.NETWORK, (root, link_id)) for root in sorted(self.elsewhere))

    def _of_target(self, link_id: str) -> Iterator[Cause]:
        if link_id in self.roots:
            yield Cause(Way.OWN, (link_id,))
        if self.after.state(link_id) is not self.before.state(link_id):
            yield from self.of_state(link_id)
        old, new = self._around(self.before, link_id), self._around(self.after, link_id)
        inputs = {edge.start for edge in new.core_inputs} & self.moved
        for way, links in ((Way.INPUT, inputs), *_differences(old, new)):
            for link in sorted(links - {link_id}):
                yield Cause(way, (*self.way_to(link), link_id))

    @staticmethod
    def _around(judgement: Judgement, link_id: str) -> Surroundings:
        target = judgement.target(link_id)
        return judgement.around(link_id) if target is None else target.around

    def of_step(self, link_id: str) -> tuple[Cause, ...]:
        """Return why a step of the roadmap came, went or stands otherwise."""
        found = dict.fromkeys(self._of_step(link_id, frozenset()))
        return tuple(found) or self.of_target(link_id)

    def _of_step(self, link_id: str, seen: frozenset[str]) -> Iterator[Cause]:
        old, new = self.old_steps.get(link_id), self.new_steps.get(link_id)
        if old is not None and new is not None:
            yield from self._of_place(old, new, seen)
            if old.strategy is not new.strategy:
                yield from self.of_target(link_id)
        elif (self.before.target(link_id) is None) != (self.after.target(link_id) is None):
            yield from self.of_target(link_id)
        else:
            yield from self._of_helper(link_id, old or new, seen)

    def _of_helper(self, link_id: str, step: Step | None, seen: frozenset[str]) -> Iterator[Cause]:
        """Yield why a link that is no target comes in or goes: it is here now, or what waited for it came or went."""
        if link_id in self.moved:
            yield Cause(Way.OWN if link_id in self.roots else Way.FIRM, self.way_to(link_id))
            return
        for other in () if step is None else step.opens:
            if (other in self.old_steps) != (other in self.new_steps) and other not in seen:
                for cause in self._of_step(other, seen | {link_id}):
                    yield Cause(Way.USE, (*cause.path, link_id))

    def _of_place(self, old: Step, new: Step, seen: frozenset[str]) -> Iterator[Cause]:
        link_id = new.link_id
        if old.asked != new.asked and link_id in self.roots:
            yield Cause(Way.OWN, (link_id,))
        outside = {each.link_id for each in old.outside} ^ {each.link_id for each in new.outside}
        for other in sorted(set(old.waits_for) ^ set(new.waits_for) | outside):
            yield Cause(Way.STEP, (*self.way_to(other), link_id))
        for other in sorted(set(old.waits_for) & set(new.waits_for) - seen):
            one, two = self.old_steps[other], self.new_steps[other]
            if one.phase is not two.phase:
                for cause in self._of_step(other, seen | {link_id}):
                    yield Cause(Way.STEP, (*cause.path, link_id))


def makes_and_owners(edits: Edits) -> set[str]:
    """Return the firms whose makes or part in projects were supposed otherwise."""
    return {key[0] for kind in (Makes.KIND, Undertakes.KIND) for key in edits.get(kind, ())}


def _differences(old: Surroundings, new: Surroundings) -> Iterator[tuple[Way, set[str]]]:
    """Yield the neighbours that came, went or changed around a link, by the way they matter to it."""
    yield (
        Way.INPUT,
        {
            edge.start
            for one, two in ((old.inputs_here, new.inputs_here), (old.core_inputs, new.core_inputs))
            for edge in set(one) ^ set(two)
        },
    )
    yield (
        Way.USE,
        {
            edge.end
            for one, two in ((old.users_here, new.users_here), (old.opens, new.opens))
            for edge in set(one) ^ set(two)
        },
    )
