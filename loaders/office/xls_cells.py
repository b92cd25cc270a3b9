"""The cells of one sheet of an old workbook, from the records that hold them."""

import datetime
import struct
from collections.abc import Sequence

from loaders.office.faults import CELL_LIMIT
from loaders.office.grid import Grid
from loaders.office.shown import shown_number, shown_text
from loaders.office.xls_strings import joined_text, long_text
from loaders.office.xlsx_styles import Styles
from loaders.rows import RejectedCell

_LABEL_SHARED, _NUMBER, _RK, _MANY_RK, _LABEL, _RICH = 0xFD, 0x203, 0x27E, 0xBD, 0x204, 0xD6
_FORMULA, _STRING, _TRUTH = 0x06, 0x207, 0x205
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""What a result that failed is called, by its code."""
_TEXT, _BOOLEAN, _ERROR = 0, 1, 2


class CellTaker:
    """The cells of one sheet as they come, by row and column."""

    def __init__(self, grid: Grid, strings: Sequence[str], styles: Styles, epoch: datetime.datetime) -> None:
        self.grid = grid
        self.rows: dict[int, dict[int, str]] = {}
        self._strings = strings
        self._styles = styles
        self._epoch = epoch
        self._waiting: tuple[int, int, int] | None = None

    def take(self, kind: int, parts: Sequence[bytes]) -> bool:
        """Take a record if it holds cells; False if it does not."""
        data = parts[0]
        if kind == _LABEL_SHARED:
            row, column, style, number = struct.unpack_from("<HHHI", data)
            self._put(row, column, style, shown_text(self._strings[number], self._styles.code(style)))
        elif kind == _NUMBER:
            row, column, style, value = struct.unpack_from("<HHHd", data)
            self._put(row, column, style, self._number(value, style))
        elif kind == _RK:
            row, column, style, packed = struct.unpack_from("<HHHI", data)
            self._put(row, column, style, self._number(rk_number(packed), style))
        elif kind == _MANY_RK:
            self._take_many(data)
        elif kind == _FORMULA:
            self._take_formula(data)
        else:
            return self._take_other(kind, parts)
        return True

    def _take_other(self, kind: int, parts: Sequence[bytes]) -> bool:
        data = parts[0]
        if kind in (_LABEL, _RICH):
            row, column, style = struct.unpack_from("<HHH", data)
            self._put(row, column, style, shown_text(long_text(data, 6), self._styles.code(style)))
        elif kind == _TRUTH:
            row, column, style, value, is_error = struct.unpack_from("<HHHBB", data)
            self._put(row, column, style, self._truth(row, column, value, bool(is_error)))
        elif kind == _STRING and self._waiting is not None:
            row, column, style = self._waiting
            self._waiting = None
            self._put(row, column, style, shown_text(joined_text(parts), self._styles.code(style)))
        else:
            return False
        return True

    def _take_many(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 2, 6):
            style, packed = struct.unpack_from("<HI", data, at)
            self._put(row, column, style, self._number(rk_number(packed), style))
            column += 1

    def _take_formula(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self.grid.flag("formula", row + 1, column)
        if data[12:14] != b"\xff\xff":
            self._put(row, column, style, self._number(struct.unpack_from("<d", data, 6)[0], style))
        elif data[6] == _TEXT:
            self._waiting = (row, column, style)
        elif data[6] in (_BOOLEAN, _ERROR):
            self._put(row, column, style, self._truth(row, column, data[8], data[6] == _ERROR))

    def _truth(self, row: int, column: int, value: int, is_error: bool) -> str:
        if is_error:
            self.grid.flag("error", row + 1, column)
            return RejectedCell(ERRORS.get(value, "#N/A"))
        return "TRUE" if value else "FALSE"

    def _number(self, value: float, style: int) -> str | None:
        return shown_number(repr(value), self._styles.code(style), self._epoch)

    def _put(self, row: int, column: int, style: int, shown: str | None) -> None:
        if shown is None:
            return
        if len(shown) > CELL_LIMIT:
            self.grid.flag("long", row + 1, column)
            shown = RejectedCell(shown[:60])
        self.rows.setdefault(row, {})[column] = shown
        if self._styles.is_bold(style):
            self.grid.embolden(row + 1, column)


def rk_number(packed: int) -> float:
    """Return a number that was packed into four bytes."""
    if packed & 2:
        value = float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value
