"""What office tables may hold: kinds of table, and the fields of each with the heading words that declare them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from graph.text import InTwoLanguages

FILE = Path(__file__).with_name("heading_words.csv")


class TableKind(StrEnum):
    """Kinds of office table; of two that fit alike the earlier counts."""

    PROJECTS = "projects"
    CANDIDATES = "candidates"
    FIRMS = "firms"
    CHAIN_BOOK = "chain_book"
    ORGANISATIONS = "organisations"


KINDS: Mapping[TableKind, tuple[str, str]] = {
    TableKind.PROJECTS: ("项目台账", "project ledger"),
    TableKind.CANDIDATES: ("拟招引企业名单", "list of candidates"),
    TableKind.FIRMS: ("企业名单", "list of firms"),
    TableKind.CHAIN_BOOK: ("产业链图谱表", "chain book"),
    TableKind.ORGANISATIONS: ("机构名单", "list of organisations"),
}
"""Labels of the kinds of table in both languages."""


class Takes(StrEnum):
    """What a cell is taken as."""

    TEXT = "text"
    NAME = "name"
    NAMES = "names"
    PRODUCTS = "products"
    MONEY = "money"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    SPAN = "span"
    CREDIT_CODE = "credit_code"
    STOCK_CODE = "stock_code"
    INDUSTRY_CODE = "industry_code"
    PROJECT_STAGE = "project_stage"
    PROJECT_KIND = "project_kind"
    MAKE_STATUS = "make_status"
    CHAIN_ROLE = "chain_role"
    STAGE = "stage"
    LINK = "link"
    CHAIN = "chain"
    ORG_KIND = "org_kind"
    PLACE = "place"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    STATE = "state"
    BASIS = "basis"
    SERIAL = "serial"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Field(InTwoLanguages):
    """One field of a table: its record and column, its labels, what a cell is taken as, and its heading words.

    `placed` is false where the model has no column for it, so that its values are kept beside the facts; `weight`
    tells how strongly its headings speak for the kind of table; `signed` allows numbers below zero; `many` lets
    several columns of a table be of this field; `fills` lets a blank cell continue the one above, in a table whose
    merged cells were lost on the way.
    """

    record: str
    column: str
    zh: str
    en: str
    takes: Takes
    words: tuple[str, ...]
    weight: int = 1
    placed: bool = False
    signed: bool = False
    many: bool = False
    fills: bool = False
    name: str = field(init=False)

    def __post_init__(self) -> None:
        """Make the name of the field, `Firm.uscc`, which is asked for at every cell."""
        object.__setattr__(self, "name", f"{self.record}.{self.column}" if self.record else self.column)


def _read() -> Mapping[TableKind, tuple[Field, ...]]:
    found: dict[TableKind, tuple[Field, ...]] = dict.fromkeys(TableKind, ())
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            made = _field(row)
            for kind in row["tables"].split():
                found[TableKind(kind)] += (made,)
    return found


def _field(row: Mapping[str, str]) -> Field:
    marks = row["marks"].split()
    labels = (row["record"], row["column"], row["zh"], row["en"])
    placed, signed, many, fills = (mark in marks for mark in ("placed", "signed", "many", "fills"))
    words = tuple(row["words"].split())
    return Field(*labels, Takes(row["takes"]), words, int(row["weight"]), placed, signed, many, fills)


TABLES: Mapping[TableKind, tuple[Field, ...]] = _read()
"""Fields of each kind of table, as heading_words.csv declares them."""


def field_named(kind: TableKind, name: str) -> Field | None:
    """Return the field of a name in a kind of table, or None."""
    return next((field for field in TABLES[kind] if field.name == name), None)
