"""Packages of office files: parts streamed out of the zip within limits, never unpacked as a whole."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graph.unpacking import MEGABYTE
from loaders.office.faults import LIMITS, OfficeLimits, Unreadable

_CHUNK = 256 * 1024
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, NotImplementedError, OSError)


@dataclass(slots=True)
class Package:
    """A zip of parts by name, with `/` between folders; what was unpacked is counted over all parts.

    `seen` is told which share of it was unpacked so far, by the sizes it declares.
    """

    content: bytes
    limits: OfficeLimits = LIMITS
    seen: Callable[[float], None] | None = None
    members: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    unpacked: int = 0
    _zip: zipfile.ZipFile | None = None

    def __post_init__(self) -> None:
        """List the parts. Raises Unreadable."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(self.content))
            listed = [member for member in self._zip.infolist() if not member.is_dir()]
        except _DAMAGE as error:
            raise Unreadable("broken") from error
        self.members = {member.filename.replace("\\", "/").lstrip("/"): member for member in listed}
        if len(listed) > self.limits.parts or len({name.lower() for name in self.members}) < len(listed):
            raise Unreadable("parts")

    def has(self, name: str) -> bool:
        """Check whether a part exists."""
        return name in self.members

    def stream(self, name: str, most: int | None = None) -> Iterator[bytes]:
        """Yield a part in pieces, counting what it unpacks to. Raises Unreadable."""
        member = self.members.get(name)
        if member is None or self._zip is None:
            raise Unreadable("broken")
        if member.flag_bits & 1:
            raise Unreadable("locked")
        room = max(MEGABYTE, self.limits.ratio * member.compress_size)
        count = 0
        try:
            with self._zip.open(member) as source:
                while piece := source.read(_CHUNK):
                    count += len(piece)
                    self._count(len(piece), count, room, most)
                    yield piece
        except _DAMAGE as error:
            raise Unreadable("broken") from error

    def _count(self, piece: int, count: int, room: int, most: int | None) -> None:
        self.unpacked += piece
        if self.seen is not None:
            self.seen(self.unpacked / max(1, sum(member.file_size for member in self.members.values())))
        if count > room:
            raise Unreadable("bomb")
        largest = self.limits.unpacked if most is None else most
        if self.unpacked > self.limits.unpacked or count > largest:
            raise Unreadable("unpacked", limit=min(largest, self.limits.unpacked) // MEGABYTE)

    def read(self, name: str, most: int = 16 * MEGABYTE) -> bytes:
        """Return a part as a whole, of at most so many bytes. Raises Unreadable."""
        return b"".join(self.stream(name, most))


def resolve(base: str, target: str) -> str:
    """Return the name of the part that a relation of another part points at; it never leaves the package."""
    folder = posixpath.dirname(base)
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
