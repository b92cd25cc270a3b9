"""What the tests of dossiers share: a small city with one candidate, judged in memory, and the texts of a part."""

import pytest

from graph.analysis.judgement import judge
from reports.dossier.content import build_dossier
from reports.one_page.page import Grid, Prose, text_of
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def build() -> Builder:
    """f1 and f2 make a, which x is made of; f3 makes b of x; x is made by far alone, in Beijing."""
    builder = Builder()
    for link in ("a", "x", "b"):
        builder.link(link)
    builder.chain("c", "a", "x", "b")
    builder.feed("a", "x")
    builder.feed("x", "b")
    for firm in ("f1", "f2", "f3"):
        builder.firm(firm)
    builder.firm("far", city="北京", province="北京")
    builder.make("f1", "a")
    builder.make("f2", "a")
    builder.make("f3", "b")
    builder.make("far", "x")
    return builder


def dossier_of(builder, language="zh", firm="far", **more):
    return build_dossier(judge(snapshot_of(builder.facts())), firm, "c", language, **more)


def part_under(dossier, head):
    """Return the part whose heading begins so."""
    parts = (part for part in (*dossier.facts, *dossier.work) if isinstance(part, Grid | Prose))
    return next(part for part in parts if (part.head or "").startswith(head))


def table(dossier, head):
    """Return the cells of the table under a heading as text, with the numbers of sources."""
    return [[text_of(cell) for cell in row] for row in part_under(dossier, head).rows]


def note(dossier, head):
    return text_of(part_under(dossier, head).note)


def prose(dossier, head):
    return text_of(part_under(dossier, head).spans)


def identity_of(dossier):
    """Return the facts at the head by their labels."""
    pairs = [each for pair in dossier.facts[0].pairs for each in (pair.left, pair.right)]
    return {label: text_of(value) for label, value in pairs}
