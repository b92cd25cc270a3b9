"""`shelf`: what of a city's facts holds anywhere, kept on the shared shelf every new city begins with."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph.model.fact import Fact
from graph.model.facts import identity
from graph.model.shelf import Shelf, shelf_of
from loaders.folder import read_facts
from loaders.shelf import FOLDER, read_shelf
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.file_output import write_bytes
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.imports.bake import table_texts


def run(args: Namespace) -> CommandResult:
    """Write the shelf of the facts; what other cities put there stays, unless --fresh."""
    settings = settings_of(args)
    found = shelf_of(read_facts(settings.facts))
    kept = None if args.fresh or not any(args.out.glob("*.csv")) else read_shelf(args.out)
    texts, _ = table_texts(_facts(found, kept))
    args.out.mkdir(parents=True, exist_ok=True)
    for name, (_, text) in texts.items():
        write_bytes(args.out / f"{name}.csv", text)
    rows = {name: texts[name][0] if name in texts else 0 for name in ("links", "inputs", "source_hosts")}
    return CommandResult(0, {"status": "shelved", "out": str(args.out), **rows})


def _facts(found: Shelf, kept: Shelf | None) -> list[Fact]:
    """Return what is on the shelf then: of what both hold, the facts' own."""
    shelves = [each for each in (kept, found) if each is not None]
    everything: Iterator[Fact] = chain.from_iterable(
        (*each.links.values(), *each.inputs, *each.hosts) for each in shelves
    )
    return list({(fact.KIND, *identity(fact)): fact for fact in everything}.values())


COMMAND = Command(
    name="shelf",
    help="keep what of a city's facts holds anywhere on the shared shelf that new cities begin with",
    run=run,
    arguments=(
        argument("--out", type=Path, default=FOLDER, metavar="FOLDER", help="the shelf, data/shelf where not given"),
        argument("--fresh", action="store_true", help="begin it anew; else what other cities put there stays"),
    ),
    titles={
        "shelved": (
            "共用链环库 {out}：链环 {links:,}，投入 {inputs:,}，网站 {source_hosts:,}；没有企业和买方。",
            "Shared shelf {out}: {links:,} links, {inputs:,} inputs, {source_hosts:,} hosts; no firm, no buyer.",
        )
    },
)
