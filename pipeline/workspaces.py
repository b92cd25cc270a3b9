"""The workspaces there are: the cities kept here, each opened by its name."""

from pathlib import Path

from access.settings import home
from graph.errors import InvalidRequest
from graph.store.base import Store
from graph.store.log import Log
from graph.store.workspace import DEFAULT, workspace_name
from pipeline.load import catch_up
from pipeline.settings import GRAPH, ServerSettings, Settings, log_path, open_log, open_server, open_store

_level: set[Settings] = set()
"""The workspaces this process found level with their logs, or made so."""


def names() -> tuple[str, ...]:
    """Return the workspaces there are, the default first where it holds anything or nothing else does."""
    here = Settings.from_environment(DEFAULT)
    found = set(_folders()) | (set() if here.server is None else set(open_server(here.server).workspaces()))
    if here.server is None and (here.store.exists() or log_path(here.store).exists()):
        found.add(DEFAULT)
    first = [DEFAULT] if DEFAULT in found or not found else []
    return (*first, *sorted(found - {DEFAULT}))


def place() -> str:
    """Return where the workspaces are."""
    server = ServerSettings.from_environment()
    return f"{home().resolve()} {'' if server is None else open_server(server).place}"


def _folders() -> list[str]:
    folder = home()
    return [each.name for each in folder.iterdir() if _is_workspace(each)] if folder.is_dir() else []


def _is_workspace(folder: Path) -> bool:
    try:
        named = workspace_name(folder.name) == folder.name != DEFAULT
    except InvalidRequest:
        return False
    return named and any((folder / part).exists() for part in (GRAPH, log_path(Path(GRAPH)), "facts"))


def open_workspace(name: str | None) -> tuple[str, Store, Log]:
    """Return the workspace of that name, else the environment's, with its graph and its log."""
    settings = Settings.from_environment(name)
    # whoever took a file in and was stopped before the graph followed: once a process is enough
    if settings not in _level:
        catch_up(settings)
        _level.add(settings)
    return settings.workspace, open_store(settings), open_log(settings)
