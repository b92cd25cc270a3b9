"""Bytes of a text file in any usual encoding: UTF-8, UTF-16, GB18030, Big5; signs that were lost are counted."""

import codecs
from dataclasses import dataclass

from loaders.encoding import USUAL_SHARE, UTF8_MARK, UTF16, UTF32_STARTS

_SAMPLE = 200_000
_COMMON_SHARE = 0.7
"""Share of everyday characters below which a text was hardly written in the encoding it was read in."""
_FEW = 200
"""Damaged characters in a million that a text may have and still be of its encoding."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and how many characters were lost."""

    text: str
    encoding: str
    lost: int = 0


def decode_text(content: bytes) -> Decoded | None:
    """Return the text of a file, or None if it is no text in any of these encodings."""
    if content.startswith(UTF32_STARTS):
        return _decoded(content, "utf-32")
    if content[:2] in UTF16:
        return _decoded(content[2:], UTF16[content[:2]])
    if content.startswith(UTF8_MARK):
        return _decoded(content[3:], "utf-8")
    if b"\x00" in content[:_SAMPLE]:
        return _unmarked_utf16(content)
    return _multibyte(content)


def _decoded(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _unmarked_utf16(content: bytes) -> Decoded | None:
    """Return bytes with zeros among them as UTF-16 in the order that gives more everyday signs."""
    found = [_decoded(content, encoding) for encoding in UTF16.values()]
    best = max(found, key=lambda each: sum(map(_is_usual, each.text[:_SAMPLE])))
    sample = best.text[:_SAMPLE]
    return best if sum(map(_is_usual, sample)) >= USUAL_SHARE * len(sample) else None


def _is_usual(letter: str) -> bool:
    return (
        letter in "\t\r\n" or " " <= letter <= "~" or "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
    )


def _multibyte(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    candidates = [_decoded(content, encoding) for encoding in ("utf-8", "gb18030", "big5")]
    few = [each for each in candidates if each.lost * 1_000_000 <= _FEW * max(len(each.text), 10_000)]
    sound = [each for each in few if not _has_controls(each.text)]
    return max(sound, key=_likeness) if sound else None


def _has_controls(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(letter < " " and letter not in "\t\r\n\x1a\x1f\x0b\x0c" for letter in sample) * 100 > len(sample)


def _likeness(read: Decoded) -> float:
    """Return the share of Chinese characters that are everyday ones in the encoding; damage counts against it."""
    chinese = [letter for letter in read.text[:_SAMPLE] if "\u4e00" <= letter <= "\u9fff"]
    charset, first, last = ("big5", 0xA4, 0xC6) if read.encoding == "big5" else ("gb2312", 0xB0, 0xD7)
    common = sum(_is_common(letter, charset, first, last) for letter in chinese)
    share = common / len(chinese) if chinese else _COMMON_SHARE
    return share - read.lost / max(1, len(read.text)) + (0.01 if read.encoding == "utf-8" else 0)


def _is_common(letter: str, charset: str, first: int, last: int) -> bool:
    try:
        raw = codecs.encode(letter, charset)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and first <= raw[0] <= last
