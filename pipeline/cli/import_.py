"""`import`: planners' office files read into a plan of facts; nothing but the plan is written."""

from argparse import Namespace
from pathlib import Path

from loaders.office.changes import Edition
from loaders.office.decided import Decided
from loaders.office.known import Known
from loaders.office.plan_file import read_head, read_rows
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.cli.shared.plan_words import summary_of
from pipeline.import_plan import known_of, plan_files


def import_files(args: Namespace) -> CommandResult:
    """Read office files and write a plan; what was decided in a plan that is already there is taken over."""
    out: Path = args.plan
    decided = Decided()
    for path, is_earlier in ((args.since, True), (out if out.exists() else None, False)):
        if path is not None:
            decided.take_over(read_head(path), is_earlier)
    since = None if args.since is None else _edition(args.since)
    compared: list[str | None] = []

    def ask_known() -> Known:
        known, where = known_of(settings_of(args))
        compared.append(where)
        return known

    head = plan_files([Path(file) for file in args.files], out, ask_known, decided, args.read_hidden, since)
    refused = [file for file in head["files"] if "refused" in file]
    content = {
        "status": "planned",
        "plan": str(out),
        "compared_with": next(iter(compared), None),
        "counts_of_plan": head["counts"],
    }
    return CommandResult(1 if refused else 0, {**content, "summary": list(summary_of(head, args.lang))})


def _edition(path: Path) -> Edition:
    edition = Edition()
    for row in read_rows(path):
        edition.take(row)
    return edition


COMMAND = Command(
    name="import",
    help="read office files into a plan of facts; writes nothing but the plan",
    run=import_files,
    arguments=(
        argument("files", nargs="+", metavar="FILE", help="xlsx, xlsm, xlsb, xls, ods, csv or an HTML table"),
        argument("--plan", type=Path, required=True, metavar="PLAN.json", help="where the plan is written"),
        argument(
            "--since",
            type=Path,
            metavar="PLAN.json",
            help="plan of the edition before: its decisions hold, and what changed is listed",
        ),
        argument("--read-hidden", action="store_true", help="read hidden sheets too"),
    ),
    titles={
        "planned": (
            "已写导入计划 {plan}，没有动任何资料。\n{told}",
            "The plan is in {plan}; no facts were touched.\n{told}",
        )
    },
)
