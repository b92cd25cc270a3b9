"""A look, now and then, whether the other side still answers while something waits for it."""

import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

PULSE = 1.0
"""Seconds between two looks."""


class LivenessProbe:
    """Looks while a block runs; where the other side is silent it gives up what the block waits for, and says so.

    Silent is what did not answer `misses` looks in a row, or let the block wait for more than `limit` seconds.
    """

    def __init__(
        self, answers: Callable[[], bool], give_up: Callable[[], None], misses: int = 1, limit: float = float("inf")
    ) -> None:
        self._answers, self._give_up, self._misses, self._limit = answers, give_up, misses, limit
        self._over = Event()
        self.silent = False

    def __enter__(self) -> "LivenessProbe":
        """Begin to look."""
        Thread(target=self._look, name="lianpu-watch", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Look no more."""
        self._over.set()

    def _look(self) -> None:
        begun, missed = time.monotonic(), 0
        while not self._over.wait(PULSE):
            missed = 0 if self._answers() else missed + 1
            if self._over.is_set():
                return
            if missed >= self._misses or time.monotonic() - begun > self._limit:
                self.silent = True
                self._give_up()
                return
