"""`run`: the facts loaded and the app started, in one command; what the console entry and every starter call."""

import os
import runpy
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from access.acting import acting_as
from graph.errors import InvalidRequest
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import settings_of
from pipeline.cli.shared.output import CommandResult
from pipeline.settings import HOME, Settings

ADDRESS, PORT = "127.0.0.1", 8501
APP = HOME / "app.py"
PATIENCE = 180.0
"""Seconds a browser is kept waiting for the app before it is opened all the same."""
STARTS = "链谱在 {address}，按 Ctrl+C 停止 / Lianpu is at {address}; Ctrl+C stops it"


def run(args: Namespace) -> CommandResult:
    """Load the facts, then serve the app until it is stopped; a graph that stands is shown where they are at fault."""
    settings = settings_of(args)
    _refuse_taken(args.address, args.port)
    if not args.no_load:
        code = _load(args)
        if code and not settings.store.exists():
            return CommandResult(code, {"status": "not_started"})
    address = f"http://{'127.0.0.1' if args.address == '0.0.0.0' else args.address}:{args.port}"  # noqa: S104 - told
    print(STARTS.format(address=address), flush=True)
    if args.open:
        threading.Thread(target=_open, args=(address,), daemon=True).start()
    # whoever started it may do all; whoever asks it is told apart by the app
    with acting_as(None):
        _serve(settings, args)
    return CommandResult(0, {"status": "stopped"})


def _refuse_taken(address: str, port: int) -> None:
    """Raise InvalidRequest where the app cannot listen, before anything is loaded."""
    with socket.socket() as probe:
        if sys.platform != "win32":
            # a port that was just let go of can be taken again; on Windows the option would share it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except (OSError, OverflowError) as error:
            raise InvalidRequest(
                f"{address}:{port} 用不了，多半是链谱已经开着；直接在浏览器里打开，或用 --port 换一个端口",
                f"cannot listen on {address}:{port}, most likely Lianpu is running: open it, or choose another --port",
            ) from error


def _load(args: Namespace) -> int:
    """Load in a process of its own, whose memory is given back before anybody visits; return its exit code."""
    command = [sys.executable, "-P", "-m", "pipeline", "load", *_given(args)]
    return subprocess.run(command, check=False, env=_environment()).returncode  # noqa: S603 -- our own command


def _given(args: Namespace) -> list[str]:
    """Return what names the workspace, as it was given."""
    named = (("--workspace", args.workspace), ("--facts", args.facts), ("--store", args.store))
    return [part for name, value in named if value is not None for part in (name, str(value))]


def _environment() -> dict[str, str]:
    """Return the environment in which the other process finds this program, from whatever folder it was started."""
    paths = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _open(address: str) -> None:
    """Open the browser once the app answers; on a machine without one the address that was printed has to do."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        with suppress(OSError), direct.open(f"{address}/_stcore/health", timeout=2):
            break
        time.sleep(0.2)
    with suppress(webbrowser.Error):
        webbrowser.open(address)


def _serve(settings: Settings, args: Namespace) -> None:
    """Run the server in this process, so that a signal to it reaches the app."""
    os.environ["LIANPU_WORKSPACE"] = settings.workspace
    if args.facts is not None:
        os.environ["LIANPU_FACTS"] = str(args.facts.resolve())
    if args.store is not None:
        os.environ["LIANPU_STORE"] = str(args.store.resolve())
    sys.argv = ["streamlit", "run", str(APP), "--server.address", args.address, "--server.port", str(args.port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


COMMAND = Command(
    name="run",
    help="load the facts and start the app on this machine alone",
    run=run,
    arguments=(
        argument("--port", type=int, default=PORT, help=f"the port it listens on; else {PORT}"),
        argument("--address", default=ADDRESS, help="the address it listens on; else this machine's own"),
        argument("--open", action="store_true", help="open the browser when it answers"),
        argument("--no-load", action="store_true", help="start with the graph as it is"),
    ),
    titles={
        "stopped": ("链谱已停止。", "Lianpu has stopped."),
        "not_started": (
            "没有启动：资料没有更新成，也没有上一版；按上面的提示改好资料再试。",
            "Not started: the facts were not loaded and there is no earlier graph; mend them as told above.",
        ),
    },
)
