"""The city a project states: read under its Chinese heading, kept, and decisive for whether it counts here."""

import shutil
from pathlib import Path

import pytest

from graph.analysis.facts.city import read_city
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[1] / "data" / "tiny"


@pytest.mark.parametrize(
    ("stated", "kept", "here"),
    [("", None, {"p1"}), ("甲市", "甲市", {"p1"}), ("甲市 ", "甲市", {"p1"}), ("丁市", "丁市", set())],
)
def test_a_project_counts_where_it_says_it_is(tmp_path, stated, kept, here):
    folder = Path(shutil.copytree(TINY, tmp_path / "facts"))
    path = folder / "oil" / "projects.csv"
    head, row = path.read_text("utf-8-sig").splitlines()[:2]
    path.write_text(f"{head},城市\n{row},{stated}\n", "utf-8")
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(folder), by="test")
    with store.reader() as reader:
        city = read_city(reader)
    assert (city.projects["p1"].city, city.city_projects) == (kept, here)
