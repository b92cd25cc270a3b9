"""Ways between firms of Fushun in words; each step keeps the direction of its facts."""

from pathlib import Path

import pytest

from graph.analysis.exploration.connection_hops import ConnectionKind
from graph.analysis.exploration.connections import by_end, connections_to_candidates, connections_to_local_firms
from graph.model.edges import InputTo
from reports.wording.connections import KINDS, PHRASES, connection_texts, fact_ends, hop_basis, kinds_of
from tests.chance import every

HOME = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def city(fushun):
    return fushun.city


def ways(city, start, end, language="zh"):
    found = connections_to_candidates if city.firms[start].local else connections_to_local_firms
    return connection_texts(city, by_end(found(city, start))[end], language)


def test_who_makes_the_input_comes_first_from_whichever_side_it_is_asked(city):
    out, back = (
        {step.text for way in ways(city, *ends) for step in way.hops if step.kind is ConnectionKind.CORE_INPUT}
        for ends in (("dingjide", "fushun-petrochem"), ("fushun-petrochem", "dingjide"))
    )
    assert out == back
    assert "鼎际得 做 α-烯烃，可能要买 抚顺石化 的 乙烯（核心投入）" in out
    english = {step.text for way in ways(city, "dingjide", "fushun-petrochem", "en") for step in way.hops}
    assert "Ethylene of 抚顺石化 is a core input of Alpha-olefins, made by 鼎际得" in english


def test_one_group_is_said_with_its_name(city):
    told = ways(city, "fushun-petrochem", "zhongguoshiyoujilinshihuafengongsi")
    assert told[0].hops[0].text == "抚顺石化 与 中国石油吉林石化分公司 同属 中国石油"
    assert kinds_of(told)[0] is ConnectionKind.GROUP


def test_ways_by_the_same_links_are_told_once_with_the_facts_of_all(city):
    told = ways(city, "fushun-petrochem", "enjiegufen")
    words = [tuple(step.text for step in way.hops) for way in told]
    assert len(words) == len(set(words)) == 2, "two separators are made of HDPE, which is one way"
    assert len(told[0].hops[0].facts) > 3


@pytest.mark.parametrize("step", every(6))
def test_every_way_of_a_firm_has_words_and_facts_in_both_languages(city, step):
    for firm in list(city.firms.values())[::step]:
        found = (connections_to_candidates if firm.local else connections_to_local_firms)(city, firm.id)
        for language in ("zh", "en"):
            for way in connection_texts(city, found, language):
                for hop in way.hops:
                    assert hop.text
                    assert "{" not in hop.text
                    assert hop_basis(hop)
                    assert all(fact_ends(city, fact, language) for fact in hop.facts)
    assert set(KINDS) == set(PHRASES) == set(ConnectionKind)


def test_an_input_is_named_by_both_its_links(city):
    facts = (fact for way in ways(city, "dingjide", "tongyi") for step in way.hops for fact in step.facts)
    edge = next(fact for fact in facts if isinstance(fact, InputTo))
    assert fact_ends(city, edge, "zh") == "混合碳四 → α-烯烃（1-丁烯/1-己烯/1-辛烯）"
