"""How well product texts on file are matched to their links, each read as if its firm, or its chain, were not on file.

The truth is what the facts say: a text confirmed for a link that the firm makes is right, else it counts as wrong,
though a text that lists two products stands on file under one of them. Then the labelled texts of the tests.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

from graph.model.edges import Edge, Includes, Makes
from graph.model.facts import FactSet
from graph.model.nodes import Firm
from loaders.folder import read_facts
from loaders.office.product_names import link_names
from loaders.office.products import ProductReader, Ruling
from pipeline.import_plan import known_from

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "tests/loaders/office/labelled_texts.csv"
FOLDS = 20


def main() -> None:
    """Print precision and recall of what is confirmed."""
    facts = read_facts(ROOT / "data/chains")
    chains = {edge.end: edge.start for edge in facts.edges if isinstance(edge, Includes)}
    _print("without the firm", _read(facts, lambda make: crc32(make.start.encode()) % FOLDS))
    _print("without the chain", _read(facts, lambda make: chains[make.end]))
    _print("labelled texts", _labelled(facts))


def _makes(facts: FactSet) -> list[Makes]:
    return [edge for edge in facts.edges if isinstance(edge, Makes) and edge.product is not None]


def _reader(facts: FactSet, edges: Iterable[Edge]) -> ProductReader:
    return ProductReader(link_names(known_from(facts.nodes, edges, facts.region).links))


def _read(facts: FactSet, fold_of: Callable[[Makes], object]) -> Iterator[tuple[str, str]]:
    """Yield for each link a text is on file for, or confirmed for, the truth and the ruling."""
    names = {node.id: node.name_zh for node in facts.nodes if isinstance(node, Firm)}
    made: defaultdict[str, set[str]] = defaultdict(set)
    folds: defaultdict[object, list[Makes]] = defaultdict(list)
    for make in _makes(facts):
        made[make.start].add(make.end)
        folds[fold_of(make)].append(make)
    for makes in folds.values():
        hidden = set(map(id, makes))
        reader = _reader(facts, (edge for edge in facts.edges if id(edge) not in hidden))
        for make in makes:
            found = {each.link: each.ruling for each in reader.read(str(make.product), names[make.start])}
            yield "yes", found.pop(make.end, "none")
            for link, ruling in found.items():
                if ruling is Ruling.CONFIRMED:
                    yield ("also" if link in made[make.start] else "no"), ruling


def _labelled(facts: FactSet) -> Iterator[tuple[str, str]]:
    reader = _reader(facts, (edge for edge in facts.edges if not isinstance(edge, Makes)))
    ids = {link.name: link.id for link in known_from(facts.nodes, (), facts.region).links}
    with LABELLED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = {each.link: each.ruling for each in reader.read(row["text"], row["firm"] or None)}
            yield f"{row['truth']}, {row['set']}", found.get(ids[row["link"]], "none")


def _print(name: str, rulings: Iterable[tuple[str, str]]) -> None:
    counts = Counter(rulings)
    right, all_yes, wrong = (
        sum(n for (truth, ruling), n in counts.items() if truth.startswith(kind) and ruling in allowed)
        for kind, allowed in (
            ("yes", ["confirmed"]),
            ("yes", ["confirmed", "uncertain", "rejected", "none"]),
            ("no", ["confirmed"]),
        )
    )
    also = counts["also", "confirmed"]
    print(f"{name}: precision {(right + also) / (right + also + wrong):.3f}, recall {right / all_yes:.3f} of {all_yes}")
    for (truth, ruling), n in sorted(counts.items()):
        print(f"    {truth}: {ruling} {n}")


if __name__ == "__main__":
    main()
