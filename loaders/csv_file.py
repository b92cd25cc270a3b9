"""CSV as planners save it: utf-8 with or without a mark, or gb18030."""

import csv
import io

from loaders.messages import Place
from loaders.rows import Findings, Row, Sheet

ENCODINGS = ("utf-8-sig", "gb18030")
BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
CELL_LIMIT = 32_767
"""Characters a cell of a workbook can hold."""


def load(content: bytes, file: str, table: str, findings: Findings) -> Sheet | None:
    """Return the sheet a CSV file holds, or None where it cannot be read and why is reported."""
    text = _decoded(content, file, findings)
    if text is None:
        return None
    numbered = _numbered(text, file, findings)
    if numbered is None:
        return None
    if not numbered:
        findings.add("file-empty", Place(file))
        return None
    header = tuple(cell.strip() for cell in numbered[0][1])
    rows = []
    for number, cells in numbered[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            findings.add("row-length", Place(file, row=number), found=len(cells), expected=len(header))
            continue
        rows.append(Row(number, {name: cell.strip() or None for name, cell in zip(header, cells, strict=True)}))
    return Sheet(file, None, table, header, tuple(rows))


def _decoded(content: bytes, file: str, findings: Findings) -> str | None:
    if not content.strip():
        findings.add("file-empty", Place(file))
        return None
    if b"\x00" in content or content.startswith(BINARY_STARTS):
        findings.add("file-binary", Place(file))
        return None
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    findings.add("file-encoding", Place(file))
    return None


def _numbered(text: str, file: str, findings: Findings) -> list[tuple[int, list[str]]] | None:
    """Return rows with their numbers as a spreadsheet counts them, or None where the quotes do not close."""
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, 1):
            rows.append((number, cells))
    except csv.Error:
        findings.add("file-csv", Place(file, row=len(rows) + 1))
        return None
    return rows
