"""Where a workspace has its facts, graph, log of records and kept files: beside the code unless the environment says.

`LIANPU_HOME` holds one folder a workspace; what lies in it without a folder is the default workspace's.
"""

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from access.door import guarded
from access.settings import HOME, home
from graph.store.base import Store
from graph.store.log import Log
from graph.store.read_only_log import read_only
from graph.store.sqlite import SqliteStore
from graph.store.sqlite_log import SqliteLog
from graph.store.workspace import DEFAULT, workspace_name

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore

__all__ = [
    "GRAPH",
    "HOME",
    "ServerSettings",
    "Settings",
    "home",
    "log_path",
    "open_log",
    "open_server",
    "open_server_log",
    "open_store",
]
GRAPH = "lianpu.sqlite"
"""The file of an embedded graph, in the folder of its workspace."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A Neo4j server and the log-in to it."""

    # not shown, for a log-in may stand in what was typed as an address
    uri: str = field(repr=False)
    username: str
    password: str = field(repr=False)
    database: str | None

    @classmethod
    def from_environment(cls) -> "ServerSettings | None":
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
    """The folder of facts, the file of the embedded store, the server if one is set; if read-only, acts are refused.

    `workspace` names the city's part of a server; on disk its places are its own already.
    """

    facts: Path
    store: Path
    server: ServerSettings | None = None
    read_only: bool = False
    workspace: str = DEFAULT

    @property
    def kept(self) -> Path:
        """Return the folder of the files the workspace keeps: catalogues and the versions they record."""
        return self.store.parent / "kept"

    @classmethod
    def from_environment(cls, workspace: str | None = None) -> "Settings":
        """Return the settings of a workspace, of the one LIANPU_WORKSPACE names where none is given.

        The default's places are LIANPU_FACTS (data/chains) and LIANPU_STORE (lianpu.sqlite in LIANPU_HOME), another's
        its folder in LIANPU_HOME. LIANPU_READ_ONLY is off if unset, empty or 0. Raises InvalidRequest for a name that
        cannot be.
        """
        name = workspace_name(workspace or os.environ.get("LIANPU_WORKSPACE"))
        facts, store = _default_places() if name == DEFAULT else _places(home() / name)
        return cls(
            facts=facts,
            store=store,
            server=ServerSettings.from_environment(),
            read_only=os.environ.get("LIANPU_READ_ONLY", "").strip() not in ("", "0"),
            workspace=name,
        )


def _default_places() -> tuple[Path, Path]:
    facts = os.environ.get("LIANPU_FACTS") or HOME / "data" / "chains"
    return Path(facts), Path(os.environ.get("LIANPU_STORE") or home() / GRAPH)


def _places(folder: Path) -> tuple[Path, Path]:
    return folder / "facts", folder / GRAPH


def open_store(settings: Settings | None = None) -> Store:
    """Return the store the settings name: the server where one is set, else the embedded file."""
    named = settings or Settings.from_environment()
    return SqliteStore(named.store) if named.server is None else open_server(named.server).within(named.workspace)


def open_log(settings: Settings | None = None) -> Log:
    """Return the log of records: on the server where one is set, else a file of its own beside the graph's.

    If the settings are read-only it refuses every act; else it takes what whoever acts may enter.
    """
    named = settings or Settings.from_environment()
    log = _open_log(named)
    return read_only(log) if named.read_only else guarded(log, lambda: open_store(named).reader())


def _open_log(named: Settings) -> Log:
    if named.server is None:
        return SqliteLog(log_path(named.store))
    return open_server_log(named.server, named.workspace)


def log_path(store: Path) -> Path:
    """Return the file of the log that stands beside the file of a graph."""
    return store.with_name(f"{store.stem}-records{store.suffix}")


@cache
def open_server(server: ServerSettings) -> "Neo4jStore":
    """Return the store on a server, one for the process: it holds the pool of connections of every workspace."""
    # the driver takes a quarter of a second to import, and only this engine needs it
    from graph.store.neo4j import Neo4jStore  # noqa: PLC0415

    return Neo4jStore(server.uri, server.username, server.password, server.database)


@cache
def open_server_log(server: ServerSettings, workspace: str = DEFAULT) -> Log:
    """Return the log on a server, over the same connections as its graph."""
    # it brings the driver, which only this engine needs
    from graph.store.neo4j_log import Neo4jLog  # noqa: PLC0415

    return Neo4jLog(open_server(server).within(workspace))
