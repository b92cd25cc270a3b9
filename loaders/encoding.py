"""Bytes to text: utf-8 or utf-16 with or without a mark, or gb18030; what is no text is reported."""

import unicodedata

from loaders.messages import CellRef
from loaders.rows import IssueCollector

BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
UTF32_STARTS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
BROKEN_AFTER = 3
"""Chinese characters that read well as utf-8 before the first fault, from which the file is utf-8 and damaged.

Text in gb18030 fails as utf-8 at its first characters, so it is not mistaken for a damaged file.
"""
USUAL_SHARE = 0.9
"""Share of letters in everyday use that shows in which order the bytes of unmarked utf-16 come."""


def decode(content: bytes, file: str, issues: IssueCollector) -> str | None:
    """Return the text of a file, or None where it holds none and why is reported."""
    unfit = _unfit(content)
    if unfit is not None:
        issues.add(unfit, CellRef(file))
        return None
    if content[:2] in UTF16:
        return _decode_utf16(content[2:], UTF16[content[:2]], file, issues)
    if b"\x00" in content:
        return _decode_unmarked(content, file, issues)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return _decode_gb18030(content, fault.start, file, issues)


def _unfit(content: bytes) -> str | None:
    """Return the issue of a file that holds no text at all."""
    if not content.strip() or content == UTF8_MARK or content in UTF16:
        return "file-empty"
    if content.startswith(UTF32_STARTS):
        return "file-encoding"
    return "file-binary" if content.startswith(BINARY_STARTS) else None


def _decode_utf16(content: bytes, encoding: str, file: str, issues: IssueCollector) -> str | None:
    """Return the text as utf-16, unless it was cut or holds letters that do not exist."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as fault:
        text = content[: fault.start].decode(encoding, errors="ignore") + "\0"
    at = next(
        (place for place, letter in enumerate(text) if unicodedata.category(letter) in ("Cn", "Co") or letter == "\0"),
        None,
    )
    if at is None:
        return text
    issues.add("file-damaged", CellRef(file, row=text[:at].count("\n") + 1))
    return None


def _decode_unmarked(content: bytes, file: str, issues: IssueCollector) -> str | None:
    """Return bytes with zeros among them as utf-16, in the order that gives more separators, digits and letters."""
    texts = {encoding: content.decode(encoding, errors="replace") for encoding in UTF16.values()}
    encoding, text = max(texts.items(), key=lambda each: sum(map(str.isascii, each[1])))
    if sum(map(_is_usual, text)) >= USUAL_SHARE * len(text):
        return _decode_utf16(content, encoding, file, issues)
    issues.add("file-binary", CellRef(file))
    return None


def _is_usual(letter: str) -> bool:
    return (
        letter in "\t\r\n" or " " <= letter <= "~" or "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
    )


def _decode_gb18030(content: bytes, fault: int, file: str, issues: IssueCollector) -> str | None:
    """Return the text as gb18030, unless the bytes before the fault show that the file is damaged utf-8."""
    before = content[:fault].decode("utf-8", errors="ignore")
    chinese = sum("\u3000" <= letter <= "\u9fff" for letter in before)
    if content.startswith(UTF8_MARK) or chinese >= BROKEN_AFTER:
        issues.add("file-damaged", CellRef(file, row=content[:fault].count(b"\n") + 1))
        return None
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        issues.add("file-encoding", CellRef(file))
        return None
