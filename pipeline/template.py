"""`template`: a folder with blank tables and a blank region.yaml, for a city that begins."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from graph.errors import StoreUnwritable
from graph.store.disk import disk_errors
from loaders import region
from pipeline.commands import Command, language_of
from pipeline.report import Outcome
from reports.wording.filling import REGION, WORKBOOK

SHARED = "shared"


def options(parser: ArgumentParser) -> None:
    """Add where the folder is to be."""
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="a folder that is new or empty")


def write_folder(asked: Namespace) -> Outcome:
    """Write the blank tables; a folder that holds anything is left as it is."""
    # writing workbooks takes a while to import, and few commands need it
    from reports.template.workbook import template  # noqa: PLC0415

    folder: Path = asked.out
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        told = f"{folder} 里已有东西，请换一个空文件夹 / {folder} is not empty, name another; nothing was written"
        return Outcome(2, {"status": "store", "message": told})
    language = language_of(asked)
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
    return Outcome(0, {"status": "template", "city": str(folder / region.NAME), "workbook": str(workbook)})


COMMANDS = (Command("template", "write a folder of blank tables for a city that begins", options, write_folder),)
