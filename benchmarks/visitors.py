"""Planners on one process or several: each opens a page, thinks for about five seconds, opens the next.

Aim: 95 of 100 reruns answered in half a second. A rerun is timed from the request to the word that the script is
done, over the app's own socket, with no browser; the planners run in this process, beside the servers, and each keeps
to one of them, as behind a proxy with sticky sessions; with `--nginx` there is one, with the balance of the sample in
`deploy/nginx`, and each planner comes from an address of its own. The peer is one planner alone in the same run. On a
machine that does other work the seconds tell of that; processor time a rerun and memory tell less of it.
"""

import argparse
import asyncio
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.fushun import kept
from benchmarks.machine import describe
from benchmarks.serving import balanced, resident, served

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
    asked = _arguments()
    print(describe())
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.environ["LIANPU_HOME"] = folder
        store = kept(Path(folder))
        _second(store)
        servers = [stack.enter_context(served(store)) for _ in range(asked.processes)]
        lines, pids = [line_of(address) for address, _ in servers], [process.pid for _, process in servers]
        warm = [asyncio.run(_crowd([line], 1, 15.0, 0.2)) for line in lines]
        direct = lines
        if asked.nginx:
            lines = [line_of(stack.enter_context(balanced([address for address, _ in servers])))]
        before, worked = _resident(pids), _worked(pids)
        crowd = asyncio.run(_crowd(lines, asked.planners, asked.seconds, THINKING))
        grown, worked = _resident(pids) - before, _worked(pids) - worked
        two = _resident(pids[:1])
        asyncio.run(_first_of(direct[0], "workspace=second"))
        two = _resident(pids[:1]) - two
    _tell(asked, warm[0], crowd)
    each = worked / max(1, len(crowd.seconds))
    print(f"  {1000 * each:.0f} ms of processor a rerun: {asked.planners / THINKING * each:.1f} cores for the crowd")
    print(f"  {grown / asked.planners:.1f} MiB a planner on top of {before / asked.processes:.0f} MiB a process")
    print(f"  {two:.0f} MiB for a second workspace in a process")
    for page, weights in sorted(crowd.weights.items()):
        print(f"  {page:12} {statistics.median(weights) / 1024:6.0f} KiB a drawing")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--planners", type=int, default=PLANNERS)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--nginx", action="store_true", help="let nginx deal the planners to the processes")
    return parser.parse_args()


def _second(store: Path) -> None:
    """Put the same graph beside it as another workspace."""
    folder = store.parent / "second"
    folder.mkdir()
    shutil.copy2(store, folder / "lianpu.sqlite")


def line_of(address: str) -> str:
    """Return where the socket of an app is."""
    return address.replace("http", "ws") + "/_stcore/stream"


def _resident(pids: Sequence[int]) -> float:
    return sum(resident(pid) for pid in pids)


def _worked(pids: Sequence[int]) -> float:
    """Return the seconds of processor that processes have taken."""
    told = [Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split() for pid in pids]
    return sum(int(each[11]) + int(each[12]) for each in told) / os.sysconf("SC_CLK_TCK")


def _tell(asked: argparse.Namespace, warm: Seen, crowd: Seen) -> None:
    p50, p95 = _quantiles(crowd.seconds)
    alone, _ = _quantiles(warm.seconds)
    behind = " behind nginx" if asked.nginx else ""
    where = f"{asked.planners} planners on {asked.processes} processes{behind}"
    print(f"{where}, {THINKING:g} s of thinking, {len(crowd.seconds)} reruns in {asked.seconds:g} s")
    print(f"  p50 {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms (aim 500); one planner alone: p50 {1000 * alone:.0f} ms")


def _quantiles(seconds: list[float]) -> tuple[float, float]:
    found = statistics.quantiles(seconds, n=20)
    return statistics.median(seconds), found[-1]


async def _crowd(lines: Sequence[str], planners: int, seconds: float, thinking: float) -> Seen:
    seen = Seen()
    chances = [random.Random(at) for at in range(planners)]
    crowd = (_planner(lines[at % len(lines)], at, chances[at], seconds, thinking, seen) for at in range(planners))
    await asyncio.gather(*crowd)
    return seen


async def _first_of(where: str, query: str) -> None:
    """Open the first page of a visit."""
    async with websockets.connect(where, max_size=None, subprotocols=[websockets.Subprotocol("streamlit")]) as line:
        await ask(line, "", query)


async def _planner(where: str, at: int, chance: random.Random, seconds: float, thinking: float, seen: Seen) -> None:
    """Open pages until the time is up; what is asked first is not counted, as a session begins with it."""
    # an address for each, by which a proxy tells them apart
    own = (f"127.0.{1 + at % 250}.{1 + at // 250}", 0)
    async with websockets.connect(
        where, max_size=None, subprotocols=[websockets.Subprotocol("streamlit")], local_addr=own
    ) as line:
        await ask(line, "", "")
        end = time.monotonic() + seconds
        await asyncio.sleep(chance.uniform(0, thinking))
        while time.monotonic() < end:
            page, query = _wish(chance)
            begun = time.perf_counter()
            weight, _ = await ask(line, page, query)
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


async def ask(line: websockets.ClientConnection, page: str, query: str) -> tuple[int, int]:
    """Ask for a page; return the bytes and messages until the script was done. Raises RuntimeError where it failed."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    await line.send(asked.SerializeToString())
    weight = messages = 0
    while True:
        raw = await line.recv()
        weight, messages = weight + len(raw), messages + 1
        came = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        if came.WhichOneof("type") == "delta" and came.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(came.delta.new_element.exception.message)
        if came.WhichOneof("type") == "script_finished":
            return weight, messages


if __name__ == "__main__":
    main()
