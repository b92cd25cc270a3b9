"""`stats`: what the graph holds."""

from argparse import Namespace

from pipeline.cli.shared.asked import settings_of
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.report import Outcome, of_store
from pipeline.settings import open_store


def stats(asked: Namespace) -> Outcome:
    """Return counts, bases and the load of the graph."""
    with open_store(settings_of(asked)).reader() as reader:
        return Outcome(0, of_store(reader))


COMMAND = Command(
    name="stats",
    help="counts, bases and the load of the graph",
    run=stats,
    titles={
        "stats": (
            "图谱 {load}，{loaded_by} 装载于 {loaded_at}。",
            "Graph {load}, loaded by {loaded_by} at {loaded_at}.",
        )
    },
)
