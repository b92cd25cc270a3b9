"""The rows of an import as its entry keeps them: facts under declared columns, each row with the cells it came from."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model.edges import Edge
from graph.model.fact import Fact
from graph.model.facts import Scalar
from graph.model.kinds import Basis
from graph.model.schema import EDGES, NODES

FORM = "The rows as JSON: source, facts as [kind, ids, values, values of a new one, basis], and date"
"""What the text of an import's rows is, for the papers."""
ALONG = "|"
"""What stands between the parts of a relation's identity in the subject of an act."""


_BASES = {basis.value: basis for basis in Basis}


@dataclass(frozen=True, slots=True)
class ImportedFact:
    """One fact of a row: its kind, its id or the two ends, what it says, and what only a new one takes from it."""

    kind: str
    key: tuple[str, ...]
    values: Mapping[str, Scalar]
    if_new: Mapping[str, Scalar] = field(default_factory=dict)
    basis: Basis = Basis.SOURCE


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of a file: `file!sheet!row`, its facts, the source and the date it names itself."""

    at: str
    facts: tuple[ImportedFact, ...]
    said: str | None = None
    as_of: str | None = None

    @property
    def source(self) -> str:
        """Return the source of the row's facts, what it names itself first."""
        return self.at if self.said is None else f"{self.said} ; {self.at}"


def encode_rows(rows: Iterable[ImportedRow]) -> str:
    """Return rows as the entry of an import keeps them."""
    return json.dumps([_plain(row) for row in rows], ensure_ascii=False, separators=(",", ":"))


def _plain(row: ImportedRow) -> list[Any]:
    facts = [[each.kind, list(each.key), each.values, each.if_new, each.basis.value] for each in row.facts]
    return [row.at, facts, row.said, row.as_of]


def decode_rows(text: str) -> tuple[ImportedRow, ...]:
    """Return what `encode_rows` wrote. Raises ValueError for anything else."""
    try:
        return tuple(_row(each) for each in json.loads(text))
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError("no rows of an import") from error


def _row(plain: list[Any]) -> ImportedRow:
    at, facts, said, as_of = plain
    return ImportedRow(at, tuple(_fact(each) for each in facts), said, as_of)


def _fact(plain: list[Any]) -> ImportedFact:
    kind, key, values, if_new, basis = plain
    return ImportedFact(kind, tuple(key), values, if_new, _BASES[basis])


def fact_name(key: Iterable[str]) -> str:
    """Return the identity of a fact as acts name it: the id, or `start|end|key`."""
    return ALONG.join(key)


def fact_key(kind: str, name: str) -> tuple[str, ...]:
    """Return the identity that `fact_name` took together; of a relation always three parts."""
    if kind not in EDGES:
        return (name,)
    start, _, rest = name.partition(ALONG)
    end, _, key = rest.partition(ALONG)
    return (start, end, key)


def kind_named(kind: str) -> type[Fact] | None:
    """Return the kind of node or relation of a name, None where this version has none."""
    found: type[Fact] | None = NODES.get(kind)
    return found if found is not None else EDGES.get(kind)


def is_relation(kind: str) -> bool:
    """Return whether a kind is one of relations."""
    return issubclass(EDGES.get(kind, Fact), Edge)
