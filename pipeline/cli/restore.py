"""`restore`: a backup made a workspace again, whole or not at all."""

from argparse import Namespace
from pathlib import Path

from access.door import tell_setting
from pipeline.backups.restore import restore as put_back
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult

DONE = (
    "已恢复为工作区 {workspace}：记录 {records:,} 条；原来的内容另存在 {aside}。",
    "Restored as workspace {workspace}: {records:,} records; what was there is kept in {aside}.",
)


def restore(args: Namespace) -> CommandResult:
    """Put a backup back, into the workspace that is named."""
    settings = settings_of(args)
    tell_setting(f"restore {settings.workspace} {args.file.name}{' --over' if args.over else ''}")
    done = put_back(args.file, settings, args.over)
    told = {"workspace": settings.workspace, "records": done.records, "facts": str(done.facts), "graph": done.graph}
    status = "restored" if done.facts == settings.facts else "restored_beside"
    return CommandResult(0, {"status": status, **told, "aside": done.aside or "—"})


COMMAND = Command(
    name="restore",
    help="a backup made a workspace again; refused over a living one without --over",
    run=restore,
    arguments=(
        argument("file", type=Path, metavar="FILE", help="what `backup` wrote"),
        argument("--over", action="store_true", help="replace what is there, which is kept aside; stop the app first"),
    ),
    titles={
        "restored": (
            f"{DONE[0]}资料在 {{facts}}。",
            f"{DONE[1]} The facts are in {{facts}}.",
        ),
        "restored_beside": (
            f"{DONE[0]}资料与现在的不同，放在 {{facts}}；以后更新请写明 --facts {{facts}}",
            f"{DONE[1]} The facts differ from those in place and are in {{facts}}: load with --facts {{facts}}",
        ),
    },
)
