"""Characters that no text of ours may hold, because nobody sees them, they break a file, or they turn text round."""

import re

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff"
)
_NO_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LOST = "\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
INVISIBLE = re.compile(f"[{_CONTROL}{_UNSEEN}{_NO_CHARACTERS}]")
"""Control characters other than tab and line breaks, invisible ones, those that turn text round, and no characters."""
REPLACEMENTS = re.compile(f"[{_LOST}]|锟斤拷|锘縤")
"""What stands where a character was lost, or one that only a private font can show."""
UNUSUAL = re.compile(f"[{_CONTROL}{_UNSEEN}{_NO_CHARACTERS}{_LOST}锟锘]")
"""A sign without which a text holds neither of the two above, so that most texts are told by one look."""
MIN_GARBLED = 3
"""Characters of the shortest text that is looked at for having been read in another encoding."""
_BREAKS = re.compile("[\t\n\r\x0b\x0c]")


_CHINESE = re.compile("[\u4e00-\u9fff]+")
_ASCII = re.compile("[\x00-\x7f]")
_HIGH = re.compile("[\u0080-\u00ff]")


def is_garbled(text: str) -> bool:
    """Return whether a text is Chinese that was read in another encoding than it was written in."""
    bare = "".join(text.split())
    if _CHINESE.search(bare) is not None and len(bare) >= MIN_GARBLED:
        # a sign of ASCII is the same in every encoding, so a text with one never reads as Chinese alone
        return _ASCII.search(bare) is None and _reads_as(bare, "gb18030", "utf-8")
    if len(_HIGH.findall(bare)) >= MIN_GARBLED and len(_HIGH.findall(bare)) * 2 > len(bare):
        return _reads_as(bare, "latin-1", "utf-8") or _reads_as(bare, "latin-1", "gb18030")
    return False


def _reads_as(text: str, written: str, meant: str) -> bool:
    try:
        found = text.encode(written).decode(meant)
    except UnicodeError:
        return False
    return bool(_CHINESE.fullmatch(found))


def printable(text: str) -> str:
    """Return text as one line that a terminal shows and does not obey: what it would act on becomes a sign."""
    return INVISIBLE.sub("�", _BREAKS.sub(" ", text))


def one_line(text: str) -> str:
    """Return text without line breaks and odd spaces: none between two Chinese signs, else one plain space."""
    words = text.split()
    line = "".join(words[:1])
    for word in words[1:]:
        line += word if _is_chinese(line[-1]) and _is_chinese(word[0]) else f" {word}"
    return line


def _is_chinese(sign: str) -> bool:
    return (
        "\u3000" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or "\uff00" <= sign <= "\uffef" or sign > "\uffff"
    )
