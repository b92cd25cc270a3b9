"""Answers of the embedded store: one connection, one load, explicit orders."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graph.errors import Issue, Severity, StoreEmpty
from graph.model.edges import Edge, Makes
from graph.model.facts import Scalar, remake
from graph.model.nodes import Firm, Node
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Change, Hit, Load
from graph.store.sqlite_schema import columns_of, quoted, table_of

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


@dataclass(frozen=True, slots=True)
class SqliteReader:
    """A Reader over one connection that stays inside one transaction."""

    connection: sqlite3.Connection

    def load(self) -> Load:
        """Return the load being read."""
        found = self.loads(1)
        if not found:
            raise StoreEmpty("图谱还没有装载过内容 / nothing has been loaded yet")
        return found[0]

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""
        rows = self.connection.execute(
            "SELECT id, number, loaded_at, loaded_by, digest, changes, warnings FROM loads "
            "ORDER BY number DESC LIMIT ?",
            (limit,),
        )
        return tuple(_load(row) for row in rows)

    def region(self) -> Region:
        """Return the home of the facts."""
        (text,) = self.connection.execute("SELECT value FROM meta WHERE name = 'region'").fetchone()
        return Region.from_json(json.loads(text))

    def node(self, kind: type[N], id: str) -> N | None:
        """Return the node, or None."""
        found = self.nodes(kind, [id])
        return found[0] if found else None

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """Return the nodes of a kind by id, all or those named."""
        where, values = _among({"id": ids})
        query = f"SELECT {quoted(columns_of(kind))} FROM {table_of(kind)}{where} ORDER BY id"
        return tuple(_node(kind, row) for row in self.connection.execute(query, values))

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """Return the relations of a kind, all or those that touch the named starts and ends."""
        where, values = _among({"start": starts, "end": ends})
        query = f'SELECT {quoted(columns_of(kind))} FROM {table_of(kind)}{where} ORDER BY start, "end", key'
        return tuple(_edge(kind, row) for row in self.connection.execute(query, values))

    def neighbours(self, kind: type[Node], id: str, limit: int = 500) -> tuple[tuple[Edge, Node], ...]:
        """Return relations of a node with the node at their other end, by kind of relation, then start, end, key."""
        return tuple(self._neighbours(kind, id))[:limit]

    def _neighbours(self, kind: type[Node], id: str) -> Iterator[tuple[Edge, Node]]:
        for relation in EDGES.values():
            found: dict[tuple[str, str, str], tuple[Edge, str, str]] = {}
            if relation.START == kind.KIND:
                for edge in self.edges(relation, starts=[id]):
                    found[edge.start, edge.end, edge.key] = (edge, relation.END, edge.end)
            if relation.END == kind.KIND:
                for edge in self.edges(relation, ends=[id]):
                    found.setdefault((edge.start, edge.end, edge.key), (edge, relation.START, edge.start))
            for key in sorted(found):
                edge, other, other_id = found[key]
                node = self.node(NODES[other], other_id)
                if node is not None:
                    yield edge, node

    def chain_graph(self, chain_id: str) -> "nx.MultiDiGraph[tuple[str, str]]":
        """Return a chain with its links, their inputs, makers and projects."""
        # networkx takes a third of a second to import, and only this answer needs it
        from graph.store.chain_graph import build_chain_graph  # noqa: PLC0415

        return build_chain_graph(self, chain_id)

    def candidates(self, link_id: str) -> tuple[tuple[Firm, Makes], ...]:
        """Return the firms from elsewhere that make a link, each with one of its products."""
        makes = self.edges(Makes, ends=[link_id])
        firms = {firm.id: firm for firm in self.nodes(Firm, {make.start for make in makes}) if not firm.local}
        return tuple((firms[make.start], make) for make in makes if make.start in firms)

    def search(self, text: str, limit: int = 30) -> tuple[Hit, ...]:
        """Return nodes whose names or codes contain `text`, case aside: the shortest match first."""
        rows = self.connection.execute(
            "SELECT kind, id, text FROM ("
            " SELECT kind, id, text, row_number() OVER (PARTITION BY kind, id ORDER BY length(text), text) AS place"
            " FROM names WHERE instr(folded, ?) > 0"
            ") WHERE place = 1 ORDER BY length(text), kind, id LIMIT ?",
            (text.strip().casefold(), limit if text.strip() else 0),
        )
        return tuple(Hit(*row) for row in rows)

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""
        kinds = (*NODES.values(), *EDGES.values())
        return {
            kind.KIND: self.connection.execute(f"SELECT count(*) FROM {table_of(kind)}").fetchone()[0] for kind in kinds
        }


def _among(wanted: Mapping[str, Collection[str] | None]) -> tuple[str, list[str]]:
    """Return a WHERE clause for columns limited to ids, and its values: one JSON list a column."""
    limited = {column: ids for column, ids in wanted.items() if ids is not None}
    clauses = [f'"{column}" IN (SELECT value FROM json_each(?))' for column in limited]
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    return where, [json.dumps(sorted(ids), ensure_ascii=False) for ids in limited.values()]


def _node(kind: type[N], row: tuple[Scalar, ...]) -> N:
    values = dict(zip(columns_of(kind), row, strict=True))
    return remake(kind, {"id": str(values["id"])}, values)


def _edge(kind: type[E], row: tuple[Scalar, ...]) -> E:
    values = dict(zip(columns_of(kind), row, strict=True))
    return remake(kind, {"start": str(values["start"]), "end": str(values["end"])}, values)


def _load(row: tuple[str, int, str, str, str, str, str]) -> Load:
    name, number, loaded_at, loaded_by, digest, changes, warnings = row
    return Load(
        id=name,
        number=number,
        loaded_at=loaded_at,
        loaded_by=loaded_by,
        digest=digest,
        changes=tuple(Change(**change) for change in json.loads(changes)),
        warnings=tuple(Issue(**{**issue, "severity": Severity(issue["severity"])}) for issue in json.loads(warnings)),
    )
