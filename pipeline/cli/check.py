"""`check`: every file read and every problem told; nothing is written."""

from argparse import Namespace

from loaders.folder import read_facts
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult, from_facts


def check(args: Namespace) -> CommandResult:
    """Read every file and report every problem; write nothing."""
    return CommandResult(0, from_facts(read_facts(settings_of(args).facts)))


COMMAND = Command(
    name="check",
    help="read every file and report every problem; write nothing",
    run=check,
    titles={"checked": ("资料可以更新，提醒 {warnings} 条。", "The facts can be loaded; {warnings} warnings.")},
)
