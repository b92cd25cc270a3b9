"""A product as its cell writes it, found by the folded words that named its link."""

import re

from loaders.office.product_names import fold_product

_APART = re.compile(r"[、，,；;。\n|+]|等(?=[^等])")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_HIDE = {ord(sign): chr(0xE000 + place) for place, sign in enumerate("、，,；;。\n|+等")}
_SHOW = {ord(hidden): chr(sign) for sign, hidden in _HIDE.items()}
LONGEST = 60
"""Characters of the longest part that is taken as a product's own words; beyond it is a description."""


def own_words(text: str, words: str) -> str:
    """Return what a cell calls a product in the source's words: the part of it that names it, else the cell."""
    # signs within brackets part nothing
    hidden = _BRACKET.sub(lambda found: found.group().translate(_HIDE), text.strip())
    parts = [part for part in (each.translate(_SHOW).strip() for each in _APART.split(hidden)) if part]
    named = next((part for part in parts if words in fold_product(part)), None) if len(parts) > 1 else None
    found = text.strip() if named is None else named
    return found if len(found) <= LONGEST else words
