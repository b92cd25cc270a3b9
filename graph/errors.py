"""Every exception of ours, and the issue a faulty file is reported with.

LianpuError
├── FactsError          the files hold errors; carries every issue of every file
├── StoreError          the graph cannot be read or written
│   ├── StoreEmpty      nothing has been loaded yet
│   ├── StoreBusy       somebody else is loading, or the file is held open
│   ├── StoreUnreadable    the file is not a graph of ours, or no longer as it was written
│   ├── StoreOutdated   the graph was written with another schema: it must be loaded again
│   ├── StoreUnreachable  the server is down, refuses the log-in, is full, or of a version we do not know
│   │   └── StoreSlow   the server is there but gave no answer in time
│   ├── StoreUnwritable  the disk is full, read-only or closed to us; nothing was written
│   ├── LoadTooLarge    a change is too large for one transaction of the server
│   ├── RemovalRefused  a load would remove more than the safety limit allows
│   ├── CityRefused     a load would put the facts of another city in the place of those held
│   ├── LogUnreadable      entries of the log of records are missing or were altered, or it cannot be read
│   ├── LogOfAnotherVersion  the log holds what this version does not know
│   └── Overtaken       an entry was made against a state that has changed since
├── Unpackable          an office file is too large, a bomb or damaged (graph/unpacking.py)
├── NotFound            a page or a command names something the graph does not have
└── Impossible          a roadmap or a supposition asks for what cannot be
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from graph.text import InTwoLanguages


class Severity(StrEnum):
    """How grave an issue is: an error stops the load, a warning is kept with it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(InTwoLanguages):
    """One thing found wrong in a file: where it is, what it is, what to do about it, and how many cells it tells of."""

    severity: Severity
    code: str
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    zh: str
    en: str
    do_zh: str
    do_en: str
    count: int = 1

    def where(self, language: str = "zh") -> str:
        """Return the place in words, e.g. `links.csv 第 214 行 环节`."""
        row = None if self.row is None else (f"第 {self.row} 行" if language == "zh" else f"row {self.row}")
        return " ".join(part for part in (self.file, self.sheet, row, self.column) if part)

    def what(self, language: str = "zh") -> str:
        """Return what is wrong, in one sentence."""
        return self.of(language)

    def remedy(self, language: str = "zh") -> str:
        """Return what to do about it, in one sentence."""
        return self.do_zh if language == "zh" else self.do_en

    def as_json(self) -> dict[str, object]:
        """Return a plain dict for `--json` and for keeping with a load."""
        return {**asdict(self), "severity": self.severity.value}


class LianpuError(Exception):
    """The root: whatever we raise on purpose; its text is one plain sentence."""


class FactsError(LianpuError):
    """The files hold errors and nothing was written; `issues` lists them all."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = tuple(issues)
        errors = sum(issue.severity is Severity.ERROR for issue in self.issues)
        super().__init__(f"没有更新：有 {errors} 处要改 / not loaded: {errors} errors to fix")


class StoreError(LianpuError):
    """The graph cannot be read or written."""


class StoreEmpty(StoreError):
    """Nothing has been loaded yet."""


class StoreBusy(StoreError):
    """Somebody else is loading, or the file is held open."""


class StoreUnreadable(StoreError):
    """The file is not a graph of ours, or is no longer as it was written."""


class StoreOutdated(StoreError):
    """The graph was written with another schema than the program has now: it must be loaded again."""


class StoreUnreachable(StoreError):
    """The server is down, refuses the log-in, is full, or is of a version we do not know."""


class StoreSlow(StoreUnreachable):
    """The server is there but gave no answer in time; nobody else is in the way."""


class StoreUnwritable(StoreError):
    """The disk is full, the place is read-only or closed to us; nothing was written, what was there is whole."""


class LoadTooLarge(StoreError):
    """A change is too large for one transaction of the server, and was not allowed to go in parts."""


class RemovalRefused(StoreError):
    """A load would remove more of the graph than the safety limit allows."""


class CityRefused(StoreError):
    """A load would put the facts of another city in the place of those held."""


class LogUnreadable(StoreError):
    """Entries of the log of records are missing or were altered, or the file cannot be read.

    `what` says it without what is to be done, in both languages.
    """

    what: tuple[str, str] = ("", "")


class LogOfAnotherVersion(StoreError):
    """The log holds an act, a field or a word that this version does not know; it is whole all the same."""


class EntryConflict(StoreError):
    """An entry was made against a state that has changed since; nothing was written.

    `expected` is the sequence the entry counted on, `actual` that of the entry that stands there now.
    """

    def __init__(self, expected: int, actual: int) -> None:
        self.expected = expected
        self.actual = actual
        super().__init__(
            f"这一条刚被别人改过（记录 #{actual}），没有保存；请看过现在的记录再定。"
            f" Someone changed this just now (record #{actual}); nothing was saved. Look at it, then decide."
        )


class NotFound(LianpuError):
    """Something was asked for by an id that the graph does not have."""


class InvalidRequest(InTwoLanguages, LianpuError):
    """A roadmap or a supposition asks for what cannot be; its text says why and what to do, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh} / {en}")
