"""`keep`: how everything stands, kept for later."""

from argparse import Namespace
from pathlib import Path

from graph.analysis.versions.record_lines import to_lines
from graph.analysis.versions.version_record import take_version_record
from pipeline.cli.shared.command import CHAIN, Command, argument
from pipeline.cli.shared.file_output import write_lines
from pipeline.cli.shared.graph_access import judgement_for, selected_chains, settings_of
from pipeline.cli.shared.output import CommandResult


def keep(args: Namespace) -> CommandResult:
    """Write how everything stands, so that a later load can be compared with it once this one is gone."""
    with judgement_for(args) as judgement:
        lines = to_lines(take_version_record(judgement, selected_chains(judgement, args)))
    path = _kept_file(args, judgement.city.load.id)
    write_lines(path, lines)
    return CommandResult(0, {"status": "kept", "load": judgement.city.load.id, "file": str(path), "lines": len(lines)})


def _kept_file(args: Namespace, load: str) -> Path:
    """Return the file asked for, else one named by the load among the workspace's kept files."""
    if args.out is not None:
        return Path(args.out)
    folder = settings_of(args).kept
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{load}.jsonl"


COMMAND = Command(
    name="keep",
    help="write how everything stands to a file, to compare a later load with",
    run=keep,
    arguments=(
        CHAIN,
        argument(
            "--out",
            type=Path,
            metavar="FILE.jsonl",
            help="where the version record goes; else the workspace's kept files",
        ),
    ),
    titles={
        "kept": (
            "资料版次 {load} 的版本记录已写入 {file}（{lines:,} 行）。",
            "The version record of {load} is written to {file} ({lines:,} lines).",
        )
    },
)
