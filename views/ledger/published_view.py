"""What the city published of its projects beside what the ledger names, and why the two are not subtracted."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.amounts import Trap
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.totals import By, Published, published, totals
from graph.model.ledger_words import AmountKind
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, Language, amount
from reports.wording.ledger_totals import COMPARED, sums_text
from reports.wording.punctuation import join_clauses, join_names
from views.ledger.figures import CSS, cell
from views.shared.context import PageContext
from views.shared.markup_component import show_markup

TITLE = Text("与市公布数对照", "Beside what the city published")
HEADS = (
    Text("谁的数", "Whose figures"),
    Text("项目（个）", "Projects"),
    Text("总投资（亿元）", "Total investment (亿元)"),
    Text("当年投资（亿元）", "In the year (亿元)"),
    Text("说明", "Explained"),
)
CITY = Text("市公布 {year} 年计划开复工", "Published: to start or resume in {year}")
OURS = Text("本台账，叫得出名字的", "Named in this ledger")
DIFFERENCE, NOT_SUBTRACTED = Text("差额", "Difference"), Text("不相减", "not subtracted")
ALSO = Text("另有 {others}", "also {others}")
ADDED = Text("{count} 个金额可以相加", "{count} with amounts that may be added")
READINGS = Text("{count} 个几种说法并列不相加", "{count} with several readings")
OTHERS = Text("{count} 个因口径等不相加", "{count} not added for their rule or other reasons")
WITHOUT = Text("{count} 个没有金额", "{count} without an amount")


def show_published(context: PageContext, ledger: Ledger) -> None:
    """Draw the published figures beside ours; nothing where the city published none."""
    found = published(ledger)
    if not found:
        return
    st.markdown(f"##### {context.text(TITLE)}")
    language = context.language
    head = element("thead", {}, _row(head.of(language) for head in HEADS))
    rows = (_city(found, language), _ours(ledger, language), _difference(language))
    body = element("tbody", {}, *(_row(row) for row in rows))
    shown = element("table", {"class": "figures beside"}, head, body)
    show_markup(to_text(shown), key=f"ledger-published-{language}", css=f"{CSS}{WIDTHS}")


WIDTHS = ".beside td:first-child,.beside th:first-child,.beside td:last-child,.beside th:last-child{text-align:left}"


def _row(cells: Iterable[str]) -> Element:
    return element("tr", {}, *(cell(each) for each in cells))


def _city(found: tuple[Published, ...], language: Language) -> tuple[str, ...]:
    told = {_place(each): each for each in found}
    year, source = found[0].figure.period or "", found[0].figure.evidence.source
    return (CITY.of(language, year=year[:4]), *(_said(told.get(at), language) for at in range(3)), source or BLANK)


def _place(each: Published) -> int:
    """Return the column of a published figure: the number, the total, the investment of the year."""
    if each.figure.unit == "个":
        return 0
    return 1 if "总投资" in each.figure.name_zh else 2


def _said(each: Published | None, language: Language) -> str:
    if each is None:
        return BLANK
    values = [amount(one.value, one.unit, language) for one in (each.figure, *each.others)]
    others = join_names(values[1:], language)
    return join_clauses([values[0], *([ALSO.of(language, others=others)] if others else [])], language)


def _ours(ledger: Ledger, language: Language) -> tuple[str, ...]:
    whole, done = (totals(ledger, By.STEP, kind).whole for kind in (AmountKind.TOTAL, AmountKind.YEAR_DONE))
    readings = sum(left.trap is Trap.READINGS for left in whole.left)
    counts = (
        (ADDED, len(whole.added)),
        (READINGS, readings),
        (OTHERS, len(whole.left) - readings),
        (WITHOUT, len(whole.without)),
    )
    told = join_clauses((text.of(language, count=count) for text, count in counts if count), language)
    sums = (sums_text(each, language) for each in (whole, done))
    return (OURS.of(language), str(len(ledger.counted)), *sums, told)


def _difference(language: Language) -> tuple[str, ...]:
    no = NOT_SUBTRACTED.of(language)
    return (DIFFERENCE.of(language), no, no, no, COMPARED.of(language))
