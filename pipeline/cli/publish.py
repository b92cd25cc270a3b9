"""`publish`: the deliverables written as files, all of what was asked for or nothing."""

import errno
import os
import tempfile
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from access.acting import acting
from access.door import tell_export
from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Basis
from graph.store.disk import disk_errors
from graph.store.workspace import DEFAULT
from pipeline.cli.shared.command import CHAIN, LINK, Command, argument
from pipeline.cli.shared.graph_access import judgement_for, language_of, settings_of
from pipeline.cli.shared.output import CommandResult, rows
from pipeline.cli.shared.version_file import read_version_file, typed_in
from pipeline.settings import open_log
from reports.deliverable import Commission, Published
from reports.deliverables import DELIVERABLES
from reports.dossier.offers import LONGEST_OFFER, TERMS
from reports.publishing import deliver

HEADINGS = {"file": ("文件", "File"), "size": ("字节", "Bytes")}
STRATEGIES = {each.value: each for each in Strategy}
OFFERED = {each.id: each for each in TERMS}
BASES = {each.value: each for each in Basis}
FORMS = ", ".join(sorted({form for each in DELIVERABLES.values() for form in each.forms}))


def write_files(args: Namespace) -> CommandResult:
    """Write the files and return a row for each."""
    deliverable = DELIVERABLES[args.deliverable]
    forms = tuple(args.form) or tuple(deliverable.forms)
    for form in forms:
        if form not in deliverable.forms:
            known = "、".join(deliverable.forms)
            return CommandResult(
                2, {"status": "store", "message": f"{deliverable.label.zh}没有这种文件 / no such form: {form}。{known}"}
            )
    since, typed = (None, None) if args.since is None else (read_version_file(args.since), typed_in(args.since))
    records = Records(open_log(settings_of(args)).entries())
    with judgement_for(args) as judgement:
        language = language_of(args)
        commission = Commission(judgement, _scope(args), records, language, since, dict(args.offer), typed)
        delivery = deliver(commission, deliverable, forms)
        found = [{"file": str(path), "size": size} for path, size in _written(_folder(args), delivery.files)]
        tell_export(acting(), f"{deliverable.id} × {len(found)}")
        told = rows("published", judgement.city.load.id, found, HEADINGS)
        return replace(told, content={**told.content, "remarks": list(delivery.remarks)}, first=delivery.remarks)


def _offer(text: str) -> tuple[str, str]:
    """Return the id of a term and what is offered under it. Raises ArgumentTypeError for a term there is not."""
    term, stop, offered = text.partition("=")
    if not stop or term not in OFFERED or len(offered) > LONGEST_OFFER:
        known = "、".join(OFFERED)
        raise ArgumentTypeError(
            f"写成 条件=内容，条件是 {known}，内容不超过 {LONGEST_OFFER} 字 / write term=text of {known}: {text[:40]}"
        )
    return term, offered


def _folder(args: Namespace) -> Path:
    """Return the folder asked for, else the kept files of a workspace that has a name."""
    settings = settings_of(args)
    return args.out or (Path("publish") if settings.workspace == DEFAULT else settings.kept)


def _scope(args: Namespace) -> TargetFilter:
    return TargetFilter(
        tuple(args.chain) or None,
        frozenset(STRATEGIES[each] for each in args.strategy) or None,
        args.task_force,
        args.department,
        args.district,
        frozenset(BASES[each] for each in args.basis) or None,
        tuple(args.link) or None,
        tuple(args.firm) or None,
    )


def _written(folder: Path, files: Sequence[Published]) -> list[tuple[Path, int]]:
    """Write every file beside its place first, then put each in place: a file is whole or as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_folders(folder, files)
    with disk_errors(folder):
        waiting_room = tempfile.TemporaryDirectory(dir=folder, prefix=".publish-")
    with waiting_room as waiting:
        with disk_errors(folder):
            for file in files:
                Path(waiting, file.name).write_bytes(file.content)
        for file in files:
            os.replace(Path(waiting, file.name), folder / file.name)  # noqa: PTH105 - it takes the place of an older one
    return [(folder / file.name, len(file.content)) for file in files]


def _refuse_folders(folder: Path, files: Sequence[Published]) -> None:
    """Raise IsADirectoryError where a folder stands in the place of a file: none of the files is put in place then."""
    for file in files:
        if (folder / file.name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / file.name))


COMMAND = Command(
    name="publish",
    help="write the one-pager, the deck, the panorama, the roadmap, the catalogue or visit briefs as files",
    run=write_files,
    arguments=(
        argument("deliverable", choices=DELIVERABLES),
        CHAIN,
        LINK,
        argument("--firm", action="append", default=[], metavar="ID", help="only this firm; may be repeated"),
        argument("--form", action="append", default=[], help=f"{FORMS}; all by default"),
        argument(
            "--out",
            type=Path,
            metavar="FOLDER",
            help="where to write the files; else: publish, or the workspace's kept files",
        ),
        argument(
            "--since",
            type=Path,
            metavar="OLD",
            help="tell what is different from this .xlsx or .jsonl, and keep what is filled in",
        ),
        argument("--strategy", action="append", default=[], choices=STRATEGIES, help="only these targets"),
        argument("--basis", action="append", default=[], choices=BASES, help="only candidates on this evidence"),
        argument("--task-force", help="only chains of this task force, as the facts write it"),
        argument("--department", help="only chains of this chief department"),
        argument(
            "--offer",
            action="append",
            default=[],
            type=_offer,
            metavar="TERM=TEXT",
            help=f"a term to offer a firm, checked for fair competition: {', '.join(OFFERED)}",
        ),
        argument("--district", help="only targets that a firm of this district makes, feeds or takes"),
    ),
    titles={"published": ("资料版次 {load}：写出 {count} 个文件", "Graph {load}: {count} files written")},
)
