"""The worked examples of docs/methods.md, run on the six links and five firms of tests/data/tiny."""

import doctest
from pathlib import Path

from graph.analysis.candidates.advantages import ADVANTAGE_RULES
from graph.analysis.candidates.objections import OBJECTION_RULES
from graph.analysis.judgement import judge
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

HOME = Path(__file__).resolve().parents[1]
TINY = HOME / "tests" / "data" / "tiny"
PAPER = HOME / "docs" / "methods.md"


def test_every_example_comes_out_as_written(tmp_path):
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(read_facts(TINY), by="test")
    with store.reader() as reader:
        judgement = judge(reader)
        names = {"judgement": judgement, "city": judgement.city, "reader": reader}
        examples = doctest.DocTestParser().get_doctest(PAPER.read_text("utf-8"), names, "methods", str(PAPER), 0)
        told: list[str] = []
        found = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)
    assert found.attempted > 0
    assert found.failed == 0, "".join(told)


def test_every_reason_for_and_against_a_candidate_is_argued():
    paper = PAPER.read_text("utf-8")
    for rule in (*OBJECTION_RULES, *ADVANTAGE_RULES):
        assert rule.id in paper
    for rule in OBJECTION_RULES:
        mark = "**" if rule.is_serious else "*" if rule.is_doubt else ""
        assert f"{mark}{rule.id}{mark}" in paper
        assert (f"**{rule.id}**" in paper) is rule.is_serious, rule.id
