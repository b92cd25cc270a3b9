"""Where the facts, the graph and the log of records are: beside the code unless the environment says otherwise."""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.store.base import Store
from graph.store.log import Log
from graph.store.read_only_log import read_only
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore

HOME = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server and the log-in to it."""

    # not shown, for a log-in may stand in what was typed as an address
    uri: str = field(repr=False)
    username: str
    password: str = field(repr=False)
    database: str | None

    @classmethod
    def from_environment(cls) -> "Server | None":
        """Return the server NEO4J_URI names, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; else None."""
        uri = os.environ.get("NEO4J_URI")
        if not uri:
            return None
        return cls(
            uri=uri,
            username=os.environ.get("NEO4J_USERNAME") or "neo4j",
            password=os.environ.get("NEO4J_PASSWORD") or "",
            database=os.environ.get("NEO4J_DATABASE") or None,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """The folder of facts, the file of the embedded store, the server if one is set; if read-only, acts are refused."""

    facts: Path
    store: Path
    server: Server | None = None
    read_only: bool = False

    @classmethod
    def from_environment(cls) -> "Settings":
        """Return the settings of LIANPU_FACTS, LIANPU_STORE, LIANPU_READ_ONLY and NEO4J_URI, else the usual ones.

        Those are data/chains and var/lianpu.sqlite; LIANPU_READ_ONLY is off if unset, empty or 0.
        """
        return cls(
            facts=Path(os.environ.get("LIANPU_FACTS") or HOME / "data" / "chains"),
            store=Path(os.environ.get("LIANPU_STORE") or HOME / "var" / "lianpu.sqlite"),
            server=Server.from_environment(),
            read_only=os.environ.get("LIANPU_READ_ONLY", "").strip() not in ("", "0"),
        )


def open_store(settings: Settings | None = None) -> Store:
    """Return the store the settings name: the server where one is set, else the embedded file."""
    named = settings or Settings.from_environment()
    return SqliteStore(named.store) if named.server is None else open_server(named.server)


def open_log(settings: Settings | None = None) -> Log:
    """Return the log of records: on the server where one is set, else a file of its own beside the graph's.

    If the settings are read-only it refuses every act.
    """
    named = settings or Settings.from_environment()
    log = _open_log(named)
    return read_only(log) if named.read_only else log


def _open_log(named: Settings) -> Log:
    if named.server is None:
        return SqliteLog(named.store.with_name(f"{named.store.stem}-records{named.store.suffix}"))
    return open_server_log(named.server)


@cache
def open_server(server: Server) -> "Neo4jStore":
    """Return the store on a server, one for the process: it holds the pool of connections."""
    # the driver takes a quarter of a second to import, and only this engine needs it
    from graph.store.neo4j import Neo4jStore  # noqa: PLC0415

    return Neo4jStore(server.uri, server.username, server.password, server.database)


@cache
def open_server_log(server: Server) -> Log:
    """Return the log on a server, over the same connections as its graph."""
    # it brings the driver, which only this engine needs
    from graph.store.neo4j_log import Neo4jLog  # noqa: PLC0415

    return Neo4jLog(open_server(server))
