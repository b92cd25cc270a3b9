"""`audit`: who did or was refused what; nothing of it can be deleted."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from access.acting import acting
from access.administration import Administration
from access.audit import AuditDamaged, Outcome, the_audit
from access.sessions import the_sessions
from graph.errors import InvalidRequest
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.file_output import write_bytes
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.output import CommandResult
from reports.access.table import AUDIT_HEADS, audit_csv, audit_row

EXCHANGED = (
    "审计记录里没有记下的末尾 {noted}：末尾被截去，或文件整个换过；请恢复备份"
    " / the audit does not hold the noted end {noted}: its end was cut off, or its files exchanged; restore a backup"
)
HEADINGS = {name: (head.zh, head.en) for name, head in AUDIT_HEADS.items()}


def _desk() -> Administration:
    return Administration(acting(), the_sessions(), the_audit())


def found(args: Namespace) -> CommandResult:
    """Return the entries that hold a text, the latest first; all where none is given."""
    outcome = Outcome.REFUSED if args.refused else None
    entries = _desk().read_audit(args.text or "", args.who, outcome)
    rows = [audit_row(entry, language_of(args)) for entry in entries]
    return CommandResult(0, {"status": "audit", "rows": rows}, HEADINGS)


def verify(args: Namespace) -> CommandResult:
    """Check every entry, and that an end that was noted is there. Raises AuditDamaged, which says what is not."""
    entries, marks = the_audit().entries(), the_audit().marks()
    if args.noted is not None and args.noted not in marks:
        raise AuditDamaged(EXCHANGED.format(noted=args.noted[:40]))
    first = entries[0].at[:10] if entries else "—"
    end = marks[-1] if marks else "—"
    return CommandResult(0, {"status": "audit_whole", "entries": len(entries), "since": first, "end": end})


def export(args: Namespace) -> CommandResult:
    """Write the whole audit as CSV."""
    if args.out is None:
        raise InvalidRequest(
            "请写明导出到哪个文件：audit export --out 文件.csv", "say where: audit export --out FILE.csv"
        )
    entries = _desk().export_audit()
    write_bytes(args.out, audit_csv(entries, language_of(args)))
    return CommandResult(0, {"status": "audit_exported", "entries": len(entries), "file": str(args.out)})


def audit(args: Namespace) -> CommandResult:
    """Do what was asked with the audit."""
    return ACTIONS[args.action](args)


ACTIONS: Mapping[str, Callable[[Namespace], CommandResult]] = {
    "list": found,
    "search": found,
    "verify": verify,
    "export": export,
}
COMMAND = Command(
    name="audit",
    help="who did or was refused what: list, search TEXT, verify, export --out FILE.csv; nothing can be deleted",
    run=audit,
    arguments=(
        argument("action", nargs="?", choices=tuple(ACTIONS), default="list", help="what to do; else: list"),
        argument("text", nargs="?", metavar="TEXT", help="what search looks for"),
        argument("--who", metavar="NAME", help="only this account"),
        argument("--refused", action="store_true", help="only what was refused"),
        argument("--noted", metavar="END", help="verify: an end that verify told before and that must still be there"),
        argument("--out", type=Path, metavar="FILE", help="the file that export writes"),
    ),
    titles={
        "audit": ("审计记录 {count} 条，最近的在前", "{count} audit entries, the latest first"),
        "audit_whole": (
            (
                "记录连续，没有缺号、没有改动：{entries:,} 条逐条相扣，最早一条 {since}。末尾 {end}："
                "请抄到别处，以后用 --noted 检查。"
            ),
            (
                "Whole: {entries:,} entries, each tied to the one before it; the first is of {since}. The end is "
                "{end}: note it elsewhere and check it later with --noted."
            ),
        ),
        "audit_exported": ("已导出审计记录 {entries:,} 条：{file}", "{entries:,} audit entries are written: {file}"),
    },
)
