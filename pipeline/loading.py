"""`check`, `load`, `stats` and `docs`: facts in, graph out, and the papers made from the code."""

from argparse import ArgumentParser, Namespace

from loaders.folder import read_facts
from pipeline import report
from pipeline.commands import Command, no_options, settings_of
from pipeline.docs import write_docs
from pipeline.load import write_facts
from pipeline.settings import open_store
from pipeline.stores import ENGINES, named_store, writing_options


def check(asked: Namespace) -> report.Outcome:
    """Read every file and report every problem; write nothing."""
    return report.Outcome(0, report.of_facts(read_facts(settings_of(asked).facts)))


def load(asked: Namespace) -> report.Outcome:
    """Make the facts the graph, whole or not at all."""
    store = open_store(settings_of(asked)) if asked.to is None else named_store(asked, asked.to)
    facts = read_facts(settings_of(asked).facts)
    load, written = write_facts(facts, store, asked.allow_removal, asked.in_parts, asked.another_city)
    return report.Outcome(0, report.of_load(load, written, facts))


def stats(asked: Namespace) -> report.Outcome:
    """Return counts, bases and the load of the graph."""
    with open_store(settings_of(asked)).reader() as reader:
        return report.Outcome(0, report.of_store(reader))


def docs(_: Namespace) -> report.Outcome:
    """Write the papers that are generated from the code."""
    return report.Outcome(0, {"status": "docs", "written": write_docs()})


def load_options(parser: ArgumentParser) -> None:
    """Add what only a load takes."""
    writing_options(parser)
    parser.add_argument("--to", choices=ENGINES, help="the store to load; without it the server where NEO4J_URI is set")


COMMANDS = (
    Command("check", "read every file and report every problem; write nothing", no_options, check),
    Command("load", "the same, then make the facts the graph, whole or not at all", load_options, load),
    Command("stats", "counts, bases and the load of the graph", no_options, stats),
    Command("docs", "write the papers that are generated from the code", no_options, docs),
)
