"""The app served on a free port for a benchmark, and what its process takes."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.fushun import HOME


@contextmanager
def served(store: Path, script: str = "app.py") -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the app on a store, or another script; yield its address and its process, and stop it at the end."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    environment = {**os.environ, "LIANPU_STORE": str(store)}
    process = subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def balanced(addresses: Sequence[str]) -> Iterator[str]:
    """Put nginx before servers, with what the sample of `deploy/nginx` says of sticky visits; yield its address."""
    sample = (HOME / "deploy" / "nginx" / "lianpu.conf").read_text(encoding="utf-8")
    sticky = next(line.split("#")[0] for line in sample.splitlines() if "hash $" in line.split("#")[0])
    peers = " ".join(f"server {address.removeprefix('http://')};" for address in addresses)
    port = free_port()
    headers = 'proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";'
    visit = f"proxy_pass http://lianpu; proxy_http_version 1.1; proxy_set_header Host $http_host; {headers}"
    server = f"server {{ listen 127.0.0.1:{port}; location / {{ {visit} proxy_buffering off; }} }}"
    with tempfile.TemporaryDirectory() as folder:
        http = f"http {{ access_log off; upstream lianpu {{ {sticky} {peers} }} {server} }}"
        path = Path(folder) / "nginx.conf"
        path.write_text(f"pid {folder}/pid; daemon off; events {{ worker_connections 4096; }} {http}", encoding="utf-8")
        process = subprocess.Popen(["nginx", "-e", f"{folder}/log", "-c", path])
        try:
            _wait(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found: int = probe.getsockname()[1]
    return found


def _wait(address: str) -> None:
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise TimeoutError(address)


def resident(process: int) -> float:
    """Return the resident memory of a process in MiB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    held = next(line for line in lines if line.startswith("VmRSS"))
    return int(held.split()[1]) / 1024
