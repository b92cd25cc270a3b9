"""Who asks: the holder of a token, or whoever started the program on this machine; and how often in a minute."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

VIEWER = "viewer"
"""The role 查看, the only one a token has: programs read."""
PER_MINUTE = 60
MINUTE = 60.0
REMEMBERED = 1_000
"""Callers whose questions are counted at once; the one silent for longest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a name to count by, the role, and the workspaces that may be asked (none named: all)."""

    name: str
    role: str = VIEWER
    cities: tuple[str, ...] = ()

    def may_ask(self, city: str) -> bool:
        """Return whether a workspace may be asked."""
        return self.role == VIEWER and (not self.cities or city in self.cities)


HERE = Caller("stdio")
"""Whoever started the program on this machine, and so may read its files anyway."""


class Rate:
    """How many questions each caller asked within the last minute."""

    def __init__(self, most: int = PER_MINUTE, now: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.now = now
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, caller: Caller) -> int:
        """Count one question; return 0 if it may be asked, else the seconds to wait."""
        now = self.now()
        with self._lock:
            times = self._asked.setdefault(caller.name, deque())
            self._asked.move_to_end(caller.name)
            while len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
            while times and times[0] <= now - MINUTE:
                times.popleft()
            if len(times) >= self.most:
                return max(1, round(times[0] + MINUTE - now))
            times.append(now)
            return 0
