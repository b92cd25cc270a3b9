"""The catalogue of Fushun as a workbook, and its sheets read back."""

import io

import openpyxl
import pytest

from graph.analysis.target_filter import TargetFilter
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import build_catalogue
from reports.catalogue.workbook import write_catalogue

IDS = [column.id for column in COLUMNS]


@pytest.fixture(scope="session")
def judgement(fushun):
    return fushun


def raw(catalogue):
    buffer = io.BytesIO()
    write_catalogue(catalogue, buffer)
    return io.BytesIO(buffer.getvalue())


def written(catalogue):
    """Return the workbook as a planner sees it: without its hidden sheets."""
    book = openpyxl.load_workbook(raw(catalogue))
    hidden = [sheet for sheet in book.worksheets if sheet.sheet_state == "hidden"]
    assert [sheet.title for sheet in hidden] == ["_版本", "_选项", "_填写"]
    for sheet in hidden:
        book.remove(sheet)
    return book


@pytest.fixture(scope="session")
def book(catalogue_of):
    return written(catalogue_of())


CHAIN = "煤矸石综合利用"


@pytest.fixture(scope="session")
def chain_book(fushun):
    """The catalogue of one chain alone."""
    return written(build_catalogue(fushun, TargetFilter(("coal-gangue",))))


FIRMS = ["重点企业名单", "按企业", "按省市"]
LISTS = [*FIRMS, "各链目标", "先核实", "盯办", "断供风险"]
SURVEYED = ["农产品", "工业滤材", "生物医药与中药材", "闲置资产盘活"]
"""Chains to be surveyed: their sheets hold questions, no targets."""


def chain_sheets(book):
    """Return the sheets with candidates: a chain each, those to be surveyed left out."""
    return [sheet for sheet in book.worksheets[1 + len(LISTS) : -2] if sheet.title not in SURVEYED]
