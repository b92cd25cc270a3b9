"""How long what fails in passing is tried again: one budget for everything people wait for together."""

import random
import time
from threading import Lock

FIRST, LONGEST = 0.1, 1.0
"""Seconds to wait before the first try more, and before any; each wait is twice the one before it."""
REFILL = 30.0
"""Seconds in which a budget that is used up fills again."""


class RetryBudget:
    """A budget of seconds that failed attempts and the waits between them use up; when empty, nothing is tried again.

    It is shared: forty questions to a server that fails each of them wait no longer together than one does.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = self._left = seconds
        self._seen = time.monotonic()
        self._counting = Lock()

    def wait_for_retry(self, begun: float, tries: int) -> bool:
        """Wait and return True where what failed may be tried again, else return False at once.

        `begun` is when the attempt began, by the monotonic clock; `tries` is how many failed before it.
        """
        # the spread keeps many who wait from asking at once; it guards no secret
        pause = min(LONGEST, FIRST * 2 ** min(tries, 10)) * random.uniform(0.8, 1.2)  # noqa: S311  no secret hangs on it
        now = time.monotonic()
        with self._counting:
            self._left = min(self._seconds, self._left + (now - self._seen) * self._seconds / REFILL)
            self._seen = now
            self._left -= now - begun + pause
            enough = self._left >= 0
        if enough:
            time.sleep(pause)
        return enough
