"""The documents of Fushun: a catalogue of 10,000 rows, all 14 roadmaps as Word, all 14 panoramas as PDF and as PNG.

Aims: 10,000 rows in 10 s or less and 300 MB or less; all roadmaps in 60 s or less. The peer of the workbook is pandas
writing the same cells through the same library without a format.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

import pandas as pd  # noqa: E402 the path comes first

from benchmarks.machine import describe  # noqa: E402
from graph.analysis.judgement import Judgement, judge  # noqa: E402
from graph.store.sqlite import SqliteStore  # noqa: E402
from loaders.folder import read_facts  # noqa: E402
from reports.catalogue import Catalogue, build_catalogue  # noqa: E402
from reports.catalogue_rows import COLUMNS  # noqa: E402
from reports.deliverables import Deliverable  # noqa: E402
from reports.excel import write_catalogue  # noqa: E402
from reports.publishing import publish  # noqa: E402

ROWS = 10_000
T = TypeVar("T")


def main() -> None:
    """Print one line a document; what the workbook takes in memory is measured in a process of its own."""
    if sys.argv[1:] == ["rows"]:
        _workbook()
        return
    print(describe())
    subprocess.run([sys.executable, __file__, "rows"], check=True)
    judgement = _judgement()
    asked = (
        (Deliverable.ROADMAP, "docx", 60),
        (Deliverable.PANORAMA, "pdf", None),
        (Deliverable.PANORAMA, "png", None),
    )
    for deliverable, form, aim in asked:
        seconds, size = _timed(lambda d=deliverable, f=form: sum(len(e.content) for e in publish(judgement, d, f)))  # type: ignore[misc]
        said = "" if aim is None else f"  (aim {aim} s)"
        print(f"all 14, {deliverable.value} as {form}: {seconds:.1f} s, {size / 2**20:.1f} MiB{said}")


def _workbook() -> None:
    judgement = _judgement()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    built, catalogue = _timed(lambda: build_catalogue(judgement))
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    grown = _grown(catalogue, rows)
    written, _ = _timed(lambda: write_catalogue(grown, io.BytesIO()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer, _ = _timed(lambda: _by_pandas(grown))
    seconds = built * ROWS / rows + written
    print(f"catalogue: {rows} rows told in {built:.2f} s; {ROWS:,} written in {written:.2f} s, {len(COLUMNS)} columns")
    print(
        f"  {ROWS:,} rows told and written: {seconds:.1f} s (aim 10), "
        f"{most:.0f} MiB in all, {before:.0f} before (aim 300)"
    )
    print(f"  {written / peer:.2f} of pandas with the same cells and no format ({peer:.2f} s)")


def _judgement() -> Judgement:
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "graph.sqlite")
        store.replace(read_facts(HOME / "data" / "chains"), by="benchmark")
        with store.reader() as reader:
            return judge(reader)


def _grown(catalogue: Catalogue, rows: int) -> Catalogue:
    """Return the catalogue with its rows repeated until there are ROWS of them, spread over its sheets."""
    times = -(-ROWS // rows)
    left, sheets = ROWS, []
    for sheet in catalogue.sheets:
        taken = (sheet.rows * times)[:left]
        left -= len(taken)
        sheets.append(replace(sheet, rows=taken))
    return replace(catalogue, sheets=tuple(sheets))


def _by_pandas(catalogue: Catalogue) -> None:
    heads = [column.heading("zh") for column in COLUMNS]
    with pd.ExcelWriter(io.BytesIO(), engine="xlsxwriter") as writer:
        for at, sheet in enumerate(catalogue.sheets):
            pd.DataFrame([row.cells for row in sheet.rows], columns=heads).to_excel(writer, sheet_name=str(at))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


if __name__ == "__main__":
    main()
