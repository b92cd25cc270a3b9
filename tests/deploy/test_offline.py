"""The real bundles: every wheel for its platform, and that of Linux unpacked and started with the network off."""

import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from deploy.bundle.lock import locked_for
from deploy.bundle.platforms import PLATFORMS
from deploy.bundle.wheels import download
from tests.conftest import free_port

pytestmark = pytest.mark.long
HOME = Path(__file__).resolve().parents[2]
KEPT = HOME / "dist" / "wheels"
"""Where wheels are kept, so that they are fetched once."""
LARGEST = 400_000_000
"""Bytes a bundle may come to, unpacked."""


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_package_has_a_wheel_for_the_platform(name):
    wheels = download(HOME / "requirements.lock", PLATFORMS[name], "3.11", KEPT / name)
    assert len(wheels) == len(locked_for(HOME / "requirements.lock", PLATFORMS[name], "3.11")) > 60
    names = [each for path in wheels for each in zipfile.ZipFile(path).namelist()]
    assert max(map(len, names)) < 160


STARTED = """
ip link set lo up
cd "$1"
env -i PATH="$PATH" HOME="$1" ./start.sh --no-open --port "$2" >log.txt 2>&1 &
started=$!
trap 'kill $started' EXIT
while ! "$3" -c "
import sys, urllib.request
asked = urllib.request.urlopen('http://127.0.0.1:$2/', timeout=60)
sys.exit(asked.status != 200 or b'<html' not in asked.read())" 2>/dev/null; do
    kill -0 $started || exit 3
    sleep 0.5
done
"$3" -c "
import socket
try: socket.create_connection(('192.0.2.1', 80), 3)
except OSError: print('off')"
"""


def test_linux_starts_from_the_archive_alone_with_the_network_off(tmp_path):
    name = f"linux-{platform.machine()}"
    if name not in PLATFORMS or sys.version_info[:2] != (3, 11):
        pytest.skip("a bundle is made for Linux on x86-64 or arm64 with Python 3.11")
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("no network can be switched off here: unshare -rn is refused")
    command = [sys.executable, "-m", "deploy.bundle", name, "--out", tmp_path, "--wheels", KEPT]
    subprocess.run(command, cwd=HOME, check=True)
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as archive:
        assert sum(each.size for each in archive) < LARGEST
        archive.extractall(tmp_path / "链 谱", filter="data")
    (folder,) = (tmp_path / "链 谱").iterdir()
    command = ["unshare", "-rn", "sh", "-c", STARTED, "sh", str(folder), str(free_port()), sys.executable]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert told.stdout == "off\n", (folder / "log.txt").read_text("utf-8") + told.stderr
    assert (folder / "var" / "lianpu.sqlite").is_file()
