"""Plans as files: what is decided and asked first, then one row a line, so that a large plan is read in little room."""

import json
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
_MOST_HEAD = 256 * 2**20


class RowFile:
    """Rows kept aside while a plan is made, in a file without a name that goes with the process."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)  # noqa: SIM115
        self._count = 0

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
        self._file.write(("" if self._count == 0 else ",\n") + _compact(row))
        self._count += 1

    def copy_to(self, out: IO[str]) -> None:
        """Copy all rows into another file."""
        self._file.seek(0)
        while piece := self._file.read(1 << 20):
            out.write(piece)


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_compact = _encoder.encode


def write_plan(path: Path, head: Plain, rows: RowFile) -> None:
    """Write a plan beside its place and swap it in, so that a stopped run leaves what was there. Raises OSError."""
    beside = path.with_name(f"{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
            out.write(f",\n{_ROWS}\n")
            rows.copy_to(out)
            out.write("\n]}\n")
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
                if started:
                    yield json.loads(text.rstrip(","))
                started = started or text == _ROWS
        if not started:
            # a plan that an editor laid out anew
            yield from json.loads(path.read_text(encoding="utf-8-sig"))["rows"]
    except (ValueError, OSError, KeyError, RecursionError) as error:
        raise Unreadable("plan") from error
