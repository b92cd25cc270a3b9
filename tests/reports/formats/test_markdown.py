"""The roadmap as Markdown: the same words as in Word, and text of the data that is never markup."""

import re
from dataclasses import replace

import pytest

from graph.model.nodes import Firm
from loaders.folder import read_facts
from reports.formats.document import Heading, TableBlock
from reports.formats.markdown import escape_markdown, figure_name, figures_of, parts_of, to_markdown
from reports.roadmap.document import build_roadmap_document
from tests.in_memory import judged
from tests.reports.conftest import HOME


def test_headings_tables_and_pictures_are_all_there(tiny):
    document = build_roadmap_document(tiny, "oil")
    lines = to_markdown(document, "甲市路径").splitlines()
    assert lines[0] == "# 甲市石油化工产业链发展路径图"
    assert [line for line in lines if line.startswith("## ")] == [
        f"## {each.text}" for each in document.blocks if isinstance(each, Heading) and each.level == 1
    ]
    tables = [each for each in document.blocks if isinstance(each, TableBlock)]
    assert sum(line.startswith(("| :", "| -", "|:")) for line in lines) == len(tables)
    for picture in figures_of(document):
        assert any(f"(<{figure_name('甲市路径', picture)}>)" in line for line in lines)


def test_a_table_has_as_many_cells_in_every_row(tiny):
    document = build_roadmap_document(tiny, "oil")
    told = [part for part in parts_of(document, raised=True) if isinstance(part, str) and part.startswith("| ")]
    widths = [{len(re.findall(r"(?<!\\)\|", line)) for line in part.splitlines()} for part in told]
    tables = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert len(tables) > 10
    assert widths == [{len(table.headers) + 1} for table in tables], "a line more than there are columns, in every row"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a|b", "[x](http://a.cn)", "*强*", "`x`", "$x$"])
def test_text_of_the_data_is_no_markup(text):
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    nodes = tuple(
        replace(node, name_zh=text) if isinstance(node, Firm) and node.id == "candidate" else node
        for node in facts.nodes
    )
    found = to_markdown(build_roadmap_document(judged(replace(facts, nodes=nodes)), "oil"), "x")
    assert text not in found
    assert escape_markdown(text) in found


@pytest.mark.parametrize(
    ("text", "safe"),
    [("- 一", r"\- 一"), ("1. 一", r"\1. 一"), ("=1+1", r"\=1+1"), ("# 一", r"\# 一"), ("a\nb", "a b")],
)
def test_a_line_cannot_begin_a_list_or_a_heading(text, safe):
    assert escape_markdown(text) == safe
