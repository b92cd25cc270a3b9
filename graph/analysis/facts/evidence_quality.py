"""How firm the facts are: how many rest on a page read, on general knowledge, on our reading, and what is blank."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.edges import EDGE_KINDS
from graph.model.evidence import best_host_grade
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade
from graph.model.nodes import NODE_KINDS, Host, Place
from graph.model.schema import Property, properties
from graph.store.base import Reader


@dataclass(frozen=True, slots=True)
class EvidenceQuality:
    """Facts of one kind: how many there are by basis, how many rest on weak hosts alone, and what is blank.

    `blanks` pairs each optional property with the number of records that leave it empty.
    """

    kind: type[Fact]
    total: int
    by_basis: dict[Basis, int]
    weak: int
    blanks: tuple[tuple[Property, int], ...]

    @property
    def read(self) -> int:
        """Return how many rest on a page that was read."""
        return self.by_basis[Basis.SOURCE]


def measure_quality(reader: Reader) -> tuple[EvidenceQuality, ...]:
    """Return the quality of each kind that has facts, nodes first; places and hosts have no facts of their own."""
    grades = {host.id: host.grade for host in reader.nodes(Host)}
    kinds = [kind for kind in NODE_KINDS if kind not in (Host, Place)]
    found = [_quality(kind, reader.nodes(kind), grades) for kind in kinds]
    found += [_quality(kind, reader.edges(kind), grades) for kind in EDGE_KINDS]
    return tuple(quality for quality in found if quality.total)


def _quality(kind: type[Fact], records: Iterable[Fact], grades: dict[str, HostGrade]) -> EvidenceQuality:
    found = tuple(records)
    by_basis = Counter(record.evidence.basis for record in found)
    return EvidenceQuality(
        kind=kind,
        total=len(found),
        by_basis={basis: by_basis[basis] for basis in Basis},
        weak=sum(has_only_weak_sources(record, grades) for record in found),
        blanks=tuple(
            (each, sum(getattr(record, each.name) is None for record in found))
            for each in properties(kind)
            if each.optional and not each.column.derived
        ),
    )


def has_only_weak_sources(record: Fact, grades: Mapping[str, HostGrade]) -> bool:
    """Return whether a fact that was read rests on weak hosts alone."""
    return record.evidence.basis is Basis.SOURCE and best_host_grade(record.evidence, grades) is HostGrade.WEAK
