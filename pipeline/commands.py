"""What a command of the command line is, and the options several of them share."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from graph.analysis.judgement import Judgement, judge
from graph.analysis.records import Records, with_records
from graph.errors import NotFound
from graph.store.base import Reader
from pipeline.report import Outcome
from pipeline.settings import Settings, open_log, open_store
from reports.wording.language import Language


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does in one line, its own options, and what runs it."""

    name: str
    help: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Outcome]


def no_options(_: ArgumentParser) -> None:
    """Add nothing to what every command takes."""


def chain_option(parser: ArgumentParser) -> None:
    """Let a command be limited to chains."""
    parser.add_argument("--chain", action="append", default=[], metavar="ID", help="only this chain; may be repeated")


def settings_of(asked: Namespace) -> Settings:
    """Return the settings a command was given."""
    found = Settings.from_environment(asked.workspace)
    return replace(found, facts=asked.facts or found.facts, store=asked.store or found.store)


@contextmanager
def opened(asked: Namespace) -> Iterator[Reader]:
    """Open the graph, with what people settled laid over its facts."""
    settings = settings_of(asked)
    with open_store(settings).reader() as reader:
        yield with_records(reader, Records(open_log(settings).entries()))


@contextmanager
def judged(asked: Namespace) -> Iterator[Judgement]:
    """Open the graph and judge it, the log of records included."""
    with opened(asked) as reader:
        yield judge(reader)


def chains_asked(judgement: Judgement, asked: Namespace) -> tuple[str, ...]:
    """Return the chains asked for in the city's order, all where none is named. Raises NotFound."""
    for chain in asked.chain:
        if chain not in judgement.city.chains:
            known = "、".join(judgement.city.chains)
            raise NotFound(f"没有这条产业链 / no such chain: {chain}。{known}")
    return judgement.city.order(asked.chain or judgement.city.chains)


def language_of(asked: Namespace) -> Language:
    """Return the language of the words."""
    return "en" if asked.lang == "en" else "zh"
