"""The handbook of methods: every rule, strategy, weight and state once for all chains, in the forms of papers."""

from graph.analysis.candidates import candidates
from graph.analysis.targets import target_score
from graph.analysis.targets.strategies import STRATEGY_RULES
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import Mark
from reports.deliverables import DELIVERABLES
from reports.formats.document import Heading, TableBlock
from reports.handbook.document import STATE_ROWS, build_handbook
from reports.publishing import publish


def cells(document):
    return [
        "".join(span.text for span in cell)
        for block in document.blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        for cell in row
    ]


def test_every_rule_strategy_weight_and_state_is_told(tiny):
    for language in ("zh", "en"):
        found = set(cells(build_handbook(tiny, language)))
        assert {rule.id for rule in (*RULES, *STRATEGY_RULES)} <= found
        weights = (*target_score.WEIGHTS, *candidates.WEIGHTS)
        words = "\n".join(found)
        assert all(each.of(language) in words for each in weights)
        assert {mark.label(language) for mark in STATE_ROWS} <= found
    assert set(STATE_ROWS) == set(Mark)


def test_it_has_chapters_contents_and_its_edition_but_no_chain(tiny):
    document = build_handbook(tiny)
    assert [head.text[:2] for head in document.chapters] == ["一、", "二、", "三、", "四、", "五、", "六、", "七、"]
    assert document.contents
    assert document.title == "甲市产业链口径说明"
    assert "第1版" in document.cover.subtitle
    assert all(isinstance(block, Heading) or block for block in document.blocks)


def test_there_is_one_for_the_city_in_each_form(tiny):
    for form in ("docx", "pdf", "md"):
        (file,) = publish(tiny, DELIVERABLES["handbook"], form)
        assert file.name == f"甲市产业链口径说明.{form}"
