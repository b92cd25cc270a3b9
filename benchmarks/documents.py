"""The documents of Fushun: a catalogue of 10,000 rows, all 14 roadmaps as Word, all 14 panoramas as PDF and as PNG.

Aims: 10,000 rows in 10 s or less and 300 MB or less; all roadmaps in 60 s or less. The peer of the workbook is pandas
writing the same cells through the same library without a format.
"""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from benchmarks.fushun import FACTS, judged
from benchmarks.machine import describe
from graph.analysis.judgement import Judgement
from graph.model.edges import Edge, Makes, PresentIn, Shows
from graph.model.facts import FactSet
from graph.model.nodes import Firm, Node
from loaders.folder import read_facts
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import Catalogue, build_catalogue
from reports.catalogue.workbook import write_catalogue
from reports.deliverable import Deliverable
from reports.panorama.deliverable import PANORAMA
from reports.publishing import publish
from reports.roadmap.deliverable import ROADMAP

TIMES = 24
"""How many times over: some 10,000 rows."""
T = TypeVar("T")


def main() -> None:
    """Print one line a document; what the workbook takes in memory is measured in a process of its own."""
    if sys.argv[1:] == ["rows"]:
        _workbook()
        return
    print(describe())
    subprocess.run([sys.executable, "-m", "benchmarks.documents", "rows"], check=True)
    judgement = judged()
    asked = (
        (ROADMAP, "docx", 60),
        (PANORAMA, "pdf", None),
        (PANORAMA, "png", None),
    )
    for deliverable, form, aim in asked:
        seconds, size = _timed(partial(_bytes, judgement, deliverable, form))
        said = "" if aim is None else f"  (aim {aim} s)"
        print(f"all 14, {deliverable.id} as {form}: {seconds:.1f} s, {size / 2**20:.1f} MiB{said}")


def _bytes(judgement: Judgement, deliverable: Deliverable[Any], form: str) -> int:
    return sum(len(each.content) for each in publish(judgement, deliverable, form))


def _workbook() -> None:
    judgement = judged(_grown(read_facts(FACTS)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    built, catalogue = _timed(lambda: build_catalogue(judgement))
    written, _ = _timed(lambda: write_catalogue(catalogue, io.BytesIO()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer, _ = _timed(lambda: _by_pandas(catalogue))
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    print(f"catalogue of {rows:,} rows, {len(COLUMNS)} columns: told in {built:.2f} s, written in {written:.2f} s")
    print(f"  together {built + written:.1f} s (aim 10), {most:.0f} MiB in all, {before:.0f} before (aim 300)")
    print(f"  writing takes {written / peer:.2f} of pandas with the same cells and no format ({peer:.2f} s)")


def _grown(facts: FactSet) -> FactSet:
    """Return Fushun with every firm from elsewhere, and all it makes, shows and is tied to, TIMES over."""
    away = {firm.id: firm for firm in facts.nodes if isinstance(firm, Firm) and not firm.local}
    copies: list[Node] = []
    edges: list[Edge] = []
    for turn in range(1, TIMES):
        copies += [replace(firm, id=f"{id}-{turn}", name_zh=f"{firm.name_zh}{turn}") for id, firm in away.items()]
        edges += [
            replace(edge, start=f"{edge.start}-{turn}")
            for edge in facts.edges
            if isinstance(edge, Makes | PresentIn | Shows) and edge.start in away
        ]
    return replace(facts, nodes=(*facts.nodes, *copies), edges=(*facts.edges, *edges))


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
