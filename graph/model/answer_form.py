"""The survey form: which columns it has, which are filled in, and which property of which fact each answers.

The form is written and read back by different rooms; what both must agree on is declared here alone.
"""

from dataclasses import dataclass

from graph.model.edges import Makes
from graph.model.evidence import Evidence
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm
from graph.model.schema import Property, properties
from graph.text import InTwoLanguages

SHEET = ("摸底表", "Survey form")
GUIDE = ("怎么填", "How to fill this in")
CHAIN = ("产业链编号", "Chain id")
"""What stands before the id of the chain, in the first row."""
SPARE_ROWS = 40
"""Rows for more firms than there are links, at the end."""


class Exists(LabelledEnum):
    """Whether a link is made here, as the unit asked says."""

    YES = "yes", "有", "Yes", "有的", "在做", "是", "√", "✓"
    NO = "no", "没有", "No", "无", "否", "没", "×"
    UNKNOWN = "unknown", "不知道", "Unknown", "不清楚", "不详", "待查"


@dataclass(frozen=True, slots=True)
class AnswerColumn(InTwoLanguages):
    """One column: its name, its headings, its width in characters, and whether it is filled in.

    `property` is that of the fact it answers; None of what is only for the form.
    """

    name: str
    zh: str
    en: str
    width: int
    typed: bool = True
    property: Property | None = None


def _of(record: type, name: str, width: int) -> AnswerColumn:
    found = next(each for each in properties(record) if each.name == name)
    return AnswerColumn(name, found.column.zh, found.column.en, width, property=found)


COLUMNS: tuple[AnswerColumn, ...] = (
    AnswerColumn("link_id", "链环编号", "Link id", 16, typed=False),
    AnswerColumn("stage", "上中下游", "Stage", 9, typed=False),
    AnswerColumn("link", "链环", "Link", 20, typed=False),
    AnswerColumn("question", "要问的", "What to ask", 30, typed=False),
    AnswerColumn("exists", "有没有", "Made here", 9),
    AnswerColumn("firm", "企业名称", "Firm", 26),
    _of(Firm, "uscc", 22),
    _of(Firm, "district", 12),
    _of(Makes, "product", 18),
    _of(Makes, "capacity", 10),
    _of(Makes, "capacity_unit", 12),
    _of(Makes, "status", 10),
    _of(Makes, "year", 8),
    _of(Makes, "for_others", 8),
    AnswerColumn("unit", "填报单位", "Answered by", 18),
    _of(Evidence, "as_of", 12),
    _of(Makes, "note", 24),
)
NEEDED = ("link_id", "exists", "firm", "unit")
"""Columns without which a sheet is no survey form."""
OF_FIRM = ("uscc", "district")
OF_MAKE = ("product", "capacity", "capacity_unit", "status", "year", "for_others", "note")
"""Which columns answer of a firm, and which of what it makes."""
SOURCE = "摸底表：{unit}"
"""The source of what a unit answered."""
