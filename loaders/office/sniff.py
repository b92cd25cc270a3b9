"""The type of an office file by what is in it: its name is not believed."""

import re

from loaders.office.faults import Unreadable
from loaders.office.ole import MAGIC
from loaders.office.package import Package

_OTHER = (
    (b"%PDF", ("PDF 文件", "a PDF")),
    (b"\x89PNG", ("图片", "a picture")),
    (b"\xff\xd8\xff", ("图片", "a picture")),
    (b"GIF8", ("图片", "a picture")),
    (b"Rar!", ("压缩包", "an archive")),
    (b"7z\xbc\xaf", ("压缩包", "an archive")),
    (b"\x1f\x8b", ("压缩包", "an archive")),
    (b"{\\rtf", ("文字文档", "a text document")),
    (b"MZ", ("程序", "a program")),
    (b"\x7fELF", ("程序", "a program")),
)
_OLD_BOOKS = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_DOCUMENTS = {
    "word/document.xml": ("Word 文档", "a Word document"),
    "ppt/presentation.xml": ("演示文稿", "a presentation"),
}
_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
_XML_BOOK = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_096


def sniff(content: bytes) -> str:
    """Return `zip`, `ole`, `html` or `text` by the first bytes. Raises Unreadable for what is no table."""
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise Unreadable("empty")
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(MAGIC):
        return "ole"
    for start, (zh, en) in _OTHER:
        if content.startswith(start):
            raise Unreadable("kind", what=zh, what_en=en)
    if content[:2] in _OLD_BOOKS and content[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00"):
        raise Unreadable("old")
    head = content[:_HEAD].replace(b"\x00", b"")
    if _XML_BOOK in head:
        raise Unreadable("kind", what="XML 表格 2003", what_en="an XML spreadsheet of 2003")
    return "html" if _PAGE.search(head) else "text"


def package_kind(package: Package) -> str:
    """Return `xlsx`, `xlsm`, `xlsb` or `ods` by the parts of a package. Raises Unreadable for what is no table."""
    names = {name.lower() for name in package.members}
    if package.has("mimetype") and package.read("mimetype", _HEAD).strip().startswith(_SHEETS):
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    for part, (zh, en) in _DOCUMENTS.items():
        if part in names:
            raise Unreadable("kind", what=zh, what_en=en)
    if any(name.startswith("xl/") or name.endswith("workbook.xml") for name in names):
        return "xlsm" if any(name.endswith("vbaproject.bin") for name in names) else "xlsx"
    if "content.xml" in names and "[content_types].xml" not in names:
        return "ods"
    if "_rels/.rels" in names:
        return "xlsx"
    raise Unreadable("kind", what="压缩包", what_en="an archive")
