"""Totals as the page shows them: each row with its projects, its sums by rule, and why amounts are in no sum."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.gates import AMOUNTS
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.ledger.totals import By, TotalRow, Totals, most_telling, totals
from graph.model.labelled_enum import LabelledEnum
from graph.model.ledger_words import AmountKind
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import BLANK
from reports.wording.ledger_totals import key_text, left_text, sums_text
from views.ledger.figures import cell, project_links, show_figures
from views.ledger.published_view import show_published
from views.shared.context import PageContext
from views.shared.query_params import keep, requested, requested_among

HELP = Text(
    "每个项目只在一行；金额按口径分开合计，不能相加的说明为什么。点项目数看是哪些项目。",
    "Every project stands in one row; amounts are added by their rule alone, and what may not be added says why. Press "
    "a number for its projects.",
)
TITLE = Text("项目台账合计", "Ledger totals")
BY, KIND = Text("按什么合计", "By"), Text("哪个金额", "Amount")
COUNT, SUMS, LEFT = Text("项目数", "Projects"), Text("合计（亿元，分口径）", "Sum by rule"), Text("未计入", "Not added")
WITHOUT, WHOLE = Text("没有这个金额", "Without this amount"), Text("合计", "All")
SAME = Text("各行之和与合计一致。", "The rows come to the whole.")
APART = Text("各行之和与合计不一致，请报告给维护者。", "The rows do not come to the whole; please report it.")

SORTS = {each.value: each for each in By}


def totals_view(context: PageContext, ledger: Ledger) -> None:
    """Draw the totals, and what was published beside them."""
    with st.container(horizontal=True):
        by = SORTS[_choice(context, BY, "sort", SORTS, most_telling(ledger).value)]
        kind = AMOUNTS[_choice(context, KIND, "amount", AMOUNTS, AmountKind.TOTAL.value)]
    found = totals(ledger, by, kind)
    st.caption(f"{context.text(HELP)} {context.text(SAME if found.reconciles() else APART)}")
    heads = [element("th", {"class": "left"}, by.label(context.language))]
    heads += [element("th", {}, context.text(each)) for each in (COUNT, SUMS, LEFT, WITHOUT)]
    rows = [_row(context, ledger, found, row) for row in found.rows]
    name = f"{context.text(TITLE)} {by.label(context.language)}"
    whole = _row(context, ledger, found, found.whole, whole=True)
    show_figures(context, name, f"ledger-totals-{by.value}", heads, rows, whole)
    _behind(context, ledger, found)
    show_published(context, ledger)


def _choice(context: PageContext, label: Text, name: str, kinds: Mapping[str, LabelledEnum], start: str) -> str:
    names = {value: each.label(context.language) for value, each in kinds.items()}
    key = requested_among(name, f"ledger-{name}", names, start)
    found = st.selectbox(
        context.text(label),
        list(names),
        format_func=lambda each: names[each],
        key=key,
        width=180,
        on_change=keep,
        args=(f"ledger-{name}", name),
    )
    return found or start


def _id(row: TotalRow, whole: bool) -> str:
    return "whole" if whole else f"row/{row.key or ''}"


def _row(context: PageContext, ledger: Ledger, found: Totals, row: TotalRow, *, whole: bool = False) -> Element:
    name = context.text(WHOLE) if whole else key_text(ledger.city, found.by, row.key, context.language)
    id = _id(row, whole)
    cells = (
        cell(name, kind="left"),
        cell(str(len(row.projects)), f"{id}/all"),
        cell(sums_text(row, context.language), f"{id}/added" if row.added else None),
        cell(left_text(row, context.language) or BLANK, f"{id}/left" if row.left else None),
        cell(str(len(row.without)), f"{id}/without" if row.without else None),
    )
    return element("tr", {"class": "whole"} if whole else {}, *cells)


def _behind(context: PageContext, ledger: Ledger, found: Totals) -> None:
    """Draw the projects of the figure that is open."""
    cells: dict[str, tuple[ProjectFile, ...]] = {}
    for row, whole in (*((row, False) for row in found.rows), (found.whole, True)):
        id = _id(row, whole)
        cells[f"{id}/all"], cells[f"{id}/without"] = row.projects, row.without
        cells[f"{id}/added"] = tuple(each.project for each in row.added)
        cells[f"{id}/left"] = tuple(each.amount.project for each in row.left)
    if requested("cell") in cells:
        with st.container(border=True, key="ledger-behind"):
            project_links(context, ledger, [each.id for each in cells[requested("cell")]])
