"""What a bundle does where it arrives, with nothing but Python: `python3 bundle.py verify` or `setup`; 0 done, 2 not.

`verify` compares it with its manifest; what it made of itself on this machine (env, var, runtime) is left alone.
`setup` makes `env` of its wheels. They are archives of files laid out for import: laid out here without pip it takes
seconds, and no package of the system beside Python. `env/ready` says where the environment stands, for it knows its
place.
"""

import hashlib
import json
import os
import shutil
import sys
import sysconfig
import venv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MANIFEST = "MANIFEST.json"
LEFT_OUT = ("/tests/", "/pydeck/nbextension/", "/.agents/", "/include/")
"""Parts of wheels that nothing asks for at run time, a sixth of them."""
AGAIN = "请从原来的压缩包重新解压整个文件夹 / unpack the whole folder again"


def faults(folder: Path) -> list[str]:
    """Return what is missing from a bundle or is not as it was made, a line each."""
    try:
        stated = _stated(folder)
        return [told for name, kept in stated["files"].items() if (told := _fault(folder / name, name, kept["sha256"]))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return [f"清单读不出 / the manifest cannot be read: {error}"]


def _stated(folder: Path) -> dict:  # type: ignore[type-arg] # whatever JSON says
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))  # type: ignore[no-any-return] # as above


def _fault(path: Path, name: str, digest: str) -> str:
    if not path.is_file():
        return f"缺 / missing: {name}"
    with path.open("rb") as file:
        same = hashlib.file_digest(file, "sha256").hexdigest() == digest
    return "" if same else f"与制作时不同 / not as it was made: {name}"


def wanted(name: str) -> bool:
    """Return whether a file of a wheel is for the environment; what it would put elsewhere is for shells."""
    return not name.endswith("/") and ".data/" not in name and not any(part in f"/{name}" for part in LEFT_OUT)


def set_up(folder: Path) -> None:
    """Make the environment of a bundle anew. Raises OSError, KeyError where it has no wheels for this Python."""
    environment = folder / "env"
    wheels = _stated(folder)["wheels"]["{}.{}".format(*sys.version_info)]
    shutil.rmtree(environment, ignore_errors=True)
    venv.EnvBuilder(symlinks=os.name != "nt").create(environment)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(environment), "platbase": str(environment)}))
    with ThreadPoolExecutor(max_workers=4) as several:
        list(several.map(lambda name: _lay_out(folder / "wheels" / name, site), wheels))
    (environment / "ready").write_text(f"{folder}\n", encoding="utf-8", newline="\n")


def _lay_out(wheel: Path, site: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site, [name for name in archive.namelist() if wanted(name)])


def main(asked: str) -> int:
    """Do what was asked with the bundle this file lies in."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # both are text files
    folder = Path(__file__).resolve().parent
    found = faults(folder)
    print("\n".join((*found, AGAIN)) if found else "与清单一致 / as the manifest says")
    if found:
        return 2
    if asked == "setup":
        set_up(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "verify"))
