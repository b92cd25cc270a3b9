"""Titles that begin with the name of a chain: what the name already ends with is not said a second time."""

import re

from graph.text import Text
from reports.wording.language import Language

INDUSTRY, INDUSTRY_CHAIN = "产业", "产业链"
NAMED_CHAIN = ("链", "鏈", "链条", "集群")
"""How a Chinese name ends that says what it names: 滤材产业链, 滤材产业集群, 冷供应链."""
NAMED_CHAIN_EN = re.compile(r"\b(chain|chains|cluster|clusters)$", re.IGNORECASE)
BARE = Text(INDUSTRY_CHAIN, "")
"""The noun behind a chain's name that stands alone: 滤材产业链, and Filter media in English."""


def chain_title(name: str, noun: Text, language: Language) -> str:
    """Return a chain's name with what it is the chain of, as 滤材产业链全景图 for 滤材, 滤材产业 and 滤材产业链.

    The noun begins with 产业链 or 产业 in Chinese and may begin with `chain` in English; what the name says already is
    left out of it.
    """
    return _chinese(name, noun.zh) if language == "zh" else _english(name, noun.en)


def home_before(home: str, title: str) -> str:
    """Return the home city as it stands before a Chinese title: nothing where the title begins with it already."""
    return "" if title.startswith(home) else home


def _chinese(name: str, noun: str) -> str:
    if name.endswith(NAMED_CHAIN):
        return name + noun.removeprefix(INDUSTRY_CHAIN).removeprefix(INDUSTRY)
    if name.endswith(INDUSTRY):
        return name + noun.removeprefix(INDUSTRY)
    return name + noun


def _english(name: str, noun: str) -> str:
    rest = noun.removeprefix("chain ") if NAMED_CHAIN_EN.search(name) else noun
    return f"{name} {rest}".strip()
