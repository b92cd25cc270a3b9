"""What is said of wording found and of the rules; our own texts and documents hold none that is not listed."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.competition.rules import PACK
from graph.analysis.competition.sources import DECISION, LAND_REVENUE, MEASURES, REVIEW, Citation
from graph.analysis.competition.typed_texts import flag_texts, review, texts_of_log
from graph.analysis.competition.wording import find_wording
from graph.analysis.records import Records
from graph.model.acts import AddToShortlist, LogEntry
from loaders.folder import read_facts
from reports.catalogue.content import build_catalogue
from reports.catalogue.document import build_catalogue_document
from reports.formats.markdown import to_markdown
from reports.roadmap.document import build_roadmap_document
from reports.wording.competition import (
    citation_text,
    flag_text,
    pack_rows,
    pack_text,
    place_text,
    regulation_rows,
    regulation_text,
    source_text,
)
from tests.in_memory import judged

HOME = Path(__file__).resolve().parents[3]
FOLDERS = ("reports", "views", "graph", "pipeline", "loaders")
SOURCES = [
    path for folder in FOLDERS for path in sorted((HOME / folder).rglob("*.py")) if "competition" not in path.parts
]


def texts_of(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOME)))
def test_no_template_of_ours_is_flagged(path):
    assert [(text, found.wording) for text in texts_of(path) for found in find_wording(text)] == []


def test_the_walk_would_see_a_template_that_offends(tmp_path):
    source = tmp_path / "words.py"
    source.write_text('DO = Text("给予税收返还", "…")\n', "utf-8")
    assert [found.rule.id for text in texts_of(source) for found in find_wording(text)] == ["F-02"]


def test_a_regulation_is_told_with_its_number_and_date():
    assert regulation_text(REVIEW, "zh") == "《公平竞争审查条例》（国务院令第783号，2024-08-01 起施行）"
    assert regulation_text(REVIEW, "en") == (
        "Fair Competition Review Regulation (State Council decree 783, in force since 2024-08-01)"
    )
    assert regulation_text(LAND_REVENUE, "zh").endswith("（国办发〔2006〕100号，2006-12-17 印发）")


def test_articles_are_cited_as_each_language_does():
    assert citation_text(Citation(MEASURES, (13, 15)), "zh") == "实施办法第十三条、第十五条"
    assert citation_text(Citation(MEASURES, (13, 15)), "en") == "Implementing Measures, Articles 13, 15"
    assert citation_text(Citation(DECISION), "zh") == "进一步全面深化改革的决定"
    rule = next(rule for rule in PACK.rules if rule.id == "F-17")
    assert source_text(rule, "zh") == "公平竞争审查条例第十条；实施办法第二十条"
    assert (
        source_text(rule, "en") == "Fair Competition Review Regulation, Article 10; Implementing Measures, Article 20"
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_methods_show_every_rule_with_source_and_what_to_write(language):
    assert PACK.date in pack_text(language)
    rows = pack_rows(language)
    assert [next(iter(row.values())) for row in rows] == [rule.id for rule in PACK.rules]
    assert all(all(row.values()) and len(row) == 4 for row in rows)
    assert len(regulation_rows(language)) == 8
    # a rule may say what it keeps out without being found by itself
    assert [row for row in regulation_rows(language) for text in row.values() if find_wording(text)] == []


def test_a_finding_is_said_to_whoever_typed_it():
    act = AddToShortlist(link_id="polyethylene")
    entry = LogEntry(
        sequence=1, who="市工信局", made_at="2026-03-01", load_id="0001-aaaa", act=act, reason="谈包干 电价"
    )
    (flag,) = flag_texts(texts_of_log(Records((entry,))))
    assert flag_text(flag, "zh").startswith("公平竞争：“包干 电价”应改。规则 F-10 违规给予土地、用能等要素优惠")
    assert flag_text(flag, "en").startswith('Fair competition, "包干 电价": To be changed. Rule F-10 Land, energy')


TYPED = {"note": "对落户企业先缴后返", "text": "与园区谈包干电价", "product": "保底收购的聚合物"}


@pytest.fixture(scope="module")
def offending():
    """The tiny city with something to be changed in every note, piece of news and product."""
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    told = replace(
        facts,
        nodes=tuple(replace(each, **typed_into(each)) for each in facts.nodes),
        edges=tuple(replace(each, **typed_into(each)) for each in facts.edges),
    )
    return judged(told)


def typed_into(record):
    return {name: text for name, text in TYPED.items() if hasattr(record, name)}


def printed_in(document):
    """Return every paragraph and every cell of a document."""
    return [text for line in to_markdown(document, "x").splitlines() for text in line.split("|")]


@pytest.mark.parametrize("document", ["catalogue", "roadmap"])
def test_whatever_a_document_prints_is_listed_as_found(offending, document):
    listed = {flag.finding.wording for flag in review(offending.city)}
    assert listed == {"先缴后返", "包干电价", "保底收购"}
    if document == "catalogue":
        made = build_catalogue_document(build_catalogue(offending))
    else:
        made = build_roadmap_document(offending, "oil")
    printed = {each.wording for text in printed_in(made) for each in find_wording(text)}
    assert printed & listed
    rules = {rule_text for rule in PACK.rules for rule_text in (rule.zh, rule.do_zh)}
    ours = {each.wording for text in rules for each in find_wording(text)}
    assert printed - listed - ours == set()


def test_documents_of_the_tiny_city_print_nothing_to_be_changed(tiny):
    for made in (build_catalogue_document(build_catalogue(tiny)), build_roadmap_document(tiny, "oil")):
        assert [each.wording for text in printed_in(made) for each in find_wording(text)] == []


def test_a_finding_is_placed_by_the_name_of_what_it_stands_in(offending):
    places = {place_text(offending.city, flag.text, "zh") for flag in review(offending.city)}
    assert "项目：聚合催化剂项目 · 备注" in places
    assert "动向：丙市聚烯烃公司 · 内容" in places
    assert all("先缴后返" not in place for place in places)
