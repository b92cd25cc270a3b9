"""The platforms there are bundles for: tags, archive, starter and the Python that may be given, declared once."""

from collections.abc import Mapping
from dataclasses import dataclass

PYTHON = "3.11"
"""The Python a bundle is made for unless others are named: the first the program runs on."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A Python that is given as a file, as it cannot be fetched everywhere: its publisher's name for it, its digest."""

    name: str
    sha256: str
    python: str = PYTHON


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform: tags of the wheels it takes, what markers ask of it, the form of the archive, its Python."""

    name: str
    tags: tuple[str, ...]
    markers: Mapping[str, str]
    archive: str
    starter: str
    runtime: Runtime

    @property
    def is_windows(self) -> bool:
        """Whether it is Windows."""
        return self.archive == "zip"


def _linux(machine: str, runtime: Runtime) -> Platform:
    # glibc 2.28 is what UOS 20 and Kylin V10 have; wheels for newer ones would not start there
    glibc = (28, 27, 26, 24, 17, 12, 5)
    aliases = (f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}")
    return Platform(
        name=f"linux-{machine}",
        tags=(*(f"manylinux_2_{minor}_{machine}" for minor in glibc), *aliases, f"linux_{machine}"),
        markers={"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine},
        archive="tar.gz",
        starter="start.sh",
        runtime=runtime,
    )


PLATFORMS: Mapping[str, Platform] = {
    each.name: each
    for each in (
        _linux(
            "x86_64",
            Runtime(
                "cpython-3.11.9+20240415-x86_64-unknown-linux-gnu-install_only.tar.gz",
                "78b1c16a9fd032997ba92a60f46a64f795cd18ff335659dfdf6096df277b24d5",
            ),
        ),
        _linux(
            "aarch64",
            Runtime(
                "cpython-3.11.9+20240415-aarch64-unknown-linux-gnu-install_only.tar.gz",
                "b3a7199ac2615d75fb906e5ba556432efcf24baf8651fc70370d9f052d4069ee",
            ),
        ),
        Platform(
            name="win-amd64",
            tags=("win_amd64",),
            markers={
                "sys_platform": "win32",
                "platform_system": "Windows",
                "os_name": "nt",
                "platform_machine": "AMD64",
            },
            archive="zip",
            starter="启动.bat",
            runtime=Runtime(
                "python-3.11.9-embed-amd64.zip",
                "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b",
            ),
        ),
    )
}
