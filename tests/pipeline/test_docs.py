"""The generated papers are as fresh as the code."""

import pytest

from graph.model.schema import EDGES, NODES
from graph.model.tables import TABLES
from pipeline.docs import documents
from pipeline.settings import HOME

PAPERS = documents()


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_generated_paper_is_fresh(name):
    written = (HOME / name).read_text(encoding="utf-8")
    assert written == PAPERS[name], f"{name} is stale: run `python -m pipeline docs`"


def test_every_kind_and_table_is_in_them():
    model = PAPERS["docs/model.md"]
    assert all(f"## {kind} " in model for kind in (*NODES, *EDGES))
    columns = PAPERS["data/chains/README.md"]
    assert all(f"`{table.name}`" in columns for table in TABLES)
