"""Names found by Chinese, by pinyin, by the initials of pinyin, by English or by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from graph.analysis.exploration.fact_graph import CONNECTED, FactGraph, NodeKey
from graph.model.nodes import Node

CODES = ("stock_code", "uscc", "gbt4754")
NAMES = ("name_zh", "short_name", "name_en")
EXACT, BEGINS, CONTAINS, CODED = range(4)
MIN_SPELT = 3
"""Letters a text must have to be looked for inside a spelling: two stand in nearly every one."""


@dataclass(frozen=True, slots=True)
class IndexedNode:
    """One node and what it is found by, all in lower case: its names, their pinyin and initials, its codes."""

    key: NodeKey
    names: tuple[str, ...]
    spelt: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best matches for a text, and how many there are."""

    keys: tuple[NodeKey, ...]
    total: int


def index_names(graph: FactGraph) -> tuple[IndexedNode, ...]:
    """Return what every node is found by; news, which has no name, is left out."""
    return tuple(_named(key, node) for key, node in graph.nodes.items() if hasattr(node, "name_zh"))


def search_nodes(index: Iterable[IndexedNode], text: str, limit: int = 12) -> SearchResult:
    """Return the nodes whose names or codes hold the text: whole names first, then beginnings, then parts.

    Within these links come before firms and so on, short names before long ones. Blanks in the text do not count.
    """
    sought = _plain(text)
    if not sought:
        return SearchResult((), 0)
    order = {kind.KIND: at for at, kind in enumerate(CONNECTED)}
    ranked = [
        (grade, order[named.key[0]], len(named.names[0]), named.key)
        for named in index
        if (grade := _grade(named, sought)) is not None
    ]
    return SearchResult(tuple(key for *_, key in sorted(ranked)[:limit]), len(ranked))


def spellings(name: str) -> tuple[str, str]:
    """Return a name in pinyin and as the initials of its pinyin: `yixi` and `yx` for 乙烯."""
    syllables = lazy_pinyin(name)
    return _plain("".join(syllables)), _plain("".join(syllable[:1] for syllable in syllables))


def _named(key: NodeKey, node: Node) -> IndexedNode:
    values: Mapping[str, str] = {
        field: value for field in (*NAMES, *CODES) if (value := getattr(node, field, None)) is not None
    }
    own = [values[field] for field in NAMES if field in values]
    chinese = [values[field] for field in NAMES[:2] if field in values]
    spelt = [spelling for name in chinese for spelling in spellings(name)]
    names = tuple(dict.fromkeys(_plain(name) for name in own))
    codes = tuple(_plain(values[field]) for field in CODES if field in values)
    return IndexedNode(key, names, tuple(dict.fromkeys(spelt)), codes)


def _plain(text: str) -> str:
    return "".join(text.split()).lower()


def _grade(named: IndexedNode, sought: str) -> int | None:
    """Return how well a node matches, the less the better; None where it does not."""
    spelt = (*named.names, *named.spelt)
    if sought in spelt:
        return EXACT
    if any(name.startswith(sought) for name in spelt):
        return BEGINS
    if any(sought in name for name in (spelt if len(sought) >= MIN_SPELT else named.names)):
        return CONTAINS
    return CODED if any(sought in code for code in named.codes) else None
