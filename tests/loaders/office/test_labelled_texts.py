"""Labelled product texts: of facts on file, and texts that name a link and are none of it."""

import csv
from pathlib import Path

import pytest

from graph.model.edges import Makes
from loaders.office.product_names import link_names
from loaders.office.products import ProductReader
from pipeline.import_plan import known_from

with Path(__file__).with_name("labelled_texts.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rulings(fushun_facts):
    """Return by text and link what is said, with no make on file that could teach it."""
    edges = [edge for edge in fushun_facts.edges if not isinstance(edge, Makes)]
    links = known_from(fushun_facts.nodes, edges, fushun_facts.region).links
    reader, ids = ProductReader(link_names(links)), {link.name: link.id for link in links}
    found = {}
    for row in ROWS:
        said = {each.link: each.ruling.value for each in reader.read(row["text"], row["firm"] or None)}
        found[row["text"], row["link"]] = said.get(ids[row["link"]], "none")
    return found


def test_no_trap_is_confirmed(rulings):
    traps = [row for row in ROWS if row["truth"] == "no"]
    assert len(traps) > 50
    assert [row for row in traps if rulings[row["text"], row["link"]] == "confirmed"] == []


def test_most_of_what_words_alone_settle_is_confirmed(rulings):
    plain = [rulings[row["text"], row["link"]] for row in ROWS if row["truth"] == "yes"]
    assert len(plain) > 100
    assert plain.count("confirmed") / len(plain) >= 0.85
