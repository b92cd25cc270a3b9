"""What lies in a bundle: the program, its wheels or a Python that has them, the starter and the manifest."""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from deploy.bundle.archive import Content, read
from deploy.bundle.lock import locked_for
from deploy.bundle.platforms import Platform
from deploy.bundle.program import HERE, commit, program_files, version
from deploy.bundle.starters.bundle import MANIFEST, wanted
from deploy.bundle.wheels import digest, download, listed

STARTERS = Path(__file__).resolve().parent / "starters"
SITE = "python/Lib/site-packages"
README = "使用说明.txt"
NEEDS = "\n本包不带 Python：要有 Python {pythons}（64 位）之一，由管理员安装。\n"
BRINGS = "\n本包自带 Python {python}，不用另外安装。\n"


@dataclass(frozen=True, slots=True)
class Order:
    """What a bundle is made of: the tree, the platform, the Pythons, a given Python and where wheels are kept."""

    home: Path
    platform: Platform
    pythons: tuple[str, ...]
    runtime: Path | None
    wheels: Path

    @property
    def name(self) -> str:
        """Return the name of the bundle and of its one folder."""
        return f"lianpu-{version(self.home)}-{self.platform.name}"


def contents(order: Order) -> dict[str, Content]:
    """Return every file of a bundle by its name inside the one folder. Raises ValueError, CalledProcessError."""
    _check(order)
    files: dict[str, Content] = {**program_files(order.home), **_starters(order)}
    held: dict[str, list[str]] = {}
    laid_out = order.platform.is_windows and order.runtime is not None
    for python in order.pythons:
        wheels = download(order.home / "requirements.lock", order.platform, python, order.wheels)
        files |= _site(wheels) if laid_out else {f"wheels/{path.name}": path for path in wheels}
        held[python] = [] if laid_out else [path.name for path in wheels]
        needed = locked_for(order.home / "requirements.lock", order.platform, python)
        files[f"requirements-{python}.txt"] = listed(needed).encode()
    if order.runtime is not None:
        files |= _python(order.runtime) if laid_out else {f"runtime/{order.runtime.name}": order.runtime}
    return {**files, MANIFEST: _manifest(order, files, held)}


def _check(order: Order) -> None:
    """Raise ValueError where a Python was given that is not the one declared."""
    if order.runtime is None:
        return
    stated = order.platform.runtime
    if digest(order.runtime) != stated.sha256:
        raise ValueError(f"{order.runtime} is not {stated.name}: its SHA-256 is not {stated.sha256}")
    if order.pythons != (stated.python,):
        raise ValueError(f"{stated.name} is Python {stated.python}; no other can be asked for beside it")


def _starters(order: Order) -> dict[str, Content]:
    """Return what starts the program and tells how, in the line ends of the platform."""
    windows = order.platform.is_windows
    ends = "\r\n" if windows else "\n"
    own = {"bundle.py": "bundle.py", order.platform.starter: "start.bat" if windows else "start.sh"}
    if windows:
        own |= {f"messages/{path.name}": f"messages/{path.name}" for path in sorted((STARTERS / "messages").iterdir())}
    told = {name: (STARTERS / source).read_text(encoding="utf-8") for name, source in own.items()}
    told["pythons.txt"] = "".join(f"{each}\n" for each in order.pythons)
    files: dict[str, Content] = {name: text.replace("\n", ends).encode() for name, text in told.items()}
    # the mark in front is how Notepad knows UTF-8
    files[README] = _readme(order).replace("\n", ends).encode("utf-8-sig" if windows else "utf-8")
    return files


def _readme(order: Order) -> str:
    windows, own = order.platform.is_windows, order.runtime is not None
    python = ("python\\python.exe" if own else "env\\Scripts\\python.exe") if windows else "env/bin/python"
    into, out = ("cd program", f"..\\{python}" if windows else f"../{python}")
    backup = f"    {into}\n    {out} -m pipeline backup 备份.zip"
    if not windows:
        backup = f"    {into} && LIANPU_HOME=../var {out} -m pipeline backup ../备份.zip"
    text = (STARTERS / f"readme-{'windows' if windows else 'linux'}.txt").read_text(encoding="utf-8")
    return text.format(
        version=version(order.home),
        platform=order.platform.name,
        name=order.name,
        python=BRINGS.format(python=order.platform.runtime.name)
        if own
        else NEEDS.format(pythons="、".join(order.pythons)),
        backup=backup.replace("    cd program\n", "    set LIANPU_HOME=%CD%\\var\n    cd program\n"),
        verify=f"    {python} bundle.py verify" if windows else "    python3 bundle.py verify",
    )


def _site(wheels: Iterable[Path]) -> dict[str, Content]:
    """Return the files of wheels as a Python without pip finds them; what they would put elsewhere is for shells."""
    files: dict[str, Content] = {}
    for path in wheels:
        with ZipFile(path) as wheel:
            for entry in wheel.infolist():
                if wanted(entry.filename):
                    files[f"{SITE}/{entry.filename}"] = wheel.read(entry)
    return files


def _python(runtime: Path) -> dict[str, Content]:
    """Return the files of python.org's embeddable Python, told where the wheels and the program are."""
    with ZipFile(io.BytesIO(runtime.read_bytes())) as archive:
        files: dict[str, Content] = {
            f"python/{entry.filename}": archive.read(entry) for entry in archive.infolist() if not entry.is_dir()
        }
    (paths,) = [name for name in files if name.endswith("._pth")]
    library = paths.removeprefix("python/").removesuffix("._pth")
    files[paths] = f"{library}.zip\r\n.\r\nLib\\site-packages\r\n..\\{HERE}\r\nimport site\r\n".encode()
    return files


def _manifest(order: Order, files: Mapping[str, Content], wheels: Mapping[str, list[str]]) -> bytes:
    """Return what the bundle holds, by which it is verified where it arrives."""
    number, _ = commit(order.home)
    held = {name: read(content) for name, content in sorted(files.items())}
    stated = {
        "name": order.name,
        "version": version(order.home),
        "commit": number,
        "platform": order.platform.name,
        "pythons": list(order.pythons),
        "wheels": wheels,
        "runtime": None if order.runtime is None else order.platform.runtime.name,
        "files": {name: {"size": len(data), "sha256": sha256(data).hexdigest()} for name, data in held.items()},
    }
    return f"{json.dumps(stated, ensure_ascii=False, indent=1)}\n".encode()
