"""Graphs and logs on a server that take another name, and those from before a server held several workspaces."""

from neo4j import Session

from graph.errors import InvalidRequest, StoreEmpty
from graph.model.schema import NODES
from graph.store.neo4j import cypher
from graph.store.neo4j.read import RunQuery
from graph.store.workspace import DEFAULT

OF_GRAPH, OF_LOG = (cypher.STATE, cypher.HISTORY), (cypher.ENTRY, cypher.HEAD, cypher.ASIDE)
"""Labels of our own by what they belong to."""


def prepare(session: Session, workspace: str) -> None:
    """Make constraints and indexes where they are missing; what carries no workspace becomes the default one's.

    Nodes of facts become so with the load itself, which compares all there is.
    """
    there = {row["name"] for row in session.run(cypher.PREPARED)}
    for statement in cypher.preparing_statements(there):
        session.run(statement).consume()
    if workspace == DEFAULT:
        session.run(cypher.REMOVE_FORMER_LOCKS).consume()
        for label in (*OF_GRAPH, *OF_LOG):
            session.run(cypher.taking_over(label), workspace=DEFAULT).consume()


def has_former_log(ask: RunQuery) -> bool:
    """Return whether there are entries from before a server held several workspaces."""
    return any(row["number"] for row in ask(cypher.FORMER_LOG, {}))


def take_over_log(ask: RunQuery) -> None:
    """Give the entries that carry no workspace to the one that is asked."""
    ask(cypher.REMOVE_FORMER_LOCKS, {})
    ask(cypher.TAKE_LOG_LOCK, {"who": "adopt"})
    for label in OF_LOG:
        ask(cypher.taking_over(label), {})


def move(ask: RunQuery, target: str) -> int:
    """Give all that is one workspace's to another name; return the entries of the log."""
    for lock in (cypher.TAKE_LOCK, cypher.TAKE_LOG_LOCK):
        ask(lock, {"who": "adopt"})
    if any(row["name"] == target for row in ask(cypher.WORKSPACES, {})):
        raise InvalidRequest(
            f"服务器上已有工作区 {target}，没有接管；请换一个工作区名",
            f"the server holds a workspace {target} already, nothing was taken over: choose another name",
        )
    moved = {label: _moved(ask, label, target) for label in (*NODES, *OF_GRAPH, *OF_LOG)}
    if not any(moved.values()):
        raise StoreEmpty("这里没有资料也没有记录，不用接管 / there is neither graph nor log to take over")
    return moved[cypher.ENTRY]


def _moved(ask: RunQuery, label: str, target: str) -> int:
    return int(ask(cypher.moving(label), {"target": target})[0]["number"])
