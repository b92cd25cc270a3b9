"""Our own texts hold no wording that the fair-competition check would flag."""

import ast
from pathlib import Path

import pytest

from graph.analysis.competition.wording import findings

HOME = Path(__file__).resolve().parents[3]
FOLDERS = ("reports", "views", "graph", "pipeline", "loaders")
SOURCES = [
    path for folder in FOLDERS for path in sorted((HOME / folder).rglob("*.py")) if "competition" not in path.parts
]


def texts_of(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_template_of_ours_is_flagged(path):
    assert [(text, found.wording) for text in texts_of(path) for found in findings(text)] == []


def test_the_walk_would_see_a_template_that_offends(tmp_path):
    source = tmp_path / "words.py"
    source.write_text('DO = Text("给予税收返还", "…")\n', "utf-8")
    assert [found.rule.id for text in texts_of(source) for found in findings(text)] == ["F-02"]
