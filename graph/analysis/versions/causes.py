"""Why two loads differ, where both can still be read: along inputs and uses, as a what-if tells it."""

from dataclasses import dataclass

from graph.analysis.judgement import Judgement, judge
from graph.analysis.verdicts.rules import Measure
from graph.analysis.versions.diff import VersionDiff, diff_versions
from graph.analysis.versions.diffs import Explanation, FactDiff
from graph.analysis.versions.version_record import take_version_record, values_of
from graph.analysis.what_if.causes import Cause, CauseKind, Causes
from graph.model.cells import evidence_told
from graph.model.fact import Fact
from graph.model.facts import identity
from graph.model.schema import EDGES, NODES
from graph.store.base import Reader
from graph.store.edits import Edits


@dataclass(frozen=True)
class VersionCauses(Causes):
    """Causes of what is different between two loads, of which much may be; `own` are the links that changed themselves.

    Nothing is put down to links far away only because they changed too.
    """

    own: frozenset[str] = frozenset()

    @property
    def edited_links(self) -> frozenset[str]:
        """Return the links on which facts of their own changed."""
        return self.own

    @property
    def fallback_origins(self) -> frozenset[str]:
        """Return no link: what nothing near explains stays unexplained."""
        return frozenset()

    @property
    def different(self) -> frozenset[str]:
        """Return the links that differ: a new user of a link is a fact of its own, and changes nothing else."""
        return self.state_changed_links

    def of_state(self, link_id: str) -> tuple[Cause, ...]:
        """Return why the state of a link in a chain is another one, or is there on one side only."""
        if link_id in self.own or not all(link_id in each.verdicts for each in (self.before, self.after)):
            return (Cause(CauseKind.OWN, (link_id,)),)
        old, new = (each.verdicts[link_id] for each in (self.before, self.after))
        counted = {each.measure for verdict in (old, new) for each in verdict.rule.conditions}
        if Measure.SURVEYED in counted and old.value(Measure.SURVEYED) != new.value(Measure.SURVEYED):
            return (Cause(CauseKind.CHAIN, (link_id,)),)
        return tuple(
            Cause(CauseKind.FIRM, (root, link_id)) for root in self._of_same_makers(link_id) if root != link_id
        )[:1]

    def of_target(self, link_id: str) -> tuple[Cause, ...]:
        """Return why a link is a target, is none any more, or is one otherwise; none where nothing near tells."""
        if not (link_id in self.before.city.links and link_id in self.after.city.links):
            return (Cause(CauseKind.OWN, (link_id,)),)
        found = super().of_target(link_id)
        if found:
            return found
        holds = [each.link_sets.dependents.get(link_id) for each in (self.before, self.after)]
        return (Cause(CauseKind.NETWORK, (link_id,)),) if holds[0] != holds[1] else ()


def edits_between(old: Reader, new: Reader) -> Edits:
    """Return what a new load holds otherwise than an old one, leaving out what no rule and no score reads."""
    found: dict[str, dict[tuple[str, ...], Fact | None]] = {}
    for kind in (*NODES, *EDGES):
        before, after = _by_identity(old, kind), _by_identity(new, kind)
        edits: dict[tuple[str, ...], Fact | None] = {key: None for key in before if key not in after}
        edits.update(
            {key: each for key, each in after.items() if key not in before or _values(before[key]) != _values(each)}
        )
        if edits:
            found[kind] = edits
    return found


def _by_identity(reader: Reader, kind: str) -> dict[tuple[str, ...], Fact]:
    records: tuple[Fact, ...] = reader.nodes(NODES[kind]) if kind in NODES else reader.edges(EDGES[kind])
    return {identity(record): record for record in records}


def _values(record: Fact) -> object:
    """Return what is read of a fact, with the years that tell whether it has grown old and the bases it rests on."""
    return values_of(record), [(each.as_of, each.basis) for each in evidence_told(record)]


def compare_loads(old: Reader, new: Reader) -> VersionDiff:
    """Return how two loads differ, both judged by the rules of now, with the ways by which changes came.

    Raises InvalidRequest where they are of two cities or have no chain in common.
    """
    before, after = judge(old), judge(new)
    edits = edits_between(old, new)
    return diff_versions(
        take_version_record(before), take_version_record(after), lambda found: _explained(found, before, after, edits)
    )


def _explained(diff: VersionDiff, before: Judgement, after: Judgement, edits: Edits) -> Explanation:
    causes = VersionCauses(before, after, edits, own=diff.changed_links)

    def is_change(move: FactDiff, _: bool) -> bool:
        kind, *key = move.key
        return tuple(key) in edits.get(kind, {})

    def of_target(link: str) -> tuple[Cause, ...]:
        return causes.of_target(link) or ((Cause(CauseKind.OWN, (link,)),) if diff.own_facts(link) else ())

    return Explanation(causes.of_state, of_target, is_change)
