"""Products that the name or the product texts of a local firm hold, while no row of makes records them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from graph.model.edges import Builds, InputTo, Makes, Undertakes
from graph.model.nodes import Firm, Link
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

SHORT = 2
"""Length of the shortest core word; one as short as this counts only at the end of a name, where the product stands."""
LEGAL = ("有限责任公司", "股份有限公司", "有限公司", "公司", "集团", "股份", "总厂", "厂", "制造")
"""What follows the product at the end of a firm's name."""

_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_BETWEEN_NAMES = re.compile(r"[/、]")
_BETWEEN_PRODUCTS = re.compile(r"[、,;]")


@dataclass(slots=True)
class _OfFirm:
    """What is on file of one firm: links it makes or builds, their names and feeds, and its products by row."""

    links: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    feeds: set[str] = field(default_factory=set)
    products: list[tuple[str, CellRef]] = field(default_factory=list)


def check_named_products(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of each local firm that names a product without a row of makes, with the row to add."""
    cores = _links_by_core(facts)
    on_file = _by_firm(facts)
    for node in facts.nodes.values():
        if not isinstance(node, Firm) or not node.local:
            continue
        known = on_file.get(node.id, _OfFirm())
        told: set[str] = set()
        for core, link, place in (*_in_name(node, known, cores, facts), *_in_products(known, cores)):
            if link not in told:
                told.add(link)
                row = f"{node.id},{link},{core}"
                issues.add("product-named", place, firm=node.id, product=core, link=link, row=row)


def core_of_link(name: str) -> str | None:
    """Return the first core word of a link's name, without remarks in brackets; None if it is too short to tell.

    Of `苯/甲苯` or `针刺/水刺装备` a first word of two characters may be half a name.
    """
    whole = _plain(_REMARK.sub("", name))
    first = _BETWEEN_NAMES.split(whole)[0]
    return first if len(first) > SHORT or (len(first) == SHORT and first == whole) else None


def _links_by_core(facts: ParsedFacts) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for node in facts.nodes.values():
        if isinstance(node, Link) and (core := core_of_link(node.name_zh)) is not None:
            found[core].append(node.id)
    return dict(found)


def _by_firm(facts: ParsedFacts) -> dict[str, _OfFirm]:
    """Return what is on file of each firm that makes or builds something."""
    edges = facts.edges
    names = {node.id: _plain(node.name_zh) for node in facts.nodes.values() if isinstance(node, Link)}
    feeds: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges.values():
        if isinstance(edge, InputTo):
            feeds[edge.end].add(edge.start)
    builds = {edge.start: edge.end for edge in edges.values() if isinstance(edge, Builds)}
    found: defaultdict[str, _OfFirm] = defaultdict(_OfFirm)
    for key, edge in edges.items():
        if isinstance(edge, Makes):
            firm = found[edge.start]
            firm.links.add(edge.end)
            firm.names.add(names[edge.end])
            firm.feeds |= feeds[edge.end]
            firm.products.append((_plain(_REMARK.sub("", edge.product or "")), facts.places[key]))
        if isinstance(edge, Undertakes) and edge.end in builds:
            found[edge.start].links.add(builds[edge.end])
    return dict(found)


def _in_name(
    firm: Firm, known: _OfFirm, cores: Mapping[str, list[str]], facts: ParsedFacts
) -> Iterator[tuple[str, str, CellRef]]:
    """Yield core words in the name of a firm that no fact of it accounts for; a feed in a name is no product."""
    stem = stem_of(firm.name_zh)
    held = [
        core
        for core in _words(stem, {len(core) for core in cores})
        if core in cores and (len(core) > SHORT or stem.endswith(core))
    ]
    texts = known.names | {product for product, _ in known.products} | set(held)
    for core in held:
        for link in () if _is_covered(core, texts) else cores[core]:
            if link not in known.links | known.feeds:
                yield core, link, facts.places[firm.KIND, firm.id]


def _in_products(known: _OfFirm, cores: Mapping[str, list[str]]) -> Iterator[tuple[str, str, CellRef]]:
    """Yield core words that are one of the products in a row of makes, and no name of what the firm makes holds."""
    for product, place in known.products:
        for part in _BETWEEN_PRODUCTS.split(product):
            for link in () if _is_covered(part, known.names) else cores.get(part, ()):
                if link not in known.links:
                    yield part, link, place


def _is_covered(core: str, texts: Collection[str]) -> bool:
    """Return whether another text holds a core word, which then says nothing of its own."""
    return any(core in text and core != text for text in texts)


def stem_of(name: str) -> str:
    """Return what a firm's name says of its trade: without remarks, legal form and the company it belongs to."""
    stem = _plain(_REMARK.sub("", name))
    while (ending := next((each for each in LEGAL if stem.endswith(each)), None)) is not None:
        stem = stem.removesuffix(ending)
    return stem.rpartition("公司")[2]


def _words(stem: str, lengths: Collection[int]) -> Iterator[str]:
    """Yield every run of characters of a stem that is as long as some core word."""
    for start in range(len(stem)):
        for length in lengths:
            if start + length <= len(stem):
                yield stem[start : start + length]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
