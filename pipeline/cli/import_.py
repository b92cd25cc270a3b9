"""`import`: office files read into a plan of facts, the plan applied, its history, and any act on facts undone."""

import tempfile
from argparse import Namespace
from pathlib import Path

from graph.analysis.records import Records
from graph.errors import InvalidRequest
from loaders.office.changes import Edition
from loaders.office.decided import Decided
from loaders.office.known import Known
from loaders.office.plan_file import read_head, read_rows
from loaders.office.row import Plain
from pipeline.cli.import_apply import TITLES, apply_plan, history, undo
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.file_output import write_bytes
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.cli.shared.plan_words import summary_of
from pipeline.cli.shared.progress_line import progress_line
from pipeline.import_plan import known_of, plan_files
from pipeline.imports.marked import marked_copy
from pipeline.imports.memory import Memory
from pipeline.settings import open_log

PLANS = (".json",)
NO_FILES = ("请写明要导入的文件", "name the files to import")
NO_PLAN = (
    "请写明计划写到哪里：--plan 计划.json；或直接导入：--apply",
    "say where the plan goes: --plan PLAN.json, or --apply",
)


def import_files(args: Namespace) -> CommandResult:
    """Do what was asked: list the imports, undo an act, apply a plan, or read files into one."""
    if args.history:
        return history(args)
    if args.undo is not None:
        return undo(args)
    files = [Path(file) for file in args.files]
    applied: Path | None = args.apply
    if applied is not None and applied.name and applied.suffix.lower() not in PLANS:
        files, applied = [*files, applied], Path()
    if applied is not None and applied.name and not files:
        _mark(args, read_head(applied), applied, [])
        return apply_plan(args, applied, [])
    if not files:
        raise InvalidRequest(*NO_FILES)
    return _read(args, files, args.apply is not None or args.preview)


def _read(args: Namespace, files: list[Path], applies: bool) -> CommandResult:
    """Read files into a plan, and apply it where that was asked."""
    if args.plan is not None:
        head, where = _planned(args, files, args.plan)
        _mark(args, head, args.plan, files)
        return apply_plan(args, args.plan, files) if applies else _told(args, head, where)
    if not applies:
        raise InvalidRequest(*NO_PLAN)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        head, _ = _planned(args, files, plan)
        _mark(args, head, plan, files)
        return apply_plan(args, plan, files)


def _planned(args: Namespace, files: list[Path], out: Path) -> tuple[Plain, str | None]:
    """Write a plan; what was decided in one that is already there, and on files of the same shape, is taken over."""
    decided = Decided(read_hidden=args.read_hidden)
    for path, is_earlier in ((args.since, True), (out if out.exists() else None, False)):
        if path is not None:
            decided.take_over(read_head(path), is_earlier)
    since = None if args.since is None else _edition(args.since)
    compared: list[str | None] = []

    def ask_known() -> Known:
        known, where = known_of(settings_of(args))
        compared.append(where)
        return known

    memory = Memory.of(Records(open_log(settings_of(args)).entries()))
    with progress_line(args) as tell:
        head = plan_files(files, out, ask_known, decided, since, memory, tell)
    return head, next(iter(compared), None)


def _told(args: Namespace, head: Plain, where: str | None) -> CommandResult:
    refused = [file for file in head["files"] if "refused" in file]
    content = {
        "status": "planned",
        "plan": str(args.plan),
        "compared_with": where,
        "counts_of_plan": head["counts"],
    }
    return CommandResult(1 if refused else 0, {**content, "summary": list(summary_of(head, args.lang))})


def _mark(args: Namespace, head: Plain, plan: Path, files: list[Path]) -> None:
    """Write a marked copy of the rows to look at, where one was asked for."""
    if args.marked is not None:
        write_bytes(args.marked, marked_copy(head, plan, files, args.lang))


def _edition(path: Path) -> Edition:
    edition = Edition()
    for row in read_rows(path):
        edition.take(row)
    return edition


COMMAND = Command(
    name="import",
    help="read office files into a plan of facts; --apply takes them in, --history lists, --undo takes back",
    run=import_files,
    arguments=(
        argument("files", nargs="*", metavar="FILE", help="xlsx, xlsm, xlsb, xls, ods, csv or an HTML table"),
        argument("--plan", type=Path, metavar="PLAN.json", help="where the plan is written; nothing else is"),
        argument(
            "--since",
            type=Path,
            metavar="PLAN.json",
            help="plan of the edition before: its decisions hold, and what changed is listed",
        ),
        argument("--read-hidden", action="store_true", help="read hidden sheets too"),
        argument(
            "--apply",
            nargs="?",
            type=Path,
            const=Path(),
            metavar="PLAN.json",
            help="take the files, or a plan that was looked at, into records and graph, whole or not at all",
        ),
        argument("--preview", action="store_true", help="show what --apply would come to, and write nothing"),
        argument("--dataset", metavar="NAME", help="the list the file is an edition of; else told by its content"),
        argument("--chain", metavar="CHAIN", help="id or name of the chain of rows that name none"),
        argument("--source", metavar="TEXT", help="source of rows that state none; the file itself stands beside it"),
        argument("--as-of", metavar="DATE", help="date of rows that state none"),
        argument("--basis", metavar="BASIS", help="basis of all rows: source, general or inferred"),
        argument("--take-errors", action="store_true", help="take rows with cells to fix too, those cells left blank"),
        argument("--overwrite", action="store_true", help="let your values stand over what others set meanwhile"),
        argument("--who", metavar="NAME", help="department that takes it in; else the account"),
        argument("--reason", metavar="TEXT", help="why, kept with the entry"),
        argument("--marked", type=Path, metavar="OUT.xlsx", help="a copy of the files with reasons beside bad rows"),
        argument("--history", action="store_true", help="list what was imported, by whom, when, and what changed"),
        argument("--undo", type=int, metavar="N", help="take back record N, an import or any other act on facts"),
    ),
    titles={
        "planned": (
            "已写导入计划 {plan}，没有动任何资料。\n{told}",
            "The plan is in {plan}; no facts were touched.\n{told}",
        ),
        **TITLES,
    },
)
