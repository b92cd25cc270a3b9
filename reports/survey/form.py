"""The survey form as a workbook: a row a link and firm on file, rows for more; typed cells are yellow, with lists."""

from collections.abc import Iterator
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from graph.analysis.judgement import Judgement
from graph.analysis.lists.field_survey import SurveyItem, firms_asked_about
from graph.model.answer_form import CHAIN, COLUMNS, GUIDE, SHEET, SPARE_ROWS, AnswerColumn, Exists
from graph.model.edges import Makes
from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.formats.excel_cells import HEAD, LABEL, Cell, Formats, height, write
from reports.wording.editions import draft_line
from reports.wording.language import Language, tight, without_brackets
from reports.wording.lists import survey_question
from reports.wording.sentences import chain_name, short_name
from reports.wording.titles import chain_title

TYPED = "#FFFDF5"
"""The ground of cells to be filled in."""
A3 = 8
"""Excel's number of the paper."""
HEAD_ROW = 2
GUIDE_WIDTH = 100
TITLE = Text("产业链摸底表", "chain survey form")
LINES: tuple[Text, ...] = (
    Text(
        "只填黄底的格。一家一行；同一链环有几家就加几行，链环编号照抄。",
        "Fill in yellow cells. One row per firm; copy the link id for more.",
    ),
    Text(
        "“有没有”三选一：有、没有、不知道。答“有”须写企业名称。",
        "Made here: yes, no or unknown. With yes, name the firm.",
    ),
    Text(
        "数字不知道的空着，不填0；产能只写数，单位另写，如：5、万吨/年。",
        "Leave unknown figures blank, not 0; the unit stands apart.",
    ),
    Text(
        "“填报单位”写部门、县区、园区或企业，不写个人姓名。",
        "Answered by: a department, district, park or firm, no person.",
    ),
    Text("“截至”写答复所说的时间，如 2026-11。", "As of: when the answer held, as 2026-11."),
    Text("没有的写“没有”；几个县区分别填时，有一家说“有”就以“有”为准。", "If units differ, yes holds."),
    Text(
        "填好交回，用 python -m pipeline answers 读入，逐行告知哪里看不懂。",
        "Read back with python -m pipeline answers, row by row.",
    ),
)


def survey_form(judgement: Judgement, chain_id: str, language: Language = "zh") -> bytes:
    """Return the form of a chain as a workbook."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    formats = Formats(book)
    chain = judgement.city.chains[chain_id]
    title = chain_title(without_brackets(chain_name(chain, language)), TITLE, language)
    book.set_properties({"title": title, "author": "", "comments": ""})
    _form(book.add_worksheet(_word(SHEET, language)), formats, judgement, chain_id, title, language)
    _guide(book.add_worksheet(_word(GUIDE, language)), formats, title, language)
    book.close()
    return target.getvalue()


def _word(pair: tuple[str, str], language: Language) -> str:
    return pair[language == "en"]


def _form(
    sheet: Worksheet, formats: Formats, judgement: Judgement, chain_id: str, title: str, language: Language
) -> None:
    write(sheet, 0, 0, _word(CHAIN, language), formats.of(font_color="#5C6873", text_wrap=False))
    write(sheet, 0, 1, chain_id, formats.of(font_color="#5C6873", text_wrap=False))
    edition = draft_line(judgement.city.load, language)
    write(sheet, 0, 3, f"{title} {edition}", formats.of(bold=True, font_size=14, text_wrap=False))
    write(sheet, 1, 0, LINES[0].of(language), formats.of(font_color="#5C6873", text_wrap=False))
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        write(sheet, HEAD_ROW, place, _head(column, language), formats.of(bold=True, bg_color=HEAD, border=1))
    rows = list(_rows(judgement, chain_id, language))
    blank: list[Cell] = [None] * len(COLUMNS)
    for at, row in enumerate((*rows, *[blank] * SPARE_ROWS), HEAD_ROW + 1):
        for place, (column, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            write(sheet, at, place, cell, _look(column, formats))
        sheet.set_row(at, height([(str(cell or ""), column.width) for column, cell in zip(COLUMNS, row, strict=True)]))
    _choices(sheet, HEAD_ROW + 1, HEAD_ROW + len(rows) + SPARE_ROWS, language)
    _on_paper(sheet)


def _head(column: AnswerColumn, language: Language) -> str:
    return column.of(language)


def _look(column: AnswerColumn, formats: Formats) -> object:
    if not column.typed:
        return formats.of(bg_color=LABEL, border=1, border_color="#D5DBE1")
    number = column.property is not None and column.property.type is float
    plain = {} if number else {"num_format": "@"}
    return formats.of(bg_color=TYPED, border=1, border_color="#D5DBE1", **plain)


def _rows(judgement: Judgement, chain_id: str, language: Language) -> Iterator[list[Cell]]:
    """Yield a row for each firm on file that makes a link, then one for each link for another firm."""
    for item in firms_asked_about(judgement, chain_id):
        for make in judgement.city.makers.get(item.link_id, ()):
            yield _row(judgement, chain_id, item, make, language)
        if not item.local:
            yield _row(judgement, chain_id, item, None, language)


def _row(judgement: Judgement, chain_id: str, item: SurveyItem, make: Makes | None, language: Language) -> list[Cell]:
    """Return a row with what is on file; whether it is so, and as of when, is left to be answered."""
    city = judgement.city
    known: dict[str, Cell] = {
        "link_id": item.link_id,
        "stage": city.stage(chain_id, item.link_id).label(language),
        "link": short_name(city.links[item.link_id], language),
        "question": tight(survey_question(city, item, language), language),
    }
    if make is not None:
        firm = city.firms[make.start]
        known |= {
            "firm": firm.name_zh,
            "uscc": firm.uscc,
            "district": firm.district,
            "product": make.product,
            "capacity": make.capacity,
            "capacity_unit": make.capacity_unit,
            "status": None if make.status is None else make.status.label(language),
            "year": make.year,
            "for_others": None if make.for_others is None else make.for_others.label(language),
        }
    return [known.get(column.name) for column in COLUMNS]


def _choices(sheet: Worksheet, first: int, last: int, language: Language) -> None:
    """Let cells with words of ours be chosen from a list."""
    for place, column in enumerate(COLUMNS):
        words: type[LabelledEnum] | None = Exists if column.name == "exists" else None
        if column.property is not None and issubclass(column.property.type, LabelledEnum):
            words = column.property.type
        if words is not None:
            choice = {"validate": "list", "source": [word.label(language) for word in words]}
            sheet.data_validation(first, place, last, place, choice)


def _on_paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.freeze_panes(HEAD_ROW + 1, 3)


def _guide(sheet: Worksheet, formats: Formats, title: str, language: Language) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, GUIDE_WIDTH)
    write(sheet, 0, 0, title, formats.of(bold=True, bg_color=LABEL))
    for at, line in enumerate(LINES, 1):
        write(sheet, at, 0, f"{at}. {line.of(language)}", formats.of())
