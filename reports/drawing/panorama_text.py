"""How wide a text is in the product's font, and how it is cut or broken to fit; no font file is read."""

import re

# Advance widths of Noto Sans CJK SC in twentieths of an em; a character not named is one em wide when it is East
# Asian or punctuation of that font, else the width below.
_REGULAR = {4: " ", 5: "|", 6: "!',.:;Ifijl", 7: "()-[]{}", 8: "/\\rt", 9: '"*?s²', 10: "cvxyz"}
_REGULAR |= {11: "#$+0123456789<=>FJLXY^_aegk~", 12: "AESTVZ`bdhnopqu", 13: "BCKPRαβ", 14: "&DGNU", 15: "HOQ"}
_REGULAR |= {16: "Mw", 18: "%W", 19: "@m"}
_BOLD = {5: " ", 6: "',.:;ijl|", 7: "!-If", 8: "()/[\\]t{}", 9: "r²", 10: "*?sz", 11: '"J_cxy'}
_BOLD |= {12: "#$+0123456789<=>EFLSTVYZ^aegkv~", 13: "ACPX`bdhnopquαβ", 14: "BDGKR", 15: "&HNOQU", 17: "Mw"}
_BOLD |= {18: "W", 19: "%m", 20: "@"}
_OTHER_LATIN = 13

_WIDTHS = tuple({char: width for width, chars in table.items() for char in chars} for table in (_REGULAR, _BOLD))
_NOT_FIRST = "，。；：、）》”’！？…·,.;:)!?%"
_NOT_LAST = "（《“‘(["
ELLIPSIS = "…"
_CLAUSE = re.compile("；|; ")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in pixels at a font size."""
    widths = _WIDTHS[bold]
    twentieths = sum(widths[char] if char in widths else _other(char) for char in text)
    return twentieths * size / 20


def _other(char: str) -> int:
    return _OTHER_LATIN if "\u00a0" <= char < "\u2000" and char != "·" else 20


def by_clauses(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return the text, or as many of its first clauses as fit; one that is too long by itself is cut."""
    told = text
    while text_width(told, size, bold) > room and (found := list(_CLAUSE.finditer(told))):
        told = told[: found[-1].start()]
    return cut(told, room, size, bold)


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return the text, or as much of it as fits with an ellipsis."""
    if text_width(text, size, bold) <= room:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ·-/、，") + ELLIPSIS


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Return the text broken into lines no wider than `room`: between words, and between any two Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_width(line + piece.rstrip(), size, bold) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line else lines


def _pieces(text: str) -> list[str]:
    """Return the parts a line may not break: words with what follows them, Chinese characters with their stops."""
    pieces: list[str] = []
    for char in text:
        sticks = pieces and (
            char == " " or char in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or not (_wide(char) or _ends(pieces[-1]))
        )
        if sticks:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _wide(char: str) -> bool:
    return char >= "\u2e80"


def _ends(piece: str) -> bool:
    return piece[-1] == " " or _wide(piece[-1])


def two_lines(name: str, room: float, second_room: float, size: float) -> tuple[str, str | None]:
    """Return a bold name on one line, or on two when it has words to break between; each is cut where it must be."""
    if text_width(name, size, bold=True) <= room:
        return name, None
    first, *rest = wrap(name, room, size, bold=True)
    if not rest or " " not in name or text_width(first, size, bold=True) > room:
        return cut(name, room, size, bold=True), None
    return first, cut(name[len(first) :].strip(), second_room, size, bold=True)
