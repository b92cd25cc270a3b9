"""`keep`: how everything stands, kept for later."""

from argparse import Namespace
from pathlib import Path

from graph.analysis.versions.record_lines import to_lines
from graph.analysis.versions.version_record import take_version_record
from pipeline.cli.shared.asked import chains_asked, judged, settings_of
from pipeline.cli.shared.command import CHAIN, Command, argument
from pipeline.cli.shared.report import Outcome
from pipeline.cli.shared.writing import write_lines


def keep(asked: Namespace) -> Outcome:
    """Write how everything stands, so that a later load can be compared with it once this one is gone."""
    with judged(asked) as judgement:
        lines = to_lines(take_version_record(judgement, chains_asked(judgement, asked)))
    path = _kept_file(asked, judgement.city.load.id)
    write_lines(path, lines)
    return Outcome(0, {"status": "kept", "load": judgement.city.load.id, "file": str(path), "lines": len(lines)})


def _kept_file(asked: Namespace, load: str) -> Path:
    """Return the file asked for, else one named by the load among the workspace's kept files."""
    if asked.out is not None:
        return Path(asked.out)
    folder = settings_of(asked).kept
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
            "图谱 {load} 的版本记录已写入 {file}（{lines:,} 行）。",
            "The version record of {load} is written to {file} ({lines:,} lines).",
        )
    },
)
