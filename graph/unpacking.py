"""Office files unpacked within limits: what is too large, a bomb or damaged is named before anything reads it.

Sizes and checksums a file declares are not believed: they are counted while inflating.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from xml.parsers import expat

from graph.errors import LianpuError

MEGABYTE = 2**20
RATIO_FROM = MEGABYTE
"""Bytes a part may unpack to whatever its ratio; short parts of blank text pack tightly and harm nobody."""
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""Size of the largest sheet a spreadsheet program opens."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LOCAL_HEADER = 30
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class UnpackingLimits:
    """How large a file may be: bytes packed and unpacked, ratio of the two, number of parts, rows, cells and depth."""

    packed: int
    unpacked: int
    cells: int
    ratio: int = 100
    parts: int = 2_000
    depth: int = 100


UPLOAD_LIMITS = UnpackingLimits(packed=10 * MEGABYTE, unpacked=64 * MEGABYTE, cells=1_000_000)
"""For files that come in by the browser, from anybody."""
STORED_LIMITS = UnpackingLimits(packed=128 * MEGABYTE, unpacked=512 * MEGABYTE, cells=10_000_000)
"""For files in the folder of facts, put there by whoever keeps it."""


class UnpackingFault(Enum):
    """What is wrong with an office file, in words: what it is and what to do."""

    PACKED = (
        "文件过大，请删去无关内容后另存",
        "the file is too large; remove unrelated content and save again",
    )
    UNPACKED = (
        "文件展开后过大，请删去无关内容后另存",
        "the file unpacks to too much; remove unrelated content and save again",
    )
    CELLS = ("单元格太多，请删去无关的行列后另存", "the file holds too many cells; delete rows and columns not needed")
    RATIO = (
        "压缩比异常，像是压缩炸弹，没有打开；请用表格软件重新另存",
        "packed beyond any real table, like a zip bomb, and not opened; save it again with a spreadsheet program",
    )
    PARTS = (
        "压缩包里的部件太多，没有打开；请用表格软件重新另存",
        "the package holds too many parts and was not opened; save it again with a spreadsheet program",
    )
    TWICE = (
        "压缩包里有重名的部件，没有打开；请用表格软件重新另存",
        "the package holds a part twice and was not opened; save it again with a spreadsheet program",
    )
    LOCKED = (
        "文件加了密码，或是旧格式 .xls；请去掉密码，另存为 .xlsx",
        "the file is protected by a password or of the old .xls kind; take the password out and save it as .xlsx",
    )
    ENTITIES = (
        "文件里有不该有的文档类型声明，没有打开；请用表格软件重新另存",
        "the file declares a document type, which no table does, and was not opened; save it again",
    )
    DEPTH = (
        "文件内部嵌套过深，没有打开；请用表格软件重新另存",
        "the file is nested too deeply and was not opened; save it again with a spreadsheet program",
    )
    BROKEN = (
        "文件打不开（损坏或没有拷全）；请重新拷贝，或用表格软件重新另存",
        "the file does not open (damaged or cut off); copy it again or save it again",
    )

    @property
    def zh(self) -> str:
        """The fault and its remedy in Chinese."""
        return self.value[0]

    @property
    def en(self) -> str:
        """The fault and its remedy in English."""
        return self.value[1]


class UnreadablePackage(LianpuError):
    """An office file that cannot be opened safely; `fault` says why, `part` in which part of the package."""

    def __init__(self, fault: UnpackingFault, part: str = "") -> None:
        self.fault = fault
        self.part = part
        super().__init__(f"{fault.zh} / {fault.en}")


def every_part(name: str) -> bool:
    """Want every part of a package."""
    return bool(name)


def unpack(
    content: bytes, limits: UnpackingLimits = UPLOAD_LIMITS, wanted: Callable[[str], bool] = every_part
) -> dict[str, bytes]:
    """Unpack the wanted parts of an office file by name, with `/` between folders and none before the first.

    Parts that are not wanted are never inflated. Raises UnreadablePackage.
    """
    if len(content) > limits.packed:
        raise UnreadablePackage(UnpackingFault.PACKED)
    if content.startswith(_OLD_OFFICE):
        raise UnreadablePackage(UnpackingFault.LOCKED)
    parts: dict[str, bytes] = {}
    left = limits.unpacked
    for name, member in _members(content, limits).items():
        if wanted(name):
            parts[name] = _inflate(content, member, left, limits)
            left -= len(parts[name])
    if sum(map(len, parts.values())) > max(RATIO_FROM, limits.ratio * len(content)):
        raise UnreadablePackage(UnpackingFault.RATIO)
    check_markup(parts, limits)
    return parts


def _members(content: bytes, limits: UnpackingLimits) -> dict[str, zipfile.ZipInfo]:
    """List the parts of a package by name, refusing too many and any that occurs twice, by case or slash."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [member for member in archive.infolist() if not member.is_dir()]
    except (
        zipfile.BadZipFile,
        ValueError,
        LookupError,
        NotImplementedError,
        OverflowError,
        EOFError,
        OSError,
    ) as error:
        raise UnreadablePackage(UnpackingFault.BROKEN) from error
    if len(listed) > limits.parts:
        raise UnreadablePackage(UnpackingFault.PARTS)
    members = {member.filename.replace("\\", "/").lstrip("/"): member for member in listed}
    if len({name.lower() for name in members}) < len(listed):
        raise UnreadablePackage(UnpackingFault.TWICE)
    if sum(member.file_size for member in listed) > limits.unpacked:
        raise UnreadablePackage(UnpackingFault.UNPACKED)
    return members


def _inflate(content: bytes, member: zipfile.ZipInfo, left: int, limits: UnpackingLimits) -> bytes:
    """Inflate one part, stopping at the limits; its size and checksum must then be the declared ones."""
    name = member.filename
    if member.flag_bits & 1:
        raise UnreadablePackage(UnpackingFault.LOCKED, name)
    packed = _packed(content, member)
    tight = max(RATIO_FROM, limits.ratio * len(packed))
    room = min(left, tight)
    data, whole = (
        _stored(packed, room) if member.compress_type == zipfile.ZIP_STORED else _deflated(packed, room, member)
    )
    if len(data) > room:
        raise UnreadablePackage(UnpackingFault.RATIO if room == tight else UnpackingFault.UNPACKED, name)
    if not whole or len(data) != member.file_size or zlib.crc32(data) != member.CRC:
        raise UnreadablePackage(UnpackingFault.BROKEN, name)
    return data


def _packed(content: bytes, member: zipfile.ZipInfo) -> bytes:
    start = member.header_offset
    header = content[start : start + _LOCAL_HEADER] if start >= 0 else b""
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise UnreadablePackage(UnpackingFault.BROKEN, member.filename)
    start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    return content[start : start + member.compress_size]


def _stored(packed: bytes, room: int) -> tuple[bytes, bool]:
    return packed[: room + 1], True


def _deflated(packed: bytes, room: int, member: zipfile.ZipInfo) -> tuple[bytes, bool]:
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadablePackage(UnpackingFault.BROKEN, member.filename)
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return engine.decompress(packed, room + 1), engine.eof
    except zlib.error as error:
        raise UnreadablePackage(UnpackingFault.BROKEN, member.filename) from error


def check_markup(parts: dict[str, bytes], limits: UnpackingLimits) -> None:
    """Check every XML part: well formed, no document type, not too deep, not too many cells, rows in their order.

    Raises UnreadablePackage with the part.
    """
    cells = 0
    for name, data in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            scan = _Scan(name, limits, limits.cells - cells)
            scan.read(data)
            cells += scan.cells


class _Scan:
    """One pass over an XML part. Readers skip rows and cells out of order silently, so these count as damage."""

    def __init__(self, name: str, limits: UnpackingLimits, room: int) -> None:
        self.name = name
        self.limits = limits
        self.room = room
        self.cells = 0
        self._depth = 0
        self._sheet = False
        self._row = 0
        self._column = 0

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise UnreadablePackage(UnpackingFault.BROKEN, self.name) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self.limits.depth:
            raise UnreadablePackage(UnpackingFault.DEPTH, self.name)
        if self._depth == 1:
            self._sheet = name.endswith("}worksheet")
        elif self._sheet and name.endswith("}row"):
            self._take_row(attributes.get("r"))
        elif self._sheet and name.endswith("}c"):
            self._take_cell(attributes.get("r"))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _doctype(self, *_: object) -> None:
        raise UnreadablePackage(UnpackingFault.ENTITIES, self.name)

    def _take_row(self, number: str | None) -> None:
        row = self._row + 1 if number is None else int(number) if number.isdecimal() else 0
        if not self._row < row <= LAST_ROW:
            raise UnreadablePackage(UnpackingFault.BROKEN, self.name)
        self._row, self._column = row, 0

    def _take_cell(self, reference: str | None) -> None:
        self.cells += 1
        if self.cells > self.room:
            raise UnreadablePackage(UnpackingFault.CELLS, self.name)
        column = self._column + 1 if reference is None else self._column_of(reference)
        if not self._column < column <= LAST_COLUMN:
            raise UnreadablePackage(UnpackingFault.BROKEN, self.name)
        self._column = column

    def _column_of(self, reference: str) -> int:
        """Read the column of a cell reference; 0 if it is none of the current row."""
        match = _CELL.fullmatch(reference)
        if match is None or int(match[2]) != self._row:
            return 0
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        return column
