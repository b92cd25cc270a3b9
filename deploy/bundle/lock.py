"""The lock read for another machine: which packages it needs there, with the hashes of each."""

from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

from deploy.bundle.platforms import Platform


def environment_of(platform: Platform, python: str) -> dict[str, str]:
    """Return what markers ask of a platform and a Python, such as `3.11`."""
    asked = {name: str(value) for name, value in default_environment().items()}
    asked |= {"python_version": python, "python_full_version": f"{python}.99", "implementation_name": "cpython"}
    return asked | {"platform_python_implementation": "CPython", "extra": "", **platform.markers}


def locked_for(lock: Path, platform: Platform, python: str) -> dict[str, str]:
    """Return the packages of a lock that a platform needs, each as `name==version` with its hashes.

    pip answers markers for the machine it runs on, whatever platform it is to download for; so they are answered here.
    """
    environment = environment_of(platform, python)
    needed: dict[str, str] = {}
    for entry in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.startswith("#"):
            continue
        plain, *hashes = entry.split(" --hash=")
        requirement = Requirement(plain.strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            stated = " ".join(f"--hash={each.strip()}" for each in hashes)
            needed[requirement.name] = f"{requirement.name}{requirement.specifier} {stated}"
    return needed
