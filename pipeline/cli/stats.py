"""`stats`: what the graph holds."""

from argparse import Namespace

from pipeline.cli.shared.command import Command
from pipeline.cli.shared.graph_access import bring_level, settings_of
from pipeline.cli.shared.output import CommandResult, from_store
from pipeline.settings import open_store


def stats(args: Namespace) -> CommandResult:
    """Return counts, bases and the load of the graph."""
    settings = settings_of(args)
    bring_level(settings)
    with open_store(settings).reader() as reader:
        return CommandResult(0, from_store(reader))


COMMAND = Command(
    name="stats",
    help="counts, bases and the load of the graph",
    run=stats,
    titles={
        "stats": (
            "资料版次 {load}，{loaded_by} 更新于 {loaded_at}。",
            "Graph {load}, loaded by {loaded_by} at {loaded_at}.",
        )
    },
)
