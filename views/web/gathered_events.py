"""What the script of a page tells the server, handed over in batches.

Streamlit wakes the server's loop for each element of a page. The loop then runs beside the script and takes turns with
it over one interpreter: of fifty elements that is a seventh of the processor time of a page. Here what is told waits a
hundredth of a second for more; the end of a script waits for nothing.
"""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, Protocol, cast

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

SECONDS = 0.01
PATIENT = {ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG}
"""Events that more of the same follow."""
USED = ("_on_scriptrunner_event", "_handle_scriptrunner_event_on_event_loop", "_call_soon_on_event_loop")
"""What is used of Streamlit's session; one that has other names is left as it is."""

Call = Callable[[], None]


class Loop(Protocol):
    """What is asked of the server's loop, on its own thread."""

    def call_later(self, delay: float, callback: Call, /) -> object:
        """Call something after some seconds."""


class Gathered:
    """Calls on their way to the thread of a loop, in the order they were made.

    `wake` calls something on that thread soon; it may be asked from any thread.
    """

    def __init__(self, loop: Loop, wake: Callable[[Call], None]) -> None:
        self._loop, self._wake = loop, wake
        self._waiting: list[Call] = []
        self._lock = Lock()

    def add(self, call: Call, *, patient: bool) -> None:
        """Have something called with what follows it, or with all that waits at once."""
        with self._lock:
            self._waiting.append(call)
            first = len(self._waiting) == 1
        if not patient:
            self._wake(self.deliver)
        elif first:
            self._wake(self._later)

    def _later(self) -> None:
        self._loop.call_later(SECONDS, self.deliver)

    def deliver(self) -> None:
        """Call all that waits, on the thread of the loop; what one of them raises holds up none of the others."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        done = 0
        try:
            for call in waiting:
                done += 1
                call()
        finally:
            # where one raised, the loop tells of it, and the others are called after it
            if done < len(waiting):
                with self._lock:
                    self._waiting = waiting[done:] + self._waiting
                self._wake(self.deliver)


def gather_events() -> None:
    """Have the sessions of this process gather what their scripts tell, where this Streamlit has what that uses."""
    if all(callable(getattr(AppSession, name, None)) for name in USED):
        setattr(AppSession, USED[0], _on_event)


def _on_event(session: Any, sender: object, event: ScriptRunnerEvent, *others: Any, **told: Any) -> None:
    """Stand as the session's method that a script's events come to, on the thread of the script."""
    handle = partial(session._handle_scriptrunner_event_on_event_loop, sender, event, *others, **told)
    _of(session).add(handle, patient=event in PATIENT)


def _of(session: Any) -> Gathered:
    """Return what waits for a session, with which it goes."""
    return cast(
        "Gathered",
        vars(session).get("lianpu_gathered")
        or vars(session).setdefault("lianpu_gathered", Gathered(session._event_loop, session._call_soon_on_event_loop)),
    )
