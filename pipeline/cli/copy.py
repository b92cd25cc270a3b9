"""`copy`: a graph from one store to another, with what its log has more."""

from argparse import Namespace

from graph.store.loads import check_same_city
from pipeline.account import who
from pipeline.cli.shared.command import WRITING, Command
from pipeline.cli.shared.engines import PAIR, facts_of, named
from pipeline.cli.shared.report import LOADED, Outcome, of_load
from pipeline.settings import open_log, open_store


def copy(asked: Namespace) -> Outcome:
    """Make the graph of one store that of the other, and carry over what its log has more."""
    source, target = (named(asked, engine) for engine in asked.engines)
    with open_store(source).reader() as reader:
        facts = facts_of(reader)
    # before anything is carried over, the log included
    check_same_city(open_store(target).city(), facts.region, asked.another_city)
    carried = open_log(target).copy_from(open_log(source).rows())
    load, written = open_store(target).replace(facts, who(), asked.allow_removal, asked.in_parts, asked.another_city)
    return Outcome(0, {**of_load(load, written), "records": carried})


COMMAND = Command(
    name="copy",
    help="make the graph of one store that of another: copy embedded neo4j",
    run=copy,
    arguments=(PAIR, *WRITING),
    titles=LOADED,
)
