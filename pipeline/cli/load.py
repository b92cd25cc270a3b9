"""`load`: the facts of a folder made the graph."""

from argparse import Namespace

from loaders.folder import read_facts
from pipeline.cli.shared.command import WRITING, Command, argument
from pipeline.cli.shared.engines import ENGINES, named
from pipeline.cli.shared.fold_words import acts_lines
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import LOADED, CommandResult, from_load
from pipeline.load import load_folded
from pipeline.settings import open_log, open_store


def load(args: Namespace) -> CommandResult:
    """Make the facts the graph, whole or not at all."""
    settings = settings_of(args) if args.to is None else named(args, args.to)
    facts = read_facts(settings.facts)
    flags = (args.allow_removal, args.in_parts, args.another_city)
    load, written, folded = load_folded(facts, open_store(settings), open_log(settings), *flags, settings.kept)
    content = from_load(load, written, folded.facts) | {"acts": folded.acts, "held_back": len(folded.held)}
    return CommandResult(0, content, first=tuple(acts_lines(folded, args.lang)))


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
