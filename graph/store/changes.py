"""What one load changed against another, kind by kind."""

from collections.abc import Iterable, Mapping

from graph.model.facts import Scalar, identity, plain
from graph.model.record import Record
from graph.model.schema import EDGES, NODES
from graph.store.base import Change

Content = Mapping[tuple[str, ...], dict[str, Scalar]]


def content(records: Iterable[Record]) -> dict[str, dict[tuple[str, ...], dict[str, Scalar]]]:
    """Return records as plain values by kind and identity; every kind is named."""
    found: dict[str, dict[tuple[str, ...], dict[str, Scalar]]] = {kind: {} for kind in (*NODES, *EDGES)}
    for record in records:
        found[record.KIND][identity(record)] = plain(record)
    return found


def compare(old: Mapping[str, Content], new: Mapping[str, Content]) -> tuple[Change, ...]:
    """Return a change a kind, in the order of the schema."""
    return tuple(_change(kind, old.get(kind, {}), found) for kind, found in new.items())


def _change(kind: str, old: Content, new: Content) -> Change:
    both = old.keys() & new.keys()
    return Change(
        kind=kind,
        added=len(new.keys() - old.keys()),
        removed=len(old.keys() - new.keys()),
        changed=sum(old[key] != new[key] for key in both),
        total=len(new),
    )
