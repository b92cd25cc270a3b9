"""The rule pack: dated, each rule with its sources and what to write instead, each found at least once in the tests."""

from datetime import date

from graph.analysis.competition.rule import Certainty
from graph.analysis.competition.rules import PACK, RULES
from graph.analysis.competition.sources import REGULATIONS, REVIEW
from graph.analysis.competition.wording import find_wording
from tests.graph.analysis.competition.phrases import OLD_PAPERS
from tests.graph.analysis.competition.test_wording import PLAIN


def test_the_pack_has_its_day_and_eighteen_rules():
    assert PACK.date == "2026-11-30"
    assert [rule.id for rule in RULES] == [f"F-{number:02d}" for number in range(1, 19)]


def test_every_rule_says_what_it_rests_on_and_what_to_write_instead():
    assert all(rule.zh and rule.en and rule.do_zh and rule.do_en and rule.patterns for rule in RULES)
    assert all(rule.sources[0].regulation is REVIEW for rule in RULES)
    assert {article for rule in RULES for article in rule.articles} == {8, 9, 10, 11}


def test_every_regulation_is_dated_before_the_pack_and_cited():
    assert all(date.fromisoformat(each.date) <= date.fromisoformat(PACK.date) for each in REGULATIONS)
    cited = {each.regulation.id for rule in RULES for each in rule.sources}
    assert cited == {each.id for each in REGULATIONS}
    by_id = {each.id: (each.number_zh, each.date) for each in REGULATIONS}
    assert by_id["review"] == ("国务院令第783号", "2024-08-01")
    assert by_id["measures"] == ("国家市场监督管理总局令第99号", "2025-04-20")
    assert by_id["bidding"] == ("国家发展改革委等部门令2024年第16号", "2024-05-01")


def test_every_rule_finds_something_of_ours():
    found = {each.rule.id for text, *_ in (*PLAIN, *OLD_PAPERS) for each in find_wording(text)}
    assert found == {rule.id for rule in RULES}


def test_what_no_article_names_is_only_to_be_checked():
    (rule,) = (rule for rule in RULES if rule.id == "F-18")
    assert {pattern.certainty for pattern in rule.patterns} == {Certainty.DOUBTFUL}
