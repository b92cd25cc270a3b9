"""Compound files, in which the old office kinds keep their streams: one stream by name, read within bounds."""

import struct
from dataclasses import dataclass

from loaders.office.faults import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFA
"""Sector numbers from here on are signs and no sectors."""
_SMALL = 4096
_ENTRY = 128


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class Compound:
    """A compound file opened: its streams by name. Raises Unreadable for damage."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or not content.startswith(MAGIC):
            raise Unreadable("broken")
        self._content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if not 7 <= shift <= 16 or not 4 <= small_shift <= shift:
            raise Unreadable("broken")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        self._table = self._read_table()
        directory = self._chain(struct.unpack_from("<I", content, 48)[0])
        self._entries = self._read_directory(directory)
        root = self._entries.get("Root Entry")
        small = struct.unpack_from("<I", content, 60)[0]
        raw = self._chain(small) if small < _FREE else b""
        self._small_table = struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
        self._small = self._chain(root.start) if root is not None and root.start < _FREE else b""

    @property
    def names(self) -> frozenset[str]:
        """Names of the streams and storages."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """Return a stream as a whole. Raises Unreadable."""
        entry = self._entries.get(name)
        if entry is None:
            raise Unreadable("broken")
        found = self._chain(entry.start) if entry.size >= _SMALL else self._small_chain(entry.start)
        if len(found) < entry.size:
            raise Unreadable("broken")
        return found[: entry.size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _read_table(self) -> tuple[int, ...]:
        """Return which sector follows on each, from the sectors that the header and its continuations list."""
        count = struct.unpack_from("<I", self._content, 44)[0]
        listed = list(struct.unpack_from("<109I", self._content, 76))
        more, number = struct.unpack_from("<II", self._content, 68)
        per_sector = self._size // 4
        for _ in range(min(number, len(self._content) // self._size)):
            if more >= _FREE:
                break
            sector = self._sector(more)
            if len(sector) < self._size:
                raise Unreadable("broken")
            *found, more = struct.unpack(f"<{per_sector}I", sector)
            listed += found
        parts = [self._sector(sector) for sector in listed[:count] if sector < _FREE]
        raw = b"".join(part for part in parts if len(part) == self._size)
        return struct.unpack(f"<{len(raw) // 4}I", raw)

    def _chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        sector = start
        for _ in range(len(self._table) + 1):
            if sector >= _FREE:
                return b"".join(parts)
            if sector >= len(self._table):
                raise Unreadable("broken")
            parts.append(self._sector(sector))
            sector = self._table[sector]
        raise Unreadable("broken")

    def _small_chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        sector, size = start, self._small_size
        for _ in range(len(self._small_table) + 1):
            if sector >= _FREE:
                return b"".join(parts)
            if sector >= len(self._small_table):
                raise Unreadable("broken")
            parts.append(self._small[sector * size : (sector + 1) * size])
            sector = self._small_table[sector]
        raise Unreadable("broken")

    def _read_directory(self, raw: bytes) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            if kind and 2 <= length <= 64:
                name = raw[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", raw, at + 116)
                entries.setdefault(name, _Entry(kind, start, size))
        return entries
