"""What one page says of another is so: a gap left to another chain stands there, and parks are the roadmap's own."""

import re

import pytest

from reports.one_page.context import OnePageContext
from reports.one_page.decisions import decisions_in_full
from reports.one_page.page import text_of
from reports.one_page.parks import carrying_parks
from reports.one_page.tasks import task_table
from reports.roadmap.document import build_roadmap_document
from reports.wording.language import typeset, without_brackets
from reports.wording.sentences import chain_name
from tests.reports.one_page.conftest import rows_of


@pytest.fixture(scope="module")
def pages(fushun):
    """The five things of every chain that has targets, by the name of the chain."""
    chains = [chain for chain in fushun.city.chains if fushun.targets_of(chain)]
    names = {chain: without_brackets(chain_name(fushun.city.chains[chain], "zh")) for chain in chains}
    return {names[chain]: rows_of(task_table(OnePageContext(fushun, chain, "zh"))) for chain in chains}


def test_what_is_left_to_another_chain_stands_on_its_page_with_the_same_date(pages):
    left = [
        (found[1], row[1].split("：")[0], row[3])
        for rows in pages.values()
        for row in rows
        if (found := re.match("见(.+)链，不另办", row[2]))
    ]
    assert left
    for chain, matter, due in left:
        carried = [row for row in pages[chain] if row[1].split("：")[0] == matter]
        assert [(row[3], "不另办" in row[2]) for row in carried] == [(due, False)], (chain, matter)


def test_the_one_side_and_the_roadmap_name_the_same_park(fushun):
    for chain in ("fine-chemicals", "natural-resources"):
        context = OnePageContext(fushun, chain, "zh")
        park = typeset(carrying_parks(context)[0].name)
        told = " ".join(text_of(spans) for spans in decisions_in_full(context))
        assert f"是否由{park}公布可供地块" in told, chain
        assert park in str(build_roadmap_document(fushun, chain).blocks), chain


def test_chemistry_is_placed_where_chemistry_may_be_approved(fushun):
    """By the notes: a chemical park by decree of 2022, the hi-tech zone, a base of fine chemicals; no district."""
    named = {park.name for park in carrying_parks(OnePageContext(fushun, "fine-chemicals", "zh"))}
    assert named == {
        "抚顺高新区化工及精细化工园区",
        "抚顺高新技术产业开发区",
        "国家精细化工高新技术产业化基地(抚顺)",
    }


def test_nobody_on_watch_is_the_first_to_be_asked(fushun):
    """路基: its one candidate elsewhere sells in one place only and is far away."""
    assert "北京市政路桥" not in _path(fushun, "coal-gangue")


def _path(judgement, chain):
    blocks = build_roadmap_document(judgement, chain).blocks
    tables = [block for block in blocks if getattr(block, "headers", None) and "先找谁" in block.headers]
    assert tables
    return "".join(text_of(cell) for table in tables for row in table.rows for cell in row)
