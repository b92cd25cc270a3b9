"""Writers in processes of their own: some that go on until they are killed, some that write beside one another."""

import time
from typing import Any

from graph.errors import EntryConflict
from graph.model.acts import AddToShortlist
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, LinkKind
from graph.model.nodes import Link
from graph.model.region import Region
from graph.store.log import NewEntry
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from tests.graph.store.six_links import REGION, facts, link

HOME_REGION = Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi")


def open_log(*place: str) -> SqliteLog | Neo4jLog:
    """Open the log in a file, or that of a server by its address and password."""
    return SqliteLog(place[0]) if len(place) == 1 else Neo4jLog(Neo4jStore(place[0], "neo4j", place[1]))


def wish(link_id: str, who: str) -> NewEntry:
    """Return an entry too long for one page of a file."""
    return NewEntry(act=AddToShortlist(link_id=link_id), who=who, load_id="0001-aaaa", reason="备注" * 400)


def enter_beside_others(place: tuple[str, ...], me: int, turns: int, line: Any) -> None:
    """Once told to, enter what nobody contests and what all do, by turns; tell how often that was refused."""
    log, refused = open_log(*place), 0
    line.send("ready")
    line.recv()
    for turn in range(turns):
        log.append(wish(f"own-{me}-{turn}", str(me)), 0)
        try:
            log.append(wish("common", str(me)), turn)
        except EntryConflict:
            refused += 1
    line.send(refused)


def enter_for_ever(place: tuple[str, ...], line: Any) -> None:
    """Enter one after the other, and tell each number once it is confirmed."""
    log = open_log(*place)
    last = log.last()
    while True:
        log.append(wish(f"k{last}", "child"), 0)
        last += 1
        line.send(last)


def load_for_ever(path: Any, line: Any) -> None:
    """Load two large graphs by turns into a file; after the first two tell how long a load takes."""
    store, big, begun = SqliteStore(path), [link(f"k{at}") for at in range(1_500)], time.perf_counter()
    for turn in range(1_000):
        if turn == 2:
            line.send((time.perf_counter() - begun) / 2)
        nodes = facts(*big[: 1_500 - turn % 2 * 7]).nodes
        store.replace(FactSet(region=REGION, nodes=nodes, edges=facts().edges), by=str(turn))


def links(count: int, name: str = "链环") -> FactSet:
    """Return links of a name, numbered."""
    said = Evidence(source="s", basis=Basis.SOURCE)
    nodes = tuple(Link(id=f"x{at}", name_zh=f"{name}{at}", kind=LinkKind.PRODUCT, evidence=said) for at in range(count))
    return FactSet(region=HOME_REGION, nodes=nodes, edges=())


def load_a_server_for_ever(uri: str, password: str, line: Any) -> None:
    """Load two graphs by turns into a server; tell when about to begin, and after each load."""
    store = Neo4jStore(uri, "neo4j", password)
    line.send("ready")
    for turn in range(1_000):
        store.replace(links(800, "甲" if turn % 2 else "乙"), by=str(turn), allow_removal=True)
        line.send(turn)
