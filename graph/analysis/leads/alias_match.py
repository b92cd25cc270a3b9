"""What the vocabulary says of a query, firm by firm: other names among its products, and its industries."""

import re
from collections.abc import Iterable, Mapping

import numpy as np

from graph.analysis.leads.firm_features import FirmFeatures
from graph.analysis.leads.product_index import ProductIndex, Vector
from graph.analysis.leads.text import head_term, normalise

FULL_PRODUCTS = 3
"""Products of one name at which a firm has all that this name can give."""
INSIDE = 0.3
"""What a product counts that only holds the name: transformer oil (变压器油) is no transformer (变压器)."""
NAME_FADE, INDUSTRY_FADE = 0.93, 0.15
"""Entries list the most exact name and the likeliest industry first: each next name counts by so much, each next
industry by so much less."""


def alias_scores(words: ProductIndex, names: Iterable[str]) -> Vector:
    """Return for each firm how many of the names its products have, the rarer among firms and the earlier ones more."""
    found = np.zeros(words.makes.shape[0])
    for place, name in enumerate(names):
        made = np.asarray(words.makes @ naming(words, normalise(name)))
        holding = int((made > 0).sum())
        if holding:
            rarity = np.log(len(found) / holding)
            found += NAME_FADE**place * rarity * np.minimum(made, FULL_PRODUCTS) / FULL_PRODUCTS
    return found


def naming(words: ProductIndex, name: str) -> Vector:
    """Return for each product whether it is called so: 1, `INSIDE` or 0."""
    marks = np.zeros(len(words.products))
    for row in words.containing(name):
        marks[row] = match_strength(name, words.plain_products[row])
    return marks


def match_strength(name: str, product: str) -> float:
    """Return 1 where a product's name ends so, `INSIDE` where the name stands elsewhere in it, else 0."""
    if name not in product or not is_whole_word(name, product):
        return 0
    return 1 if product.endswith(name) or head_term(product).endswith(head_term(name)) else INSIDE


def is_whole_word(name: str, product: str) -> bool:
    """Check that an all-Latin name occurs as a whole word (PO is not in POS); other names always pass."""
    if not name.isascii():
        return True
    return re.search(rf"(?<![0-9a-z]){re.escape(name)}(?![0-9a-z])", product) is not None


def industry_scores(sides: FirmFeatures, industries: Mapping[str, str], names: Iterable[str]) -> Vector:
    """Return for each firm how likely an industry of its own is among those named, or told by code, the first at 1."""
    found = np.zeros(sides.members.shape[0])
    for place, name in enumerate(names):
        columns = [column for column, code in enumerate(sides.codes) if name in (code, industries.get(code))]
        for column in columns:
            belongs = sides.members[:, [column]].toarray().ravel()
            found = np.maximum(found, belongs * likelihood(place))
    return found


def likelihood(place: int) -> float:
    """Return what the industry at a place among those named counts."""
    return max(0.0, 1 - INDUSTRY_FADE * place)
