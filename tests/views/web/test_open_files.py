"""A visit costs the process one open file, its socket; its event loop costs none."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.runtime.app_session import _close_script_event_loop

from tests.views.served import HOME
from tests.views.web.asked import run
from views.web.open_files import IdleLoop, _VisitPolicy

OPEN = Path("/proc/self/fd")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of open files")
def test_the_limit_is_raised_to_what_the_system_allows():
    script = (
        "import resource as r; from graph.system import raise_open_files; "
        "r.setrlimit(r.RLIMIT_NOFILE, (64, 512)); raise_open_files(); print(*r.getrlimit(r.RLIMIT_NOFILE))"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=HOME, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["512", "512"]


@pytest.mark.skipif(not OPEN.exists(), reason="open files can be counted on Linux only")
def test_a_loop_made_inside_a_running_one_opens_nothing():
    async def made():
        before = len(list(OPEN.iterdir()))
        loops = [_VisitPolicy().new_event_loop() for _ in range(20)]
        return loops, len(list(OPEN.iterdir())) - before

    loops, opened = run(made())
    assert opened == 0
    assert {type(loop) for loop in loops} == {IdleLoop}


def test_a_loop_made_elsewhere_can_be_run():
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(_ran).result() == "ran"


def _ran():
    loop = _VisitPolicy().new_event_loop()
    try:
        return loop.run_until_complete(asyncio.sleep(0, "ran"))
    finally:
        loop.close()


def test_streamlit_can_close_an_idle_loop():
    loop = IdleLoop()
    _close_script_event_loop(loop)
    assert loop.is_closed()
