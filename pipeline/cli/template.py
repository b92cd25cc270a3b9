"""`template`: a folder with blank tables and a blank region.yaml, for a city that begins."""

from argparse import Namespace
from pathlib import Path

from graph.errors import StoreUnwritable
from graph.store.disk import disk_errors
from loaders import region
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.output import CommandResult
from reports.wording.table_instructions import REGION, WORKBOOK

SHARED = "shared"


def write_folder(args: Namespace) -> CommandResult:
    """Write the blank tables; a folder that holds anything is left as it is."""
    # writing workbooks takes a while to import, and few commands need it
    from reports.template.workbook import template  # noqa: PLC0415

    folder: Path = args.out
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        told = f"{folder} 里已有东西，请换一个空文件夹 / {folder} is not empty, name another; nothing was written"
        return CommandResult(2, {"status": "store", "message": told})
    language = language_of(args)
    workbook = folder / SHARED / WORKBOOK.of(language)
    content = template(language)
    workbook.parent.mkdir(parents=True, exist_ok=True)
    try:
        with disk_errors(folder):
            workbook.write_bytes(content)
            (folder / region.NAME).write_text(REGION, encoding="utf-8", newline="\n")
    except StoreUnwritable:
        # a blank workbook that was cut off would be filled in and then not open
        for half in (workbook, folder / region.NAME):
            half.unlink(missing_ok=True)
        workbook.parent.rmdir()
        raise
    return CommandResult(0, {"status": "template", "city": str(folder / region.NAME), "workbook": str(workbook)})


COMMAND = Command(
    name="template",
    help="write a folder of blank tables for a city that begins",
    run=write_folder,
    arguments=(argument("--out", type=Path, required=True, metavar="FOLDER", help="a folder that is new or empty"),),
    titles={
        "template": (
            "已写 {city} 与空白表格 {workbook}。填好后检查、更新。",
            "Written: {city} and blank tables, {workbook}. Fill them in, check, load.",
        )
    },
)
