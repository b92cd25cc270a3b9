"""The table of projects: all that the board shows on cards, row by row, with the tools of every table."""

from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.gates import gate, next_step
from graph.analysis.ledger.lights import GRAVE, Colour, grave_light
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_words import AmountKind
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import BLANK, Language
from reports.wording.ledger import why_text
from reports.wording.ledger_race import plain
from reports.wording.punctuation import join_names
from views.ledger.board import CSS, gravest_first, mark
from views.ledger.chosen import CHOICES, STEP, Colours, choose
from views.ledger.figures import PROJECTS, tell_first_rows
from views.shared.context import PageContext
from views.shared.kept import kept
from views.shared.ledger_desk import lit
from views.shared.markup_component import show_markup
from views.shared.query_params import put
from views.shared.table_tools import TableParts, arranged_parts, parts_of

NAME = Text("项目表", "Projects")
NO_PROJECT = Text("没有这样的项目，放宽上面的条件再看。", "No such project: choose less above.")
HEADS = (
    Text("项目", "Project"),
    Text("阶段", "Step"),
    Text("亮灯", "Light"),
    Text("为何、怎么转绿", "Why, and what turns it"),
    Text("责任单位", "In charge"),
    Text("县区", "District"),
    Text("计划总投资（亿元）", "Planned total (亿元)"),
    Text("本年完成（亿元）", "Done this year (亿元)"),
    Text("最近进展", "Last movement"),
    Text("下一步还缺", "Lacks for the next step"),
)
MONEY = (AmountKind.TOTAL, AmountKind.YEAR_DONE)
RIGHT = (6, 7)
"""Places of the columns of figures."""
DISPUTED = " *"
MOST = 100
"""Rows drawn at once."""


def register(context: PageContext, ledger: Ledger, profile: str) -> None:
    """Draw the table of the projects that are chosen; a name leads to the card."""
    colours = lit(context, ledger, profile)
    projects = choose(context, ledger, colours, (*CHOICES, STEP))
    if not projects:
        st.caption(context.text(NO_PROJECT))
        return
    ids = tuple(each.id for each in gravest_first(projects, colours))
    key = (context.key, len(context.records.entries), ledger.day)
    parts = _drawn(ledger, colours, key, ids, context.language, profile)
    table = arranged_parts(context, "ledger-register", context.text(NAME), parts, most=MOST, paper=PROJECTS)
    clicked = show_markup(table, key="ledger-register", css=CSS)
    tell_first_rows(context, len(projects), MOST)
    if clicked:
        put("project", clicked)
        st.rerun()


@kept(8)
def _drawn(
    _ledger: Ledger, _colours: Colours, key: tuple[object, ...], ids: tuple[str, ...], language: Language, profile: str
) -> TableParts:
    """Return the table of some projects in their order, drawn once for facts, log, day and profile."""
    del key
    heads = [
        element("th", {"class": "right"} if at in RIGHT else {}, head.of(language)) for at, head in enumerate(HEADS)
    ]
    rows = [_row(_ledger, _ledger.projects[id], _colours.get(id, Colour.OFF), language, profile) for id in ids]
    head = element("thead", {}, element("tr", {}, *heads))
    table = element("table", {"class": "asks"}, head, element("tbody", {}, *rows))
    return parts_of(element("div", {"class": "rows"}, table))


def _row(ledger: Ledger, project: ProjectFile, colour: Colour, language: Language, profile: str) -> Element:
    grave = grave_light(ledger, project, profile) if colour in GRAVE else None
    cells = (
        element("td", {"class": "name"}, element("span", {"data-click": project.id}, project.title)),
        element("td", {"class": "near"}, project.step.label(language)),
        element("td", {"class": "near lit"}, mark(colour), colour.label(language)),
        element("td", {"class": "wide"}, BLANK if grave is None else why_text(grave, language)),
        element("td", {"class": "unit"}, project.responsible or BLANK),
        element("td", {"class": "unit"}, project.district or BLANK),
        *(element("td", {"class": "right"}, _money(ledger, project, kind)) for kind in MONEY),
        element("td", {"class": "near"}, project.last_progress or BLANK),
        element("td", {"class": "wide"}, _lacks(ledger, project, language)),
    )
    return element("tr", {}, *cells)


def _money(ledger: Ledger, project: ProjectFile, kind: AmountKind) -> str:
    """Return an amount in 亿元, marked where others tell another one."""
    found = amount_of(ledger, project, kind)
    return BLANK if found is None else f"{plain(found.yi)}{DISPUTED if found.disputed else ''}"


def _lacks(ledger: Ledger, project: ProjectFile, language: Language) -> str:
    """Return what lacks for the next step of a project that was taken over."""
    step = None if project.opened is None else next_step(project)
    if step is None:
        return BLANK
    lacks = gate(ledger, project, step).missing
    return join_names((item.of(language) for item in lacks), language) or BLANK
