"""Compare a bundle with its manifest, with nothing but Python: `python3 verify.py [FOLDER]`; 0 whole, 2 not.

What the bundle made of itself on this machine (env, var, runtime) is not in the manifest and is left alone.
"""

import hashlib
import json
import sys
from pathlib import Path

MANIFEST = "MANIFEST.json"


def faults(folder: Path) -> list[str]:
    """Return what is missing from a bundle or is not as it was made, a line each."""
    stated = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    found: list[str] = []
    for name, kept in stated["files"].items():
        path = folder / name
        if not path.is_file():
            found.append(f"缺 / missing: {name}")
        elif digest(path) != kept["sha256"]:
            found.append(f"与制作时不同 / not as it was made: {name}")
    return found


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            total.update(part)
    return total.hexdigest()


def main() -> int:
    """Tell what is wrong with the bundle this file lies in, or with that of a folder."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    try:
        found = faults(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        found = [f"清单读不出 / the manifest cannot be read: {error}"]
    print("\n".join(found) or "与清单一致 / as the manifest says")
    if found:
        print("请重新拷贝整个包后再试 / copy the whole bundle again")
    return 2 if found else 0


if __name__ == "__main__":
    sys.exit(main())
