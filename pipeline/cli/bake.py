"""`bake`: facts with what people did to them written as tables, in the form a folder of facts has."""

from argparse import Namespace
from pathlib import Path

from graph.analysis.folding.fold import fold
from graph.analysis.records import Records
from loaders.folder import read_facts
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.imports.bake import bake
from pipeline.settings import open_log

LEFT = ("  表里放不下，没有写：{what}", "  no table can hold it, not written: {what}")


def run(args: Namespace) -> CommandResult:
    """Write the fold of files and log into a new folder."""
    settings = settings_of(args)
    folded = fold(read_facts(settings.facts), Records(open_log(settings).entries()))
    tables, left = bake(folded.facts, settings.facts, args.out)
    content = {"status": "baked", "out": str(args.out), "acts": folded.acts, "tables": tables, "left": left}
    content |= {"number": sum(tables.values())}
    return CommandResult(0, content, first=tuple(LEFT[args.lang == "en"].format(what=each) for each in left))


COMMAND = Command(
    name="bake",
    help="write facts, with imports and corrections folded in, as the tables of a new folder",
    run=run,
    arguments=(argument("--out", type=Path, required=True, metavar="FOLDER", help="a folder that is not there yet"),),
    titles={
        "baked": (
            "已写 {number:,} 行到 {out}，并入了记录里的 {acts:,} 件事。看过后放到资料文件夹，再撤销已写进去的记录。",
            (
                "{number:,} rows are in {out}, with {acts:,} acts of the log folded in. Look at them, move them to the "
                "folder of facts, and undo the records they hold."
            ),
        )
    },
)
