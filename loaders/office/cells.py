"""Cells taken as what their column declares: each text once a column, blanks and damage told apart first."""

import re
from collections.abc import Callable, Mapping

from graph.model.blanks import ABOVE, is_no_name, is_nothing
from graph.model.characters import INVISIBLE, REPLACEMENTS, UNUSUAL, is_garbled, one_line
from loaders.blanks import MAX_LENGTH
from loaders.office import amounts, code_cells, days, word_cells
from loaders.office.columns import TICKS, ColumnPlan
from loaders.office.fields import Field, Takes
from loaders.office.firm_names import looks_like_firm
from loaders.office.taken import BLANK, Taken
from loaders.rows import Number, RejectedCell

_KEPT = 20_000
"""Texts that are remembered of one column with what they were taken as."""
_KEPT_PLAIN = 300_000
"""Texts that are remembered of one column as taken for what they are, which takes little room."""
_LEADING = re.compile(r"^(?:\d{1,3}[.、)）]\s*(?=[^\d])|[★☆*●○▲△■□◆◇※·]+\s*)|\s*[★☆*●○▲△■□◆◇※①②③④⑤⑥⑦⑧⑨⑩]+$")
_LETTER = re.compile(r"[^\W\d_]")
_NAMES = frozenset({Takes.NAME, Takes.LINK, Takes.CHAIN})
_BLANK_STARTS = frozenset("无無没暂缺空不未待略保尚目均都详是否有同上如见")
"""Chinese signs that a cell which says nothing may begin with."""
_BLANK_MEANS = frozenset({Takes.STATE})
"""What a cell that says `无` is no blank for."""
Taker = Callable[[str, Field, str | None], Taken]


def _text(text: str, *_: object) -> Taken:
    return Taken(text.replace("\r\n", "\n"))


def _name(text: str, *_: object) -> Taken:
    line = one_line(text)
    bare = _LEADING.sub("", line)
    codes = ("name-cleaned",) if bare != line else ()
    return Taken(bare, codes=codes if _LETTER.search(bare) else (*codes, "name-odd"))


def _firm(text: str, *_: object) -> Taken:
    """Take a name; of several in lines of their own none is written on to another."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    several = len(lines) > 1 and all(map(looks_like_firm, lines))
    return _name("、".join(lines) if several else text)


def _word(text: str, field: Field, _: str | None) -> Taken:
    return word_cells.take_word(text, field.takes)


def _place(text: str, *_: object) -> Taken:
    return Taken(one_line(text))


_TAKERS: Mapping[Takes, Taker] = {
    **dict.fromkeys((Takes.TEXT, Takes.PRODUCTS, Takes.NAMES), _text),
    **dict.fromkeys((Takes.LINK, Takes.CHAIN), _name),
    Takes.NAME: _firm,
    **dict.fromkeys(word_cells.VOCABULARIES, _word),
    **dict.fromkeys((Takes.PLACE, Takes.DISTRICT, Takes.SPAN), _place),
    Takes.CITY: lambda text, *_: Taken(word_cells.city_name(one_line(text))),
    Takes.MONEY: lambda text, field, unit: amounts.take_money(text, unit, field.signed),
    Takes.NUMBER: lambda text, field, unit: amounts.take_number(text, unit, field.signed),
    Takes.AMOUNT: lambda text, _, unit: amounts.take_amount(text, unit),
    Takes.DATE: lambda text, *_: days.take_date(text),
    Takes.CREDIT_CODE: lambda text, *_: code_cells.take_credit_code(text),
    Takes.STOCK_CODE: lambda text, *_: code_cells.take_stock_code(text),
    Takes.INDUSTRY_CODE: lambda text, *_: code_cells.take_industry_code(text),
    Takes.PROVINCE: lambda text, *_: word_cells.take_province(text),
    Takes.STATE: lambda text, *_: word_cells.take_state(text),
}


class ColumnTaker:
    """One column with the unit its numbers are in and the words that were decided on."""

    def __init__(self, plan: ColumnPlan, unit: str | None, words: Mapping[str, str | None]) -> None:
        self.plan = plan
        self.unit = unit
        self._words = words
        self._numbers: dict[str, Taken] = {}
        self._texts: dict[str, Taken] = {}
        self._plain: set[str] = set()

    def take(self, text: str) -> Taken:
        """Take the text of a cell, `BLANK` where it says nothing."""
        kept = self._numbers if isinstance(text, Number) else self._texts
        found = kept.get(text)
        if found is not None:
            return found
        if text in self._plain and kept is self._texts:
            return Taken(text)
        found = self._take(text)
        if found.value == text and found.unit is None and not found.codes and kept is self._texts:
            if len(self._plain) < _KEPT_PLAIN:
                self._plain.add(text)
        elif len(kept) < _KEPT:
            kept[text] = found
        return found

    def _take(self, text: str) -> Taken:
        if isinstance(text, RejectedCell):
            return Taken(codes=(_refusal(text),))
        if isinstance(text, Number):
            return self._take_sound(text, ())
        codes: tuple[str, ...] = ()
        odd = not (text.isascii() and text.isprintable()) and UNUSUAL.search(text) is not None
        if odd and INVISIBLE.search(text):
            text, codes = INVISIBLE.sub("", text).strip(), ("text-cleaned",)
        if not text or (len(text) <= MAX_LENGTH and self._is_blank(text, self.plan.field)):
            return BLANK
        if text[0] == "=" and len(text) > 1:
            return Taken(codes=("cell-formula",))
        if not text.isascii() and ((odd and REPLACEMENTS.search(text)) or is_garbled(text)):
            codes = (*codes, "text-lost")
        return self._take_sound(text, codes)

    def _take_sound(self, text: str, codes: tuple[str, ...]) -> Taken:
        """Take a text in which nothing is missing, after what was remarked on it."""
        field = self.plan.field
        if self.plan.marked is not None:
            if text not in TICKS and days.take_date(text).value is not None:
                return Taken(self.plan.marked, codes=("tick-date",))
            return Taken(self.plan.marked) if text in TICKS else Taken(codes=("tick-unknown",))
        if text in self._words:
            word = self._words[text]
            return BLANK if word is None else Taken(word, codes=codes)
        taken = _text(text) if field is None else _TAKERS[field.takes](text, field, self.unit)
        return Taken(taken.value, taken.unit, (*codes, *taken.codes), taken.near) if codes else taken

    def _is_blank(self, text: str, field: Field | None) -> bool:
        if self.plan.marked is not None:
            return is_nothing(text) and text not in TICKS
        if "\u4e00" <= text[0] <= "\u9fff" and text[0] not in _BLANK_STARTS:
            return False
        if field is not None and field.takes in _BLANK_MEANS:
            return False
        return is_nothing(text) or (field is not None and field.takes in _NAMES and is_no_name(text))


SAYS_ABOVE = ABOVE - {'"', '""', "``"}
"""Cells that say that they are the same as the one above."""


def _refusal(text: str) -> str:
    if text.startswith("="):
        return "formula-blank"
    if text.startswith(("#", "Err:")):
        return "cell-error"
    return "cell-scaled" if text.replace(".", "").replace("-", "").isdecimal() else "cell-long"
