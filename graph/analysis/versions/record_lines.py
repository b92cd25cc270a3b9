"""A version record as lines of text, for a sheet or a file, and back; sealed, so that a changed line is told.

A line never exceeds what a cell of a sheet can hold: what is longer comes in pieces, each a line of its own.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from graph.analysis.versions.serialise import UNSEALED, from_json, to_json
from graph.analysis.versions.version_record import VersionRecord
from graph.errors import InvalidRequest

MAX_LINE = 32_000
"""Characters a line may have; a cell of a workbook holds 32,767."""
PIECE = 12_000
"""Characters of a piece of what is longer; quoted once more as JSON it may double."""
MAX_LINES = 400_000
"""Lines a record may have; a city of a million facts has fewer."""
LISTS = ("rules", "names", "facts", "states", "targets", "firms")
HEAD, PART, SEAL = "head", "piece", "seal"
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What a sheet cannot hold, ends a line, or is read as an escape there; JSON may say it by its number."""


def to_lines(export: VersionRecord) -> tuple[str, ...]:
    """Return an export as lines of JSON: the head, then each rule, name, fact, state and target, then the seal."""
    plain = to_json(export)
    head = {name: value for name, value in plain.items() if name not in LISTS}
    told = ((HEAD, head), *((name, each) for name in LISTS for each in plain[name] or ()))
    lines = tuple(part for name, value in told for part in _parts(_line([name, value])))
    return (*lines, _line([SEAL, _digest(lines)]))


def _parts(line: str) -> Iterator[str]:
    """Yield a line, or its pieces, each with how many follow."""
    if len(line) <= MAX_LINE:
        yield line
        return
    pieces = [line[at : at + PIECE] for at in range(0, len(line), PIECE)]
    for left, piece in zip(range(len(pieces) - 1, -1, -1), pieces, strict=True):
        yield _line([PART, [left, piece]])


def _line(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def from_lines(lines: Iterable[str]) -> VersionRecord:
    """Read back what `to_lines` wrote. Raises InvalidRequest if the lines are not a version record, or were changed."""
    try:
        plain = _read(line.rstrip("\r\n") for line in lines)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # UnicodeError is a ValueError; lists nested without end raise RecursionError
        raise InvalidRequest(
            "版本记录读不懂，不是本程序写的，或已损坏；请用本程序导出的文件",
            "the version record cannot be read: not of this program, or damaged; use a file this program has exported",
        ) from error
    return from_json(plain)


def _read(lines: Iterable[str]) -> dict[str, Any]:
    """Return the record as plain values. Raises ValueError, KeyError or TypeError where a line is none of ours."""
    plain: dict[str, Any] = {name: [] for name in LISTS}
    seen: list[str] = []
    pieces, seal = "", None
    for line in lines:
        if len(seen) == MAX_LINES or len(line) > 2 * MAX_LINE or seal is not None:
            raise ValueError("more than a record holds")
        name, value = json.loads(line)
        if name == SEAL:
            seal = value
            continue
        seen.append(line)
        if name == PART:
            left, piece = value
            pieces += piece
            if left:
                continue
            (name, value), pieces = json.loads(pieces), ""
        if name == HEAD:
            plain.update(value)
        else:
            plain[name].append(value)
    _check_seal(seal, seen, plain)
    return plain


def _check_seal(seal: object, lines: list[str], plain: dict[str, Any]) -> None:
    """Raise InvalidRequest where lines are missing or not as they were sealed; older records have no seal."""
    if seal is None and plain.get("format") == UNSEALED:
        return
    if seal != _digest(lines):
        raise InvalidRequest(
            "版本记录与写入时不一致（被改过、缺行或已损坏），没有采用；请重新导出这份文件，或用另一份",
            "the version record is not as it was written (changed, cut off or damaged) and was not used; export the "
            "file again, or use another",
        )
