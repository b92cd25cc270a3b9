"""Fifty planners on one process: each opens a page, thinks for about five seconds, opens the next.

Aim: 95 of 100 reruns answered in half a second. A rerun is timed from the request to the word that the script is
done, over the app's own socket, with no browser; the planners run in this process, beside the server. The peer is one
planner alone in the same run.
"""

import asyncio
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.fushun import kept
from benchmarks.machine import describe
from benchmarks.serving import resident, served

PLANNERS, SECONDS, THINKING = 50, 60.0, 5.0
CHAINS = ("petrochem-new-materials", "fine-chemicals", "equipment-manufacturing", "clean-energy", "ice-snow")
LINKS = ("ethylene", "propylene", "alpha-olefin")


@dataclass
class Seen:
    """What the planners met: seconds and bytes of each rerun, by page."""

    seconds: list[float] = field(default_factory=list)
    weights: dict[str, list[int]] = field(default_factory=dict)


def main() -> None:
    """Print the figures with the machine."""
    print(describe())
    with tempfile.TemporaryDirectory() as folder:
        store = kept(Path(folder))
        with served(store) as (address, process):
            where = address.replace("http", "ws") + "/_stcore/stream"
            warm = asyncio.run(_crowd(where, 1, 15.0, 0.2))
            before = resident(process.pid)
            crowd = asyncio.run(_crowd(where, PLANNERS, SECONDS, THINKING))
            grown = resident(process.pid) - before
    p50, p95 = _quantiles(crowd.seconds)
    alone, _ = _quantiles(warm.seconds)
    print(f"{PLANNERS} planners, {THINKING:g} s of thinking, {len(crowd.seconds)} reruns in {SECONDS:g} s")
    print(f"  p50 {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms (aim 500); one planner alone: p50 {1000 * alone:.0f} ms")
    print(f"  {grown / PLANNERS:.1f} MiB a planner on top of {before:.0f} MiB")
    for page, weights in sorted(crowd.weights.items()):
        print(f"  {page:12} {statistics.median(weights) / 1024:6.0f} KiB a drawing")


def _quantiles(seconds: list[float]) -> tuple[float, float]:
    found = statistics.quantiles(seconds, n=20)
    return statistics.median(seconds), found[-1]


async def _crowd(where: str, planners: int, seconds: float, thinking: float) -> Seen:
    seen = Seen()
    await asyncio.gather(*(_planner(where, random.Random(at), seconds, thinking, seen) for at in range(planners)))
    return seen


async def _planner(where: str, chance: random.Random, seconds: float, thinking: float, seen: Seen) -> None:
    """Open pages until the time is up; what is asked first is not counted, as a session begins with it."""
    async with websockets.connect(where, max_size=None, subprotocols=[websockets.Subprotocol("streamlit")]) as line:
        await _ask(line, "", "")
        end = time.monotonic() + seconds
        await asyncio.sleep(chance.uniform(0, thinking))
        while time.monotonic() < end:
            page, query = _wish(chance)
            begun = time.perf_counter()
            weight = await _ask(line, page, query)
            seen.seconds.append(time.perf_counter() - begun)
            seen.weights.setdefault(page or "overview", []).append(weight)
            await asyncio.sleep(chance.uniform(0.5 * thinking, 1.5 * thinking))


def _wish(chance: random.Random) -> tuple[str, str]:
    """Return a page and its address, the panorama and its profiles most often."""
    chain, link = chance.choice(CHAINS), chance.choice(LINKS)
    return chance.choice(
        (
            ("", ""),
            ("panorama", f"chain={chain}"),
            ("panorama", f"chain={CHAINS[0]}&link={link}"),
            ("panorama", f"chain={CHAINS[0]}&link={link}"),
            ("targets", f"chain={chain}"),
            ("roadmap", f"chain={chain}"),
        )
    )


async def _ask(line: websockets.ClientConnection, page: str, query: str) -> int:
    """Ask for a page and return the bytes that came until the script was done. Raises RuntimeError where it failed."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    await line.send(asked.SerializeToString())
    weight = 0
    while True:
        raw = await line.recv()
        weight += len(raw)
        came = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        if came.WhichOneof("type") == "delta" and came.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(came.delta.new_element.exception.message)
        if came.WhichOneof("type") == "script_finished":
            return weight


if __name__ == "__main__":
    main()
