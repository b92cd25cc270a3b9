"""`workspaces`: the cities kept here, each a workspace of its own, and taking what is there over into a named one."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from access.door import tell_setting
from graph.errors import InvalidRequest, StoreBusy, StoreEmpty, StoreError
from graph.store.sqlite_log import SqliteLog
from graph.store.sqlite_log.adopt import adopt as adopt_files
from graph.store.workspace import workspace_name
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.settings import ServerSettings, Settings, log_path, open_log, open_server, open_store
from pipeline.workspaces import names

HEADINGS = {
    "workspace": ("工作区", "Workspace"),
    "city": ("城市", "City"),
    "load": ("资料版次", "Load"),
    "records": ("记录", "Records"),
    "place": ("位置", "Place"),
    "trouble": ("问题", "Trouble"),
}
TAKEN_OVER = (
    "已接管为工作区 {workspace}（记录 {records:,} 条，逐条检查无误）",
    "Taken over as workspace {workspace} ({records:,} records, each checked)",
)
TO_LOAD = (
    "以后更新：资料放到 {place}，或写明 python -m pipeline load --workspace {workspace} --facts {facts}",
    (
        "To load from now on: put the facts into {place}, or name them: "
        "python -m pipeline load --workspace {workspace} --facts {facts}"
    ),
)


def listed(args: Namespace) -> CommandResult:
    """Return a row for each workspace."""
    del args
    return CommandResult(0, {"status": "workspaces", "rows": [_row(name) for name in names()]}, HEADINGS)


def _row(name: str) -> Content:
    settings = Settings.from_environment(name)
    row: Content = {"workspace": name, "city": "", "load": "", "records": 0, "trouble": ""}
    row["place"] = str(settings.store.parent) if settings.server is None else open_server(settings.server).place
    try:
        row["records"] = len(open_log(settings).rows())
        with open_store(settings).reader() as reader:
            row |= {"city": reader.region().city_zh, "load": reader.load().id}
    except StoreEmpty:
        # a workspace with facts that nobody has loaded yet is in no trouble
        return row
    except StoreError as error:
        row["trouble"] = str(error)
    return row


def adopt(args: Namespace) -> CommandResult:
    """Take the default workspace's graph and log, or those of --store, over into a named workspace."""
    if args.name is None:
        raise InvalidRequest("请写明接管成哪个工作区：workspaces adopt 名称", "say which: workspaces adopt NAME")
    source, target = settings_of(args), Settings.from_environment(workspace_name(args.name))
    if target.workspace == source.workspace:
        raise InvalidRequest(
            f"{target.workspace} 就是现在的工作区；请另起名称",
            f"{target.workspace} is the workspace it is in: choose another name",
        )
    tell_setting(f"adopt {source.workspace} {target.workspace}")
    return _on_disk(source, target) if source.server is None else _on_server(source.server, source, target)


def _on_disk(source: Settings, target: Settings) -> CommandResult:
    logs = (SqliteLog(log_path(each.store)) for each in (source, target))
    done = adopt_files(source.store, next(logs), target.store, next(logs))
    return _done("adopted", source, target, done.entries, "、".join(done.aside))


def _on_server(server: ServerSettings, source: Settings, target: Settings) -> CommandResult:
    open_log(source).rows()  # a damaged log is told before anything is moved
    number = open_server(server).within(source.workspace).adopt(target.workspace)
    if len(open_log(target).rows()) != number:
        raise StoreBusy("记录刚有新的写入，请检查 / an entry came in meanwhile: look at the records")
    return _done("adopted_on_server", source, target, number)


def _done(status: str, source: Settings, target: Settings, entries: int, aside: str = "") -> CommandResult:
    told = {
        "workspace": target.workspace,
        "records": entries,
        "aside": aside,
        "facts": str(source.facts),
        "place": str(target.facts),
    }
    return CommandResult(0, {"status": status, **told})


def workspaces(args: Namespace) -> CommandResult:
    """List the workspaces, or take one over."""
    return listed(args) if args.action == "list" else ACTIONS[args.action](args)


ACTIONS: Mapping[str, Callable[[Namespace], CommandResult]] = {"adopt": adopt}
COMMAND = Command(
    name="workspaces",
    help="the cities kept here, each by the name of its workspace; adopt NAME takes graph and log over into one",
    run=workspaces,
    arguments=(
        argument("action", nargs="?", choices=("list", *ACTIONS), default="list", help="what to do; else: list"),
        argument("name", nargs="?", metavar="NAME", help="the workspace that adopt takes them over into"),
    ),
    titles={
        "workspaces": ("工作区 {count} 个", "{count} workspaces"),
        "adopted": (
            f"{TAKEN_OVER[0]}，原来的文件另存为 {{aside}}。{TO_LOAD[0]}",
            f"{TAKEN_OVER[1]}; what was there is kept as {{aside}}. {TO_LOAD[1]}",
        ),
        "adopted_on_server": (f"{TAKEN_OVER[0]}。{TO_LOAD[0]}", f"{TAKEN_OVER[1]}. {TO_LOAD[1]}"),
    },
)
