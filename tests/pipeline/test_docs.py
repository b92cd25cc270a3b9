"""The generated papers are as fresh as the code."""

import pytest

from graph.model.schema import EDGES, NODES
from graph.model.tables import TABLES
from pipeline.docs import documents
from pipeline.settings import HOME


@pytest.mark.parametrize("name", sorted(documents()))
def test_a_generated_paper_is_fresh(name):
    written = (HOME / name).read_text(encoding="utf-8")
    assert written == documents()[name], f"{name} is stale: run `python -m pipeline docs`"


def test_every_kind_and_table_is_in_them():
    model = documents()["docs/model.md"]
    assert all(f"## {kind} " in model for kind in (*NODES, *EDGES))
    columns = documents()["data/chains/README.md"]
    assert all(f"`{table.name}`" in columns for table in TABLES)
