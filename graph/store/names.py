"""Under which texts a node is found by a search."""

from collections.abc import Mapping

from graph.model.facts import Scalar

NAME_PROPERTIES = ("name_zh", "name_en", "short_name", "stock_code", "uscc")
"""Properties that a search looks in, beside the id."""


def texts_of(id: str, values: Mapping[str, Scalar]) -> tuple[str, ...]:
    """Return the texts a node is found by, each once."""
    named = (values.get(name) for name in NAME_PROPERTIES)
    return tuple(dict.fromkeys((id, *(text for text in named if isinstance(text, str)))))


def caption_of(id: str, values: Mapping[str, Scalar]) -> str:
    """Return what a node is called in a picture: its short or full name, else its text, else its id."""
    named = (values.get(name) for name in ("short_name", "name_zh", "text"))
    return next((text for text in named if isinstance(text, str)), id)
