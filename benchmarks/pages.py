"""What each page costs the server: processor time, bytes and messages of a drawing, beside those of a bare page.

One planner asks for the same page again and again over the app's own socket, with no browser; the bare page is asked
between, so that both meet the same machine. The first drawings, which work out what the others are given, do not count.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import websockets

from benchmarks.app import BARE
from benchmarks.fushun import kept
from benchmarks.machine import describe
from benchmarks.serving import served
from benchmarks.visitors import ask, line_of

CHAIN = "petrochem-new-materials"
PAGES = (
    ("", ""),
    ("panorama", f"chain={CHAIN}"),
    ("panorama", f"chain={CHAIN}&link=ethylene"),
    ("targets", f"chain={CHAIN}"),
    ("roadmap", f"chain={CHAIN}"),
    ("ledger", ""),
    ("firms", ""),
    ("firms", "firm=fushun-petrochem-detergent"),
    ("ties", ""),
    ("explore", ""),
    ("documents", f"chain={CHAIN}"),
    ("documents", f"what=one-page&form=pdf&chain={CHAIN}"),
    ("owner", ""),
    ("peers", ""),
    ("map", ""),
    ("what_if", f"chain={CHAIN}"),
    ("shortlist", ""),
    ("evidence", ""),
    ("methods", ""),
    ("imports", ""),
    ("review", ""),
)
FIRST = 3


def main() -> None:
    """Print the figures with the machine."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    print(describe())
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.environ["LIANPU_HOME"] = folder
        store = kept(Path(folder))
        (address, app), (other, bare) = (stack.enter_context(served(store, script)) for script in ("app.py", BARE))
        asyncio.run(_all(address, app.pid, other, bare.pid, times))


async def _all(address: str, app: int, other: str, bare: int, times: int) -> None:
    async with _line(address) as line, _line(other) as plain:
        for page, query in PAGES:
            took, least, weight, messages = 0.0, 0.0, 0, 0
            for at in range(FIRST + times):
                begun, of_bare = _processor(app), _processor(bare)
                weight, messages = await ask(line, page, query)
                await ask(plain, "", "")
                # what follows a drawing on the server is its too
                await asyncio.sleep(0.002)
                if at >= FIRST:
                    took, least = took + _processor(app) - begun, least + _processor(bare) - of_bare
            told = f"{page or 'overview'} {query}"[:52]
            each = f"{1000 * took / times:6.1f} ms, {took / least:4.1f} times a bare rerun"
            print(f"  {told:52} {each}, {weight / 1024:4.0f} KiB, {messages:3d} messages")


@asynccontextmanager
async def _line(address: str) -> AsyncIterator[websockets.ClientConnection]:
    protocol = websockets.Subprotocol("streamlit")
    async with websockets.connect(line_of(address), max_size=None, subprotocols=[protocol]) as line:
        await ask(line, "", "")
        yield line


def _processor(pid: int) -> float:
    """Return the seconds of processor a process has taken, ended threads with them, to the nanosecond."""
    # the clock of another process: clock_getcpuclockid(3) of Linux, which Python does not pass on
    return time.clock_gettime((~pid << 3) | 2)


if __name__ == "__main__":
    main()
