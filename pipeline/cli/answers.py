"""`answers`: a filled survey form read back into rows of the facts' own tables."""

from argparse import Namespace
from pathlib import Path

from graph.model.tables import TABLES_BY_NAME
from graph.store.disk import disk_errors
from loaders.answers import OnFile, read_answers, table_rows
from loaders.folder import read_facts
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult


def take_answers(args: Namespace) -> CommandResult:
    """Read a form; write the tables it gives into a new folder, unless a row has to be mended first."""
    # csv is read by few commands
    from reports.formats.csv_text import csv_text  # noqa: PLC0415

    path, folder = Path(args.file), args.out
    if not path.is_file():
        return CommandResult(2, {"status": "store", "message": f"没有这个文件 / no such file: {path}"})
    if folder is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        told = f"{folder} 里已有东西，请换一个空文件夹 / {folder} is not empty, name another; nothing was written"
        return CommandResult(2, {"status": "store", "message": told})
    facts = read_facts(settings_of(args).facts)
    answers = read_answers(path.read_bytes(), path.name, OnFile.of(facts.region, facts.nodes, facts.edges))
    counts = {name: len(rows) for name, rows in answers.tables.items()}
    content = {**counts, "unanswered": answers.unanswered, "issues": [issue.as_json() for issue in answers.issues]}
    if answers.is_refused:
        return CommandResult(1, {"status": "to-mend", **content})
    if folder is None:
        return CommandResult(0, {"status": "understood", **content})
    folder.mkdir(parents=True, exist_ok=True)
    with disk_errors(folder):
        for name, rows in answers.tables.items():
            if rows:
                (folder / f"{TABLES_BY_NAME[name].name}.csv").write_bytes(csv_text(*table_rows(name, rows)))
    return CommandResult(0, {"status": "written", "out": str(folder), **content})


GIVEN = (
    "企业 {firms} 行，生产 {makes} 行，核定 {rulings} 行；没有答的 {unanswered} 行",
    "firms {firms} rows, makes {makes}, rulings {rulings}; {unanswered} rows not answered",
)
COMMAND = Command(
    name="answers",
    help="read a filled survey form back into rows of the facts' own tables",
    run=take_answers,
    arguments=(
        argument("file", metavar="FORM.xlsx", help="the filled form of a survey plan"),
        argument("--out", type=Path, metavar="FOLDER", help="a new folder of facts for the rows; without it only told"),
    ),
    titles={
        "understood": (f"看懂了：{GIVEN[0]}。加 --out 写成表。", f"Understood: {GIVEN[1]}. Add --out to write them."),
        "written": (
            f"已写到 {{out}}：{GIVEN[0]}。更新前先 check。",
            f"Written to {{out}}: {GIVEN[1]}. Check before a load.",
        ),
        "to-mend": (
            f"没有写：下列各行先改。看懂的有{GIVEN[0]}。",
            f"Not written: mend these rows. Understood: {GIVEN[1]}.",
        ),
    },
)
