"""How many open files a visit costs.

Streamlit gives each visit an event loop of its own, three open files, for scripts that use asyncio. Ours do not, so a
visit gets a loop that opens nothing: with 256 files 150 visits find room, where 60 did.
"""

import asyncio
import warnings
from typing import Any


class IdleLoop(asyncio.AbstractEventLoop):
    """An event loop that is never run and holds no open file."""

    def __init__(self) -> None:
        self._closed = False

    def is_running(self) -> bool:
        """Return False: nothing runs it."""
        return False

    def is_closed(self) -> bool:
        """Return whether it was closed."""
        return self._closed

    def close(self) -> None:
        """Mark it as closed."""
        self._closed = True

    async def shutdown_asyncgens(self) -> None:
        """Do nothing: it has no generators."""

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Do nothing: it has no threads."""

    def run_until_complete(self, future: Any) -> Any:
        """Close a coroutine without running it; Streamlit passes the two above when a visit ends."""
        if asyncio.iscoroutine(future):
            future.close()


def spare_loops_of_visits() -> None:
    """Let a loop that is made while another one runs, as Streamlit makes those of visits, be an idle one."""
    with warnings.catch_warnings():
        # Python 3.14 warns that policies will go; they are still what makes loops there
        warnings.simplefilter("ignore", DeprecationWarning)
        asyncio.set_event_loop_policy(_VisitPolicy())


with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)

    class _VisitPolicy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self) -> asyncio.AbstractEventLoop:
            """Return an idle loop inside a running one, else one that can be run."""
            if asyncio._get_running_loop() is None:
                return super().new_event_loop()
            return IdleLoop()  # type: ignore[abstract] # the methods it lacks run or schedule, which nobody does
