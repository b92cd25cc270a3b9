"""Cypher derived from the schema: labels and property names come from there, values go in as parameters alone."""

from collections.abc import Collection, Iterator, Sequence

from graph.model.edges import Edge
from graph.model.nodes import Node
from graph.model.schema import NODES
from graph.store.workspace import DEFAULT

STATE, HISTORY, LOCK, ENTRY = "LianpuState", "LianpuLoad", "LianpuLock", "LianpuEntry"
"""Labels of our own: the load that is visible, every load so far, the lock of a writer, an entry of the log."""
HEAD, ASIDE = "LianpuHead", "LianpuEntryAside"
"""Labels of what the log knows of its last entry, and of entries of a log that another took the place of."""

NAMES_INDEX = "lianpu_names"
"""The full-text index over captions, for the people who write their own Cypher."""


def type_of(kind: type[Edge]) -> str:
    """Return the relation type of a kind; two kinds may share one, told apart by the label they start from."""
    return kind.TYPE or kind.KIND


def quoted(name: str) -> str:
    """Return a label, type or property name in backticks."""
    return f"`{name}`"


OWN = " {workspace: $workspace}"
"""What limits a node of a pattern to the workspace that is asked."""
IDENTITIES = {
    **dict.fromkeys(NODES, "id"),
    STATE: "name",
    HISTORY: "number",
    LOCK: "name",
    ENTRY: "sequence",
    HEAD: "name",
}
"""What tells the nodes of a label apart within a workspace."""
OF_LOG = (LOCK, ENTRY, HEAD)


PREPARED = "SHOW INDEXES YIELD name WHERE name STARTS WITH 'lianpu_' RETURN name"
"""Which constraints and indexes of ours there are; a constraint's index bears its name."""


def preparing_statements(there: Collection[str]) -> Iterator[str]:
    """Yield the statements that make the constraints and indexes that are not among those there."""
    for label in IDENTITIES:
        yield from _unique(label, there)
    if NAMES_INDEX in there:
        return
    labels = "|".join(quoted(kind) for kind in NODES)
    yield (
        f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:{labels}) ON EACH [n.name] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )


def log_statements(there: Collection[str]) -> Iterator[str]:
    """Yield the statements that make what keeps sequences of the log unique, and its writers apart."""
    for label in OF_LOG:
        yield from _unique(label, there)


def _unique(label: str, there: Collection[str]) -> Iterator[str]:
    """Yield what makes nodes of a label unique by workspace and id, and drops the constraint that knew no workspace."""
    name = IDENTITIES[label]
    former, present = f"lianpu_{label}_{name}", f"lianpu_{label}_workspace_{name}"
    if former in there:
        yield f"DROP CONSTRAINT {quoted(former)} IF EXISTS"
    if present not in there:
        yield (
            f"CREATE CONSTRAINT {quoted(present)} IF NOT EXISTS FOR (n:{quoted(label)}) "
            f"REQUIRE (n.workspace, n.{quoted(name)}) IS UNIQUE"
        )


def _own(name: str) -> str:
    """Return the condition that a node is of `$workspace`; what carries none belongs to the default one."""
    return f"coalesce({name}.workspace, '{DEFAULT}') = $workspace"


def nodes_query(kind: type[Node], limited: bool) -> str:
    """Return the query for the nodes of a kind, all of ours or those whose id is among `$ids`."""
    among = " AND n.id IN $ids" if limited else ""
    return f"MATCH (n:{quoted(kind.KIND)}{OWN}) WHERE n.load IS NOT NULL{among} RETURN properties(n) AS stored"


def edges_query(kind: type[Edge], starts: bool, ends: bool) -> str:
    """Return the query for the relations of a kind, limited to `$starts` and `$ends` where asked."""
    among = (" AND a.id IN $starts" if starts else "") + (" AND b.id IN $ends" if ends else "")
    return (
        f"MATCH {_pattern(kind)} WHERE r.load IS NOT NULL{among} "
        "RETURN a.id AS start, b.id AS end, properties(r) AS stored"
    )


def all_nodes_query(kind: type[Node]) -> str:
    """Return the query for every node of a label, loaded or not, with what the server calls it."""
    return (
        f"MATCH (n:{quoted(kind.KIND)}) WHERE {_own('n')} "
        # one of our own comes before whatever carries no workspace
        "RETURN elementId(n) AS at, properties(n) AS stored ORDER BY n.workspace"
    )


def all_edges_query(kind: type[Edge]) -> str:
    """Return the query for every relation of a type, loaded or not, with what the server calls it."""
    return (
        f"MATCH {_pattern(kind, '')} WHERE {_own('a')} AND {_own('b')} "
        "RETURN elementId(r) AS at, a.id AS start, b.id AS end, properties(r) AS stored"
    )


def node_count_query(kind: type[Node]) -> str:
    """Return the query that counts the nodes of a kind."""
    return f"MATCH (n:{quoted(kind.KIND)}{OWN}) WHERE n.load IS NOT NULL RETURN count(n) AS number"


def edge_count_query(kind: type[Edge]) -> str:
    """Return the query that counts the relations of a kind."""
    return f"MATCH {_pattern(kind)} WHERE r.load IS NOT NULL RETURN count(r) AS number"


def kinds_query() -> str:
    """Return the query for the kinds of node there is anything of; the server keeps these counts, it reads no node."""
    return " UNION ALL ".join(
        f"MATCH (n:{quoted(kind)}) WITH count(n) AS number WHERE number > 0 RETURN '{kind}' AS kind" for kind in NODES
    )


def _pattern(kind: type[Edge], own: str = OWN) -> str:
    return f"(a:{quoted(kind.START)}{own})-[r:{quoted(type_of(kind))}]->(b:{quoted(kind.END)}{own})"


def create_nodes(kind: type[Node], names: Sequence[str]) -> str:
    """Return the statement that makes the nodes of `$rows`: values by place, as `names` has them, not by name."""
    return f"UNWIND $rows AS row CREATE (n:{quoted(kind.KIND)} {_by_place(names, 0, 'workspace: $workspace, ')})"


def change_nodes(kind: type[Node]) -> str:
    """Return the statement that changes the nodes of `$rows`; what others have added to them stays."""
    return f"UNWIND $rows AS row MATCH {_node(kind.KIND, 'row.id')} SET n += row.own, n.load = $load"


def remove_nodes(kind: type[Node]) -> str:
    """Return the statement that removes the nodes of `$rows` with whatever hangs on them."""
    return f"UNWIND $rows AS row MATCH {_node(kind.KIND, 'row.id')} DETACH DELETE n"


def _node(label: str, id: str, name: str = "n") -> str:
    return f"({name}:{quoted(label)} {{workspace: $workspace, id: {id}}})"


CLAIM_NODES = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row SET n.workspace = $workspace"
"""Make nodes that carry no workspace the workspace's own."""


FORMER = "search"
"""A property of nodes that a former version wrote and nobody reads."""
REMOVE_FORMER = f"UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row REMOVE n.{FORMER}"

REMOVE_STRAY_NODES = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row DETACH DELETE n"

REMOVE_STRAY_EDGES = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"


def create_edges(kind: type[Edge], names: Sequence[str]) -> str:
    """Return the statement that makes the relations of `$rows`: start, end, then values as `names` has them."""
    ends = _ends(kind, "row[0]", "row[1]")
    return f"{ends} CREATE (a)-[r:{quoted(type_of(kind))} {_by_place(names, 2)}]->(b)"


def change_edges(kind: type[Edge]) -> str:
    """Return the statement that changes the relations of `$rows`."""
    return f"{_ends(kind)} MATCH (a)-[r:{quoted(type_of(kind))} {{key: row.key}}]->(b) SET r += row.own, r.load = $load"


def remove_edges(kind: type[Edge]) -> str:
    """Return the statement that removes the relations of `$rows`."""
    return f"{_ends(kind)} MATCH (a)-[r:{quoted(type_of(kind))} {{key: row.key}}]->(b) DELETE r"


def _ends(kind: type[Edge], start: str = "row.start", end: str = "row.end") -> str:
    return f"UNWIND $rows AS row MATCH {_node(kind.START, start, 'a')} MATCH {_node(kind.END, end, 'b')}"


def _by_place(names: Sequence[str], first: int, own: str = "") -> str:
    """Return a map of properties whose values stand in a row from place `first` on; a blank makes no property."""
    pairs = ", ".join(f"{quoted(name)}: row[{place}]" for place, name in enumerate(names, first))
    return f"{{{own}{pairs}, load: $load}}"


NAMED = "{workspace: $workspace, name: "
MARKER = (
    f"MATCH (s:{STATE} {{name: 'graph'}}) WHERE {_own('s')} RETURN properties(s) AS stored ORDER BY s.workspace LIMIT 1"
)
"""Which load is visible, by which schema, about which region, and whether a load is under way."""

LOADS = f"MATCH (l:{HISTORY}{OWN}) RETURN properties(l) AS stored ORDER BY l.number DESC LIMIT $limit"

REMOVE_LOADS = f"MATCH (l:{HISTORY}{OWN}) WHERE l.number IS NULL OR NOT l.number IN $kept DETACH DELETE l"
"""Remove the loads that somebody made unreadable."""

TAKE_LOCK = f"MERGE (l:{LOCK} {NAMED}'load'}}) SET l.taken = $who"
"""Whoever runs it holds the lock until the transaction ends, by whatever end."""

HELD_UP = (
    "SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.lianpu = $name AND status STARTS WITH 'Blocked' "
    "RETURN count(*) AS number"
)
"""Whether another transaction keeps the one of that name waiting."""

SET_MARKER = f"MERGE (s:{STATE} {NAMED}'graph'}}) SET s += $own"

ADD_LOAD = f"MERGE (l:{HISTORY} {{workspace: $workspace, number: $own.number}}) SET l += $own"

TAKE_LOG_LOCK = f"MERGE (l:{LOCK} {NAMED}'log'}}) SET l.taken = $who"
"""The lock of whoever appends to the log, apart from that of a load."""

LAST_ENTRY = (
    f"MATCH (e:{ENTRY}{OWN}) WHERE e.sequence > 0 RETURN e.sequence AS sequence, e.mark AS mark "
    "ORDER BY e.sequence DESC LIMIT 1"
)

LOG_HEAD = (
    f"MATCH (h:{HEAD} {NAMED}'log'}}) OPTIONAL MATCH (e:{ENTRY} {{workspace: $workspace, sequence: h.sequence}}) "
    "RETURN properties(h) AS stored, e.mark AS mark"
)
"""The head of the log, and the mark of the entry it names."""

SET_LOG_HEAD = f"MERGE (h:{HEAD} {NAMED}'log'}}) SET h += $own"

MARK_ENTRY = f"MATCH (e:{ENTRY} {{workspace: $workspace, sequence: $sequence}}) SET e.mark = $mark"

SET_LOG_ASIDE = f"MATCH (e:{ENTRY}{OWN}) SET e:{ASIDE}, e.aside = $aside REMOVE e:{ENTRY} RETURN count(e) AS number"

LAST_ON_SUBJECT = (
    f"MATCH (e:{ENTRY} {{workspace: $workspace, subject: $subject}}) RETURN coalesce(max(e.sequence), 0) AS number"
)

ENTRY_SUBJECT = f"MATCH (e:{ENTRY} {{workspace: $workspace, sequence: $sequence}}) RETURN e.subject AS subject"

ENTRIES = f"MATCH (e:{ENTRY}{OWN}) RETURN properties(e) AS stored ORDER BY e.sequence"

ADD_ENTRY = f"CREATE (e:{ENTRY}{OWN}) SET e += $own"

WORKSPACES = " UNION ".join(
    f"MATCH (n:{label}) RETURN DISTINCT coalesce(n.workspace, '{DEFAULT}') AS name" for label in (STATE, HEAD, ENTRY)
)
"""The workspaces a server holds a graph or a log of."""

FORMER_LOG = " UNION ALL ".join(
    f"MATCH (n:{label}) WHERE n.workspace IS NULL RETURN count(n) AS number" for label in (ENTRY, HEAD, ASIDE)
)
"""How much of a log there is from before a server held several."""


REMOVE_FORMER_LOCKS = f"MATCH (l:{LOCK}) WHERE l.workspace IS NULL DETACH DELETE l"


def taking_over(label: str) -> str:
    """Return the statement that gives what carries no workspace to `$workspace`, unless it has such a one."""
    same = "" if label not in IDENTITIES else f"{{workspace: $workspace, {IDENTITIES[label]}: n.{IDENTITIES[label]}}}"
    clash = f" AND NOT EXISTS {{ (:{label} {same}) }}" if same else ""
    return f"MATCH (n:{label}) WHERE n.workspace IS NULL{clash} SET n.workspace = $workspace"


def moving(label: str) -> str:
    """Return the statement that gives what is `$workspace`'s to the workspace `$target`, and counts it."""
    ours = " AND n.load IS NOT NULL" if label in NODES else ""
    return f"MATCH (n:{quoted(label)}) WHERE {_own('n')}{ours} SET n.workspace = $target RETURN count(n) AS number"
