"""Packages written part by part: binary workbooks, and workbooks meant to do harm."""

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """Write a package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(*given: tuple[str, str, str]) -> str:
    """Write the relations of a part: id, kind, target."""
    rows = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id, kind, to in given)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def workbook(sheet: bytes | str, strings: bytes | str | None = None, **more: bytes | str) -> bytes:
    """Write an xlsx of one sheet from its markup."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or f'{HEAD}<sst xmlns="{MAIN}"/>',
    }
    return package(parts | {name.replace("__", "/"): content for name, content in more.items()})


def sheet(rows: str, after: str = "") -> str:
    """Write the markup of a sheet."""
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def record(kind: int, data: bytes = b"") -> bytes:
    """Write a record of a binary workbook."""
    out = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    while True:
        out += bytes([length & 0x7F | (0x80 if length > 127 else 0)])
        length >>= 7
        if not length:
            return out + data


def wide(text: str) -> bytes:
    """Write a text of a binary workbook with its length."""
    raw = text.encode("utf-16-le")
    return struct.pack("<I", len(raw) // 2) + raw


def binary_row(number: int, cells: Iterable[bytes]) -> bytes:
    """Write a row of a binary workbook, counted from 0."""
    return record(0, struct.pack("<IIHHB", number, 0, 300, 0, 0) + b"\0" * 4) + b"".join(cells)


def binary_cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """Write a cell of a binary workbook."""
    return record(kind, struct.pack("<II", column, style) + value)


def binary_workbook(rows: bytes, strings: Iterable[str] = ()) -> bytes:
    """Write an xlsb of two sheets, the second hidden: styles are plain, bold, and one that shows year and month."""
    fonts = record(43, struct.pack("<HHH", 220, 0, 400)) + record(43, struct.pack("<HHH", 220, 0, 700))
    formats = record(44, struct.pack("<H", 164) + wide('yyyy"年"m"月"'))
    styles = [(0, 0), (0, 1), (164, 0)]
    xfs = b"".join(record(47, struct.pack("<HHHHHHH", 0, format, font, 0, 0, 0, 0)) for format, font in styles)
    bundle = record(156, struct.pack("<II", 0, 1) + wide("r1") + wide("企业"))
    bundle += record(156, struct.pack("<II", 1, 2) + wide("r2") + wide("旧表"))
    return package(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": record(131) + record(153, struct.pack("<I", 0)) + record(143) + bundle + record(144),
            "xl/_rels/workbook.bin.rels": relations(
                ("r1", "worksheet", "worksheets/sheet1.bin"),
                ("r2", "worksheet", "worksheets/sheet2.bin"),
                ("r3", "sharedStrings", "sharedStrings.bin"),
                ("r4", "styles", "styles.bin"),
            ),
            "xl/worksheets/sheet1.bin": record(129) + record(145) + rows + record(146) + _merged() + record(130),
            "xl/worksheets/sheet2.bin": record(129) + record(145) + record(146) + record(130),
            "xl/sharedStrings.bin": record(159)
            + b"".join(record(19, b"\0" + wide(text)) for text in strings)
            + record(160),
            "xl/styles.bin": record(278) + formats + fonts + record(617) + xfs + record(618) + record(279),
        }
    )


def _merged() -> bytes:
    return record(177) + record(176, struct.pack("<IIII", 0, 0, 0, 2)) + record(178)
