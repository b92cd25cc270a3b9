"""The program as a wheel: built from the tree, put where nothing else of it is, and started by its console entry."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import PATIENCE, free_port, wait_until_healthy

HOME = Path(__file__).resolve().parents[1]
TINY = HOME / "tests" / "data" / "tiny"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built with what the lock of developers holds and nothing fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        *PIP,
        "wheel",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--quiet",
        "-w",
        str(folder),
        str(HOME),
    ]
    subprocess.run(command, check=True, cwd=folder)
    (made,) = folder.glob("lianpu-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """`installed(*arguments)` gives the console entry and its environment, in a folder that has no tree of ours."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [*PIP, "install", "--no-deps", "--no-index", "--no-compile", "--quiet", "--target", folder, wheel], check=True
    )
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LIANPU_", "NEO4J_"))}
    return folder, {**own, "PYTHONPATH": str(folder), "XDG_DATA_HOME": str(folder / "own")}


def test_the_wheel_holds_every_file_of_the_program_and_no_test(wheel):
    names = set(ZipFile(wheel).namelist())
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, text=True, check=True).stdout
    packages = re.compile(r"(access|graph|loaders|pipeline|reports|service|views)/")
    wanted = {name for name in listed.split("\0") if packages.match(name)}
    wanted |= {
        f"lianpu_home/{name}"
        for name in listed.split("\0")
        if re.match(r"data/(?:chains|shelf)/|app\.py$|\.streamlit/", name)
    }
    assert len(wanted) > 700
    assert wanted - names == set()
    assert {name for name in names - wanted if not re.match(r"lianpu-[\d.]+\.dist-info/", name)} == set()


def test_the_entry_loads_and_serves_what_came_with_it(installed, tmp_path):
    folder, environment = installed
    port, log = free_port(), tmp_path / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [folder / "bin" / "lianpu", "run", "--port", str(port)],
            env={**environment, "LIANPU_FACTS": str(TINY)},
            cwd=tmp_path,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", lambda: process.poll() is None, log)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
            assert (answer.status, answer.headers["X-Frame-Options"]) == (200, "DENY")
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
    assert "已更新为资料版次 0001-" in log.read_text(encoding="utf-8")
    assert (folder / "own" / "lianpu" / "lianpu.sqlite").is_file(), "what is kept is not in the program's own folder"


def test_the_facts_that_come_with_it_are_found(installed, tmp_path):
    folder, environment = installed
    script = "from pipeline.settings import Settings; print(Settings.from_environment().facts)"
    command = [sys.executable, "-P", "-c", script]
    told = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert told.strip() == str(folder / "lianpu_home" / "data" / "chains")
    assert (Path(told.strip()) / "region.yaml").is_file()
