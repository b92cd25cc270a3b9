"""Sheets that hold no list an office keeps: tables of our own, tables of inputs, tables that tell no kind."""

import re
from collections.abc import Sequence

from loaders.headings import likely_table
from loaders.office.grid import Grid
from loaders.office.header import filled
from loaders.office.headings import known_anywhere

LISTS = frozenset({"firms", "projects"})
"""Our own tables that read as lists of an office do."""
_SEARCHED = 15
_FROM, _TO = re.compile("^(?:上游|投入|原料|来源)"), re.compile("^(?:下游|去向|产出)")
_OF_INPUTS = re.compile("关系|用量|比例|单耗|消耗|强度|投入")
_THINGS = re.compile("(?:产品|企业|原料|客户|用户|供应商|环节|供应|需求)$")
_PRODUCTS = re.compile("(?:产品|原料)$")
_LONGEST = 12


def is_own(grid: Grid) -> bool:
    """Check whether a sheet is one of our own tables, whose rows are named by ids and which a load reads."""
    found = likely_table([cells for _, cells in grid.lines])
    return found is not None and found.name not in LISTS


def is_heading_row(texts: Sequence[str], stages: Sequence[str]) -> bool:
    """Check whether a row that names stages is one of headings: others that are declared stand beside them."""
    others = [text for text in texts if text not in stages]
    if others and all(_THINGS.search(text) and "中游" not in text for text in stages):
        return True
    known = sum(known_anywhere(text) or _OF_INPUTS.search(text) is not None for text in others)
    return known > 1 or (bool(others) and others[-1] == texts[-1] and known == len(others))


def is_of_inputs(grid: Grid) -> bool:
    """Check whether a sheet says which link or product goes into which: both ends are headings, with what ties them."""
    for _, cells in grid.lines[:_SEARCHED]:
        texts = [text for _, text in filled(cells) if len(text) <= _LONGEST]
        ends = [[text for text in texts if pattern.match(text)] for pattern in (_FROM, _TO)]
        if not all(ends) or len(texts) < 3:
            continue
        products = all(any(map(_PRODUCTS.search, own)) for own in ends)
        if products or any(_OF_INPUTS.search(text) for text in texts):
            return True
    return False
