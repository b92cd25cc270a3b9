"""Bytes to text: utf-8 with or without a mark, or gb18030; what is no text is reported."""

from loaders.messages import Place
from loaders.rows import Findings

BINARY_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK = b"\xef\xbb\xbf"
BROKEN_AFTER = 3
"""Chinese characters that read well as utf-8 before the first fault, from which the file is utf-8 and damaged.

Text in gb18030 fails as utf-8 at its first characters, so it is not mistaken for a damaged file.
"""


def decode(content: bytes, file: str, findings: Findings) -> str | None:
    """Return the text of a file, or None where it holds none and why is reported."""
    if not content.strip() or content == UTF8_MARK:
        findings.add("file-empty", Place(file))
        return None
    if content.startswith(UTF16_STARTS):
        findings.add("file-encoding", Place(file))
        return None
    if b"\x00" in content or content.startswith(BINARY_STARTS):
        findings.add("file-binary", Place(file))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return _decode_gb18030(content, fault.start, file, findings)


def _decode_gb18030(content: bytes, fault: int, file: str, findings: Findings) -> str | None:
    """Return the text as gb18030, unless the bytes before the fault show that the file is damaged utf-8."""
    before = content[:fault].decode("utf-8", errors="ignore")
    chinese = sum("\u3000" <= letter <= "\u9fff" for letter in before)
    if content.startswith(UTF8_MARK) or chinese >= BROKEN_AFTER:
        findings.add("file-damaged", Place(file, row=content[:fault].count(b"\n") + 1))
        return None
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        findings.add("file-encoding", Place(file))
        return None
