"""The graph a command was asked about, opened and judged, and how the answer is to be worded."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from graph.analysis.judgement import Judgement, judge
from graph.analysis.records import Records, with_rulings
from graph.errors import NotFound
from graph.store.base import Reader
from pipeline.load import complete, is_level
from pipeline.settings import Settings, open_log, open_store
from reports.wording.language import Language


def settings_of(args: Namespace) -> Settings:
    """Return the settings a command was given."""
    found = Settings.from_environment(args.workspace)
    return replace(found, facts=args.facts or found.facts, store=args.store or found.store)


@contextmanager
def reader_for(args: Namespace) -> Iterator[Reader]:
    """Open the graph, brought up to the log, with what people settled laid over its facts."""
    settings = settings_of(args)
    records = bring_level(settings)
    with open_store(settings).reader() as reader:
        yield with_rulings(reader, records)


def bring_level(settings: Settings) -> Records:
    """Return the records; a graph that lacks an act of theirs, as its maker was stopped, is loaded first."""
    records = Records(open_log(settings).entries())
    with open_store(settings).reader() as reader:
        level = settings.read_only or is_level(reader.load(), records)
    if level:
        return records
    complete(settings)
    return Records(open_log(settings).entries())


@contextmanager
def judgement_for(args: Namespace) -> Iterator[Judgement]:
    """Open the graph and judge it, the log of records included."""
    with reader_for(args) as reader:
        yield judge(reader)


def selected_chains(judgement: Judgement, args: Namespace) -> tuple[str, ...]:
    """Return the chains asked for in the city's order, all where none is named. Raises NotFound."""
    for chain in args.chain:
        if chain not in judgement.city.chains:
            known = "、".join(judgement.city.chains)
            raise NotFound(f"没有“{chain}”这条产业链 / no such chain: {chain}。{known}")
    return judgement.city.order(args.chain or judgement.city.chains)


def language_of(args: Namespace) -> Language:
    """Return the language of the words."""
    return "en" if args.lang == "en" else "zh"
