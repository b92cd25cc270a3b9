"""Texts of old workbooks: each in narrow or wide signs, and split wherever a record was full."""

import struct
from collections.abc import Iterable, Sequence

from loaders.office.faults import CELL_LIMIT, Unreadable

_WIDE, _PHONETIC, _RICH = 1, 4, 8


def short_text(data: bytes, at: int) -> str:
    """Read a text that begins with a length of one byte, as names of sheets do."""
    return _text(data, at + 2, data[at], data[at + 1])


def long_text(data: bytes, at: int) -> str:
    """Read a text that begins with a length of two bytes and lies in one record."""
    length, flags = struct.unpack_from("<HB", data, at)
    skip = (2 if flags & _RICH else 0) + (4 if flags & _PHONETIC else 0)
    return _text(data, at + 3 + skip, length, flags)


def _text(data: bytes, at: int, length: int, flags: int) -> str:
    wide = flags & _WIDE
    raw = data[at : at + length * (2 if wide else 1)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def joined_text(parts: Sequence[bytes]) -> str:
    """Read a text of two bytes of length that may go on in further records."""
    return next(iter(TextReader(parts, 0).texts(1)), "")


class TextReader:
    """The shared texts of a workbook, read across the records they were split into."""

    def __init__(self, parts: Sequence[bytes], at: int) -> None:
        self._parts = parts
        self._part = 0
        self._at = at

    def texts(self, count: int) -> Iterable[str]:
        """Yield so many texts, fewer if the records end before. Raises Unreadable."""
        for _ in range(count):
            if not self._settle():
                return
            yield self._read()

    def _settle(self) -> bool:
        """Go on to the next record at the end of one; False after the last."""
        while self._at >= len(self._parts[self._part]):
            if self._part + 1 >= len(self._parts):
                return False
            self._part, self._at = self._part + 1, 0
        return True

    def _take(self, form: str) -> tuple[int, ...]:
        try:
            found = struct.unpack_from(form, self._parts[self._part], self._at)
        except struct.error as error:
            raise Unreadable("broken") from error
        self._at += struct.calcsize(form)
        return found

    def _read(self) -> str:
        length, flags = self._take("<HB")
        runs = self._take("<H")[0] if flags & _RICH else 0
        more = self._take("<I")[0] if flags & _PHONETIC else 0
        pieces, left, wide = [], length, flags & _WIDE
        while left:
            if self._at >= len(self._parts[self._part]):
                if not self._settle():
                    raise Unreadable("broken")
                # a text that goes on says anew how wide its signs are
                wide = self._take("<B")[0] & _WIDE
            pieces.append(self._run(left, 2 if wide else 1))
            left -= len(pieces[-1])
        self._skip(runs * 4 + more)
        return "".join(pieces)[: CELL_LIMIT + 1]

    def _run(self, left: int, width: int) -> str:
        data = self._parts[self._part]
        number = min(left, (len(data) - self._at) // width)
        if number == 0:
            raise Unreadable("broken")
        raw = data[self._at : self._at + number * width]
        self._at += number * width
        # lone halves of a pair count as one sign each, so that the length stays right
        return raw.decode("utf-16-le", "surrogatepass") if width == 2 and _is_even(raw) else _spell(raw, width)

    def _skip(self, number: int) -> None:
        while number > 0 and self._settle():
            step = min(number, len(self._parts[self._part]) - self._at)
            self._at += step
            number -= step


def _is_even(raw: bytes) -> bool:
    """Check that wide signs hold no pair, which would count as one sign and not as two."""
    return not any(0xD8 <= high <= 0xDF for high in raw[1::2])


def _spell(raw: bytes, width: int) -> str:
    if width == 1:
        return raw.decode("latin-1")
    return "".join(chr(code) for code in struct.unpack(f"<{len(raw) // 2}H", raw))
