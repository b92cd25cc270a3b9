"""`backup`: a workspace, or every one, as files that are whole even while others write."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InvalidRequest
from pipeline.backups.make import back_up
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.settings import Settings
from pipeline.workspaces import names

HEADINGS = {
    "workspace": ("工作区", "Workspace"),
    "file": ("文件", "File"),
    "bytes": ("字节", "Bytes"),
    "records": ("记录", "Records"),
    "facts": ("资料文件", "Files of facts"),
    "kept": ("保存的文件", "Kept files"),
    "graph": ("资料版次", "Graph"),
}


def backup(args: Namespace) -> CommandResult:
    """Write one backup, or one of each workspace into a folder."""
    if not args.all_workspaces:
        return CommandResult(0, {"status": "backed_up", "rows": [_row(settings_of(args), args.file)]}, HEADINGS)
    if args.keep is not None and args.keep < 1:
        raise InvalidRequest("--keep 至少是 1", "--keep is 1 at least")
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
    found = []
    for name in names():
        found.append(_row(Settings.from_environment(name), args.file / f"{name}-{moment}.zip"))
        _drop_older(args.file, name, args.keep)
    return CommandResult(0, {"status": "backed_up", "rows": found}, HEADINGS)


def _row(settings: Settings, target: Path) -> Content:
    made = back_up(settings, target)
    told = {"workspace": settings.workspace, "file": str(made.file), "bytes": made.size, "records": made.records}
    return {**told, "facts": made.facts, "kept": made.kept, "graph": made.graph}


def _drop_older(folder: Path, name: str, keep: int | None) -> None:
    """Remove the oldest backups of a workspace beyond those that are kept; the new one is whole by now."""
    stamp = "[0-9]" * 8 + "T" + "[0-9]" * 6
    for old in sorted(folder.glob(f"{name}-{stamp}.zip"))[: -keep if keep else 0]:
        old.unlink()


COMMAND = Command(
    name="backup",
    help="facts, graph, records and kept files of a workspace in one file, whole while others write",
    run=backup,
    arguments=(
        argument("file", type=Path, metavar="FILE", help="the file it writes; with --every, the folder"),
        argument("--every", action="store_true", dest="all_workspaces", help="one of each workspace, into a folder"),
        argument("--keep", type=int, metavar="N", help="with --every: how many of each workspace are kept"),
    ),
    titles={
        "backed_up": ("已备份 {count} 个工作区，逐个文件检查无误", "{count} workspaces backed up, each file checked")
    },
)
