"""`load`: the facts of a folder made the graph."""

from argparse import Namespace

from loaders.folder import read_facts
from pipeline.cli.shared.asked import settings_of
from pipeline.cli.shared.command import WRITING, Command, argument
from pipeline.cli.shared.engines import ENGINES, named_store
from pipeline.cli.shared.report import LOADED, Outcome, of_load
from pipeline.load import write_facts
from pipeline.settings import open_store


def load(asked: Namespace) -> Outcome:
    """Make the facts the graph, whole or not at all."""
    store = open_store(settings_of(asked)) if asked.to is None else named_store(asked, asked.to)
    facts = read_facts(settings_of(asked).facts)
    load, written = write_facts(facts, store, asked.allow_removal, asked.in_parts, asked.another_city)
    return Outcome(0, of_load(load, written, facts))


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
