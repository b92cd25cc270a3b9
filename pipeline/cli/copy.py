"""`copy`: a graph from one store to another, with what its log has more."""

from argparse import Namespace

from graph.store.loads import check_same_city
from pipeline.account import current_account
from pipeline.cli.shared.command import WRITING, Command
from pipeline.cli.shared.engines import PAIR, facts_of, named
from pipeline.cli.shared.output import LOADED, CommandResult, from_load
from pipeline.settings import open_log, open_store


def copy(args: Namespace) -> CommandResult:
    """Make the graph of one store that of the other, and carry over what its log has more."""
    source, target = (named(args, engine) for engine in args.engines)
    with open_store(source).reader() as reader:
        facts = facts_of(reader)
    # before anything is carried over, the log included
    check_same_city(open_store(target).city(), facts.region, args.another_city)
    carried = open_log(target).copy_from(open_log(source).rows())
    load, written = open_store(target).replace(
        facts, current_account(), args.allow_removal, args.in_parts, args.another_city
    )
    return CommandResult(0, {**from_load(load, written), "records": carried})


COMMAND = Command(
    name="copy",
    help="make the graph of one store that of another: copy embedded neo4j",
    run=copy,
    arguments=(PAIR, *WRITING),
    titles=LOADED,
)
