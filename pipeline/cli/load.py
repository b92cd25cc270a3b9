"""`load`: the facts of a folder made the graph."""

from argparse import Namespace

from loaders.folder import read_facts
from pipeline.cli.shared.command import WRITING, Command, argument
from pipeline.cli.shared.engines import ENGINES, named_store
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import LOADED, CommandResult, from_load
from pipeline.load import write_facts
from pipeline.settings import open_store


def load(args: Namespace) -> CommandResult:
    """Make the facts the graph, whole or not at all."""
    store = open_store(settings_of(args)) if args.to is None else named_store(args, args.to)
    facts = read_facts(settings_of(args).facts)
    load, written = write_facts(facts, store, args.allow_removal, args.in_parts, args.another_city)
    return CommandResult(0, from_load(load, written, facts))


COMMAND = Command(
    name="load",
    help="the same, then make the facts the graph, whole or not at all",
    run=load,
    arguments=(
        *WRITING,
        argument("--to", choices=ENGINES, help="the store to load; without it the server where NEO4J_URI is set"),
    ),
    titles=LOADED,
)
