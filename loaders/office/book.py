"""A file as a book of grids, whatever its type."""

from collections.abc import Callable
from pathlib import Path

from graph.unpacking import MEGABYTE
from loaders.office.encodings import decode_text
from loaders.office.faults import LIMITS, Unreadable
from loaders.office.grid import Book
from loaders.office.html_table import read_html
from loaders.office.ods import read_ods
from loaders.office.package import Package
from loaders.office.sniff import package_kind, sniff
from loaders.office.text_table import Known, read_text_table
from loaders.office.xls import read_xls
from loaders.office.xlsb import read_xlsb
from loaders.office.xlsx import read_xlsx


def read_content(path: Path) -> bytes:
    """Return the bytes of a file within the limit of size. Raises Unreadable."""
    try:
        if path.is_dir():
            raise Unreadable("folder")
        if path.stat().st_size > LIMITS.packed:
            raise Unreadable("large", limit=LIMITS.packed // MEGABYTE)
        with path.open("rb") as file:
            # a file may grow between its size being asked and its being read
            content = file.read(LIMITS.packed + 1)
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    except OSError as error:
        raise Unreadable("denied") from error
    if len(content) > LIMITS.packed:
        raise Unreadable("large", limit=LIMITS.packed // MEGABYTE)
    return content


def read_book(content: bytes, name: str, known: Known, seen: Callable[[float], None] | None = None) -> Book:
    """Read a file as a book; `known` counts known headings, by which the separator of a text is told.

    `seen` is told which share of a package was read so far.

    Raises Unreadable.
    """
    kind = sniff(content)
    if kind == "zip":
        return _read_package(Package(content, seen=seen))
    if kind == "ole":
        return read_xls(content)
    decoded = decode_text(content)
    if decoded is None:
        raise Unreadable("binary")
    if kind == "html":
        return read_html(decoded.text, decoded.encoding)
    return read_text_table(decoded, Path(name).stem, known)


def _read_package(package: Package) -> Book:
    kind = package_kind(package)
    if kind == "ods":
        return read_ods(package)
    return read_xlsb(package) if kind == "xlsb" else read_xlsx(package, kind)
