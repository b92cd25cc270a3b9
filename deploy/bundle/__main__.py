"""`python -m deploy.bundle PLATFORM`: make a bundle of the last commit; `python -m deploy.bundle verify FOLDER`."""

import argparse
import subprocess
import sys
from pathlib import Path

from deploy.bundle.archive import read, write
from deploy.bundle.contents import Order, contents
from deploy.bundle.platforms import PLATFORMS, PYTHON
from deploy.bundle.program import commit
from deploy.bundle.starters.bundle import faults

HOME = Path(__file__).resolve().parents[2]


def main() -> int:
    """Do what was asked; 0 done, 2 not."""
    asked = _parser().parse_args()
    try:
        return _verify(Path(asked.folder)) if asked.platform == "verify" else _make(asked)
    except (ValueError, OSError, subprocess.CalledProcessError) as error:
        print(f"no bundle was made: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy.bundle", description=__doc__)
    parser.add_argument("platform", choices=(*PLATFORMS, "verify"))
    parser.add_argument("folder", nargs="?", default=".", help="the unpacked bundle that verify looks at")
    parser.add_argument("--python", action="append", metavar="3.11", help=f"a Python it is for; else {PYTHON}")
    parser.add_argument("--runtime", type=Path, metavar="FILE", help="a Python it brings, by the name declared for it")
    parser.add_argument("--out", type=Path, default=HOME / "dist", metavar="FOLDER")
    parser.add_argument(
        "--wheels", type=Path, default=HOME / "dist" / "wheels", metavar="FOLDER", help="kept downloads"
    )
    return parser


def _make(asked: argparse.Namespace) -> int:
    platform = PLATFORMS[asked.platform]
    runtime = asked.runtime if asked.runtime and asked.runtime.name else None
    order = Order(HOME, platform, tuple(asked.python or (PYTHON,)), runtime, asked.wheels / platform.name)
    files = contents(order)
    asked.out.mkdir(parents=True, exist_ok=True)
    target = asked.out / f"{order.name}.{platform.archive}"
    write(target, {f"{order.name}/{name}": content for name, content in files.items()}, commit(HOME)[1])
    unpacked = sum(len(read(content)) for content in files.values())
    print(f"{target}: {target.stat().st_size / 1e6:.0f} MB, unpacked {unpacked / 1e6:.0f} MB, {len(files):,} files")
    if runtime is None:
        print(f"it brings no Python: with {platform.runtime.name} at hand, give it by --runtime")
    return 0


def _verify(folder: Path) -> int:
    found = faults(folder)
    print("\n".join(found) or "as its manifest says")
    return 2 if found else 0


if __name__ == "__main__":
    sys.exit(main())
