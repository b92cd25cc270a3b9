"""A bundle: what lies in it for each platform, that it is the same bytes again, and that damage is told."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.utils import parse_wheel_filename

from deploy.bundle import contents as contents_module
from deploy.bundle.archive import write
from deploy.bundle.contents import Order, contents
from deploy.bundle.lock import locked_for
from deploy.bundle.platforms import PLATFORMS, Runtime
from deploy.bundle.starters.bundle import faults
from deploy.bundle.wheels import tags_of

HOME = Path(__file__).resolve().parents[2]
LOCK = HOME / "requirements.lock"


@pytest.fixture
def order(tmp_path, monkeypatch):
    """`order(platform)` is an order whose wheels are one that was made here, so that nothing is fetched."""
    wheel = tmp_path / "one-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        for name in (
            "one/__init__.py",
            "one/tests/test_it.py",
            "one-1.0.dist-info/METADATA",
            "one-1.0.data/scripts/one",
        ):
            made.writestr(name, "ONE = 1\n")
    monkeypatch.setattr(contents_module, "download", lambda *_: (wheel,))
    return lambda name, runtime=None: Order(HOME, PLATFORMS[name], ("3.11",), runtime, tmp_path)


@pytest.mark.parametrize(
    ("name", "python", "there", "absent"),
    [
        ("win-amd64", "3.11", {"colorama": "0.4.6", "numpy": "2.4.6"}, {"pexpect", "ptyprocess"}),
        ("linux-x86_64", "3.11", {"pexpect": "4.9.0", "numpy": "2.4.6", "watchdog": "7.1.0"}, {"colorama"}),
        ("linux-aarch64", "3.12", {"numpy": "2.5.5", "psutil": "7.2.2"}, {"colorama"}),
    ],
)
def test_markers_are_answered_for_the_platform_and_not_for_this_machine(name, python, there, absent):
    found = locked_for(LOCK, PLATFORMS[name], python)
    assert {package: found[package].split()[0] for package in there} == {
        package: f"{package}=={version}" for package, version in there.items()
    }
    assert not absent & set(found)
    assert all("--hash=sha256:" in line for line in found.values())


@pytest.mark.parametrize(
    ("wheel", "wanted"),
    [
        ("a-1-py3-none-any.whl", set(PLATFORMS)),
        ("a-1-cp311-cp311-manylinux_2_28_x86_64.whl", {"linux-x86_64"}),
        ("a-1-cp39-abi3-manylinux2014_aarch64.whl", {"linux-aarch64"}),
        ("a-1-cp311-cp311-manylinux_2_34_x86_64.whl", set()),
        ("a-1-cp312-cp312-win_amd64.whl", set()),
        ("a-1-cp310-abi3-win_amd64.whl", {"win-amd64"}),
    ],
)
def test_a_wheel_is_for_the_platforms_whose_tags_it_has(wheel, wanted):
    tags = parse_wheel_filename(wheel)[3]
    assert {name for name, platform in PLATFORMS.items() if tags & tags_of(platform, "3.11")} == wanted


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_bundle_holds_the_program_its_starter_and_no_test(order, name):
    files = contents(order(name))
    assert {"program/app.py", "program/.streamlit/config.toml", "program/data/chains/region.yaml", "bundle.py"} <= set(
        files
    )
    assert {PLATFORMS[name].starter, "使用说明.txt", "wheels/one-1.0-py3-none-any.whl", "pythons.txt"} <= set(files)
    assert [each for each in files if re.search(r"(^|/)(tests|benchmarks|\.git|\.ci)/", each)] == []
    stated = json.loads(files["MANIFEST.json"])
    assert set(stated["files"]) == set(files) - {"MANIFEST.json"}
    assert stated["wheels"] == {"3.11": ["one-1.0-py3-none-any.whl"]}
    locked = files["requirements-3.11.txt"].decode()
    assert "streamlit==" in locked
    assert "://" not in locked


def test_what_windows_reads_is_as_windows_reads_it(order):
    files = contents(order("win-amd64"))
    bat = files["启动.bat"]
    assert bat.isascii(), "cmd reads it in the code page of the machine"
    assert bat.count(b"\n") == bat.count(b"\r\n") > 30
    assert b'pushd "%~dp0"' in bat
    named = re.findall(r'type "(messages\\[\w-]+\.txt)"', bat.decode())
    assert len(named) == 3
    for message in (name.replace("\\", "/") for name in named):
        assert re.search("[一-鿿]", files[message].decode("utf-8"))
        assert files[message].count(b"\n") == files[message].count(b"\r\n")
    assert files["使用说明.txt"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in files["使用说明.txt"]
    assert max(map(len, files)) < 160
    labels = re.findall(r"^:(\w+)\r$", bat.decode(), re.MULTILINE)
    assert len(set(labels)) == len(labels)
    assert set(re.findall(r"(?:goto|call) :(\w+)", bat.decode())) == set(labels)


def test_what_linux_reads_has_its_line_ends(order):
    files = contents(order("linux-x86_64"))
    assert not any(b"\r" in files[name] for name in ("start.sh", "使用说明.txt", "pythons.txt", "bundle.py"))
    checked = subprocess.run(["sh", "-n"], input=files["start.sh"], check=False)
    assert checked.returncode == 0


@pytest.mark.parametrize("name", ["a.tar.gz", "a.zip"])
def test_the_same_commit_gives_the_same_bytes(order, tmp_path, name):
    files = contents(order("linux-x86_64" if name.endswith("gz") else "win-amd64"))
    digests = set()
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / name, dict(reversed(files.items())) if digests else files, 1_700_000_000)
        digests.add(hashlib.sha256((tmp_path / folder / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_given_python_must_be_the_one_declared(order, tmp_path):
    given = tmp_path / "python.zip"
    given.write_bytes(b"another")
    with pytest.raises(ValueError, match=r"is not python-3\.11\.9-embed-amd64\.zip"):
        contents(order("win-amd64", given))


def test_a_given_python_is_laid_out_with_the_wheels_where_it_finds_them(order, tmp_path):
    given = tmp_path / "python.zip"
    with zipfile.ZipFile(given, "w") as made:
        made.writestr("python.exe", b"MZ")
        made.writestr("python311._pth", "python311.zip\r\n.\r\n")
    asked = order("win-amd64", given)
    own = Runtime("python.zip", hashlib.sha256(given.read_bytes()).hexdigest())
    files = contents(replace(asked, platform=replace(asked.platform, runtime=own)))
    assert files["python/python.exe"] == b"MZ"
    paths = files["python/python311._pth"].decode().split("\r\n")
    assert paths == ["python311.zip", ".", "Lib\\site-packages", "..\\program", "import site", ""]
    assert {name for name in files if name.startswith("python/Lib/")} == {
        "python/Lib/site-packages/one/__init__.py",
        "python/Lib/site-packages/one-1.0.dist-info/METADATA",
    }
    assert not any(name.startswith("wheels/") for name in files)


@pytest.fixture
def unpacked(order, tmp_path):
    """A bundle of Linux laid out in a folder whose name has blanks and Chinese in it."""
    folder = tmp_path / "链 谱"
    for name, content in contents(order("linux-x86_64")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    return folder


def test_what_is_missing_or_altered_is_told(unpacked):
    assert faults(unpacked) == []
    (unpacked / "program" / "app.py").unlink()
    (unpacked / "start.sh").write_bytes(b"echo")
    assert faults(unpacked) == ["缺 / missing: program/app.py", "与制作时不同 / not as it was made: start.sh"]
    (unpacked / "MANIFEST.json").write_text("[]", encoding="utf-8")
    assert len(faults(unpacked)) == 1


def test_an_environment_is_made_of_the_wheels_alone_and_of_a_whole_bundle_alone(unpacked):
    (unpacked / "pythons.txt").write_text("0.0\n", encoding="utf-8")
    command = [sys.executable, "bundle.py", "setup"]
    refused = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)
    assert (refused.returncode, "pythons.txt" in refused.stdout, (unpacked / "env").exists()) == (2, True, False)
    (unpacked / "pythons.txt").write_text("3.11\n", encoding="utf-8")
    if sys.version_info[:2] != (3, 11):
        pytest.skip("the bundle is one for Python 3.11, and this is another")
    subprocess.run(command, cwd=unpacked, check=True)
    script = "import one, sys; print(one.ONE, one.__file__.startswith(sys.prefix))"
    told = subprocess.run(
        [unpacked / "env/bin/python", "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert told == "1 True\n"
    assert (unpacked / "env" / "ready").read_text("utf-8") == f"{unpacked}\n"
    assert not list(unpacked.glob("env/lib/python*/site-packages/one/tests"))


def test_a_machine_without_the_python_is_told_what_it_needs(unpacked, tmp_path):
    (unpacked / "pythons.txt").write_text("0.0\n", encoding="utf-8")
    told = subprocess.run(["sh", "start.sh"], cwd=unpacked, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "这台机器没有 Python 0.0" in told.stderr
