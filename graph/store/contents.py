"""What one load changed against another, kind by kind."""

from collections.abc import Iterable, Mapping

from graph.model.fact import Fact
from graph.model.facts import Scalar, identity, to_scalars
from graph.model.schema import EDGES, NODES
from graph.store.base import LoadChange

Content = Mapping[tuple[str, ...], dict[str, Scalar]]


def contents_by_kind(records: Iterable[Fact]) -> dict[str, dict[tuple[str, ...], dict[str, Scalar]]]:
    """Return records as plain values by kind and identity; every kind is named."""
    found: dict[str, dict[tuple[str, ...], dict[str, Scalar]]] = {kind: {} for kind in (*NODES, *EDGES)}
    for record in records:
        found[record.KIND][identity(record)] = to_scalars(record)
    return found


def diff_contents(old: Mapping[str, Content], new: Mapping[str, Content]) -> tuple[LoadChange, ...]:
    """Compare two graphs: one change per kind, in schema order."""
    return tuple(_change(kind, old.get(kind, {}), found) for kind, found in new.items())


def _change(kind: str, old: Content, new: Content) -> LoadChange:
    both = old.keys() & new.keys()
    return LoadChange(
        kind=kind,
        added=len(new.keys() - old.keys()),
        removed=len(old.keys() - new.keys()),
        changed=sum(old[key] != new[key] for key in both),
        total=len(new),
    )
