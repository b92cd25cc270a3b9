"""What programs may ask: off unless the setting is on; the workspaces as they are opened for pages; the tokens."""

import os

from graph.errors import InvalidRequest
from graph.store.base import Store
from graph.store.log import Log
from pipeline.settings import Settings, home, open_log, open_store
from pipeline.workspaces import names, open_workspace
from service.desk import Desk
from service.tokens import FILE, TokenFile

SETTING = "LIANPU_PROGRAMS"
OFF = InvalidRequest(
    f"程序接口没有打开：管理员设环境变量 {SETTING}=1 后再启动（说明见 docs/programs.md）",
    f"programs may not ask: an administrator sets {SETTING}=1 and starts it again (see docs/programs.md)",
)


def is_on() -> bool:
    """Return whether programs may ask: LIANPU_PROGRAMS is set, and neither empty nor 0."""
    return os.environ.get(SETTING, "").strip() not in ("", "0")


class OpenedCities:
    """The workspaces kept here; `usual` is the one that is asked where none is named."""

    def __init__(self, usual: Settings | None = None) -> None:
        self.usual = usual or Settings.from_environment()

    def names(self) -> tuple[str, ...]:
        """Return the names there are, the usual one among them."""
        found = names()
        return found if self.usual.workspace in found else (self.usual.workspace, *found)

    def open(self, name: str | None) -> tuple[str, Store, Log]:
        """Return a workspace by name, the usual one where none is given."""
        usual = Settings.from_environment(self.usual.workspace)
        if (name is None or name == self.usual.workspace) and self.usual != usual:
            return self.usual.workspace, open_store(self.usual), open_log(self.usual)
        return open_workspace(name or self.usual.workspace)


def desk_for(usual: Settings | None = None) -> Desk:
    """Return a desk that answers questions. Raises InvalidRequest where programs may not ask."""
    if not is_on():
        raise OFF
    return Desk(OpenedCities(usual))


def token_file() -> TokenFile:
    """Return the tokens that are in force, kept in LIANPU_HOME."""
    return TokenFile(home() / FILE)
