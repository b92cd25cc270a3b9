"""`docs`: the papers made from the code."""

from argparse import Namespace

from pipeline.cli.shared.command import Command
from pipeline.cli.shared.output import CommandResult
from pipeline.docs import write_docs


def docs(_: Namespace) -> CommandResult:
    """Write the papers that are generated from the code."""
    return CommandResult(0, {"status": "docs", "written": write_docs()})


COMMAND = Command(
    name="docs",
    help="write the papers that are generated from the code",
    run=docs,
    titles={"docs": ("已写：{written}", "Written: {written}")},
)
