"""A product as its cell writes it, found by the folded words that named its link."""

import re

from loaders.office.product_names import fold_product

_APART = re.compile(r"[、，,；;。\n|+]|等(?=[^等])")
LONGEST = 60
"""Characters of the longest part that is taken as a product's own words; beyond it is a description."""


def own_words(text: str, words: str, several: bool) -> str:
    """Return the part of a cell that names a product in the source's words; of several products their own part each."""
    whole = text.strip()
    if not several and len(whole) <= LONGEST:
        return whole
    for part in map(str.strip, _APART.split(whole)):
        if words in fold_product(part) and len(part) <= LONGEST:
            return part
    return words
