"""Whole numbers are within what a store can hold."""

import shutil
from pathlib import Path

import pytest

from graph.errors import FactsError
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"


@pytest.mark.parametrize("rank", ["9" * 30, "10000", "-1"])
def test_a_rank_no_city_has_is_told(tmp_path, rank):
    folder = Path(shutil.copytree(TINY, tmp_path / "facts"))
    table = folder / "oil" / "chains.csv"
    head, row, *_ = table.read_text("utf-8-sig").splitlines()
    cells = row.split(",")
    cells[head.split(",").index("序号")] = rank
    table.write_text(f"{head}\n{','.join(cells)}\n", "utf-8")
    with pytest.raises(FactsError) as refused:
        read_facts(folder)
    assert [(issue.code, issue.column) for issue in refused.value.issues if issue.severity == "error"] == [
        ("cell-range", "序号")
    ]
