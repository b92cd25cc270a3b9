"""A log of records that is shown and takes no entry: for an app that everybody in a network may open."""

from typing import Any, cast

from graph.errors import InvalidRequest
from graph.store.log import Log

REFUSED = (
    "这里是只读的，没有记录；要记录请到可写的链谱，或请管理员取消只读设置",
    "this copy is read-only and nothing was recorded; use the writable one, or have the administrator lift it",
)


class ReadOnlyLog:
    """A log whose every act is refused and whose readings are those of another log."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def __getattr__(self, name: str) -> Any:
        return getattr(self._log, name)

    def refuse(self, *_: object) -> None:
        """Refuse an act. Raises InvalidRequest; nothing is written."""
        raise InvalidRequest(*REFUSED)

    append = copy_from = start_over = refuse


def read_only(log: Log) -> Log:
    """Return a log that reads like the given one and takes nothing."""
    return cast("Log", ReadOnlyLog(log))


def is_read_only(log: object) -> bool:
    """Check whether a log takes no entries."""
    return isinstance(log, ReadOnlyLog)
