"""Tables whose figures open the projects behind them: the race of units by a scheme, and totals that reconcile."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.state import Ledger
from graph.text import Text
from reports.drawing.markup import element, to_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.query_params import put, requested
from views.shared.table_tools import arranged

FIRST_ROWS = Text(
    "只列前 {most} 行；其余用“筛选、排序”看，导出含全部。",
    "The first {most} rows; filter for others. The file holds all.",
)
NO_PROJECT = Text("没有项目。", "No project.")
PROJECTS = "projects"
"""The paper whose contents stand in the tables: who may not be handed it may not be handed them."""
OPENED = Text("{title}，{step}", "{title}, {step}")
CSS = """
.rows{overflow-x:auto}
.figures{border-collapse:collapse;width:100%}
.figures th,.figures td{padding:5px 8px;border-bottom:1px solid var(--lp-line);text-align:right;vertical-align:top}
.figures th{font-weight:400;color:var(--lp-ink3)}
.figures th small{display:block;font-size:12px}
.figures .left{text-align:left;white-space:nowrap}
.figures .none{color:var(--lp-ink3)}
.figures .whole td{font-weight:700;border-top:1px solid var(--lp-line2)}
.figures .open{background:var(--lp-panel);outline:1px solid var(--lp-accent)}
.figures [data-click]{cursor:pointer;text-decoration:underline dotted;text-underline-offset:3px}
.figures [data-click]:hover,.figures [data-click]:focus-visible{color:var(--lp-accent)}
"""


def cell(text: str, click: str | None = None, kind: str = "") -> Element:
    """Return a cell; with `click` it opens what is behind its figure."""
    pressed = {} if click is None else {"data-click": click}
    opened = " open" if click is not None and click == requested("cell") else ""
    return element("td", {"class": f"{kind}{opened}".strip()}, element("span", pressed, text))


def show_figures(
    context: PageContext, name: str, key: str, heads: Iterable[Element], rows: Iterable[Element], *whole: Element
) -> None:
    """Draw a table under its tools, `whole` at its foot; the figure that is pressed goes to the address."""
    head, body = element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows)
    foot = [element("tfoot", {}, *whole)] if whole else []
    table = arranged(context, key, name, element("table", {"class": "figures"}, head, body, *foot), paper=PROJECTS)
    clicked = show_markup(to_text(element("div", {"class": "rows"}, table)), key=f"{key}-{context.language}", css=CSS)
    if clicked:
        put("cell", None if clicked == requested("cell") else clicked)
        st.rerun()


def tell_first_rows(context: PageContext, count: int, most: int) -> None:
    """Say that only the first rows of a table are drawn, where it has more."""
    if count > most:
        st.caption(context.text(FIRST_ROWS, most=most))


def project_links(context: PageContext, ledger: Ledger, ids: Sequence[str]) -> None:
    """Draw the projects behind a figure, each as the way to its card."""
    if not ids:
        st.caption(context.text(NO_PROJECT))
    for id in ids:
        project = ledger.projects[id]
        label = context.text(OPENED, title=project.title, step=project.step.label(context.language))
        address = {"project": id, **context.always}
        st.page_link(context.pages["ledger"], label=escape_markdown(label), query_params=address)
