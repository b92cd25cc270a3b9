"""`upgrade`: a workspace of an earlier version made one of today's, backed up first."""

from argparse import Namespace

from pipeline.backups.upgrade import upgrade as bring_up
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult


def upgrade(args: Namespace) -> CommandResult:
    """Bring records and graph to today's format."""
    done = bring_up(settings_of(args))
    status = "upgraded" if done.marked or done.loaded else "up_to_date"
    told = {"backup": str(done.backup), "records": done.records, "marked": done.marked, "loaded": done.loaded}
    return CommandResult(0, {"status": status, **told})


COMMAND = Command(
    name="upgrade",
    help="a workspace of an earlier version brought to this one, backed up first",
    run=upgrade,
    titles={
        "upgraded": (
            "已升级：记录 {records:,} 条一条不少，资料可用；升级前的备份在 {backup}。",
            "Upgraded: all {records:,} records are there and the graph opens; the backup from before is {backup}.",
        ),
        "up_to_date": (
            "不用升级：记录 {records:,} 条，资料可用；同时备份在 {backup}。",
            "Nothing to upgrade: {records:,} records, the graph opens; a backup was made: {backup}.",
        ),
    },
)
