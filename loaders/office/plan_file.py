"""Plans as files: what is decided and asked first, then one row a line, so that a large plan is read in little room."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from loaders.office.faults import Unreadable
from loaders.office.row import Plain

FORMAT = 1
"""Version of the format of plans."""
_ROWS = '"rows": ['
_TOGETHER = 500
"""Rows that are written at a time."""
_MOST_HEAD = 256 * 2**20


class RowFile:
    """Rows kept aside while a plan is made, in a file without a name that goes with the process."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile("w+b", dir=folder)  # noqa: SIM115  closed by __exit__
        self._waiting: list[str] = []
        self._is_empty = True

    def __enter__(self) -> Self:
        """Return the file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, which is then gone."""
        self._file.close()

    def add(self, row: Plain) -> None:
        """Keep one row."""
        self._waiting.append(_compact(row))
        if len(self._waiting) >= _TOGETHER:
            self._flush()

    def copy_to(self, out: IO[bytes]) -> None:
        """Copy all rows into another file."""
        self._flush()
        self._file.seek(0)
        shutil.copyfileobj(self._file, out, 1 << 20)

    def _flush(self) -> None:
        if self._waiting:
            before = "" if self._is_empty else ",\n"
            self._file.write((before + ",\n".join(self._waiting)).encode("utf-8", "replace"))
            self._waiting, self._is_empty = [], False


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_compact = _encoder.encode


def write_plan(path: Path, head: Plain, rows: RowFile) -> None:
    """Write a plan beside its place and swap it in, so that a stopped run leaves what was there. Raises OSError."""
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("wb") as out:
            begin = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
            out.write(f"{begin},\n{_ROWS}\n".encode("utf-8", "replace"))
            rows.copy_to(out)
            out.write(b"\n]}\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_head(path: Path) -> Plain:
    """Return a plan without its rows. Raises Unreadable for what is no plan of ours."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines: list[str] = []
            size = 0
            for line in file:
                if line.strip() == _ROWS:
                    return _checked(json.loads("".join(lines).rstrip().rstrip(",") + "}"))
                lines.append(line)
                size += len(line)
                if size > _MOST_HEAD:
                    raise Unreadable("plan")
        return {key: value for key, value in _checked(json.loads("".join(lines))).items() if key != "rows"}
    except (ValueError, OSError, RecursionError) as error:
        raise Unreadable("plan") from error


def _checked(plain: Any) -> Plain:
    if not isinstance(plain, dict) or plain.get("plan") != FORMAT:
        raise Unreadable("plan")
    return plain


def read_rows(path: Path) -> Iterator[Plain]:
    """Yield the rows of a plan one by one. Raises Unreadable."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            started = False
            for line in file:
                text = line.strip()
                if started and text in ("]}", "]"):
                    return
                # a plan of refused files has no row
                if started and text:
                    yield json.loads(text.rstrip(","))
                started = started or text == _ROWS
        if not started:
            # a plan that an editor laid out anew
            yield from json.loads(path.read_text(encoding="utf-8-sig"))["rows"]
    except (ValueError, OSError, KeyError, RecursionError) as error:
        raise Unreadable("plan") from error
