"""Sentences of verdicts that follow what a link is: what settles a service, silent talks, a note that tells more."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import judge
from graph.model.kinds import LinkKind, ProjectStage, Siting
from graph.model.nodes import Link
from reports.wording.verdict_sentences import verdict_sentence
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


def said_of(builder, link):
    judgement = judge(snapshot_of(builder.facts()))
    return verdict_sentence(judgement.city, judgement.verdicts[link], "zh")


def city_with(link, **more):
    """A chain of three links with makers here and of `link`."""
    builder = Builder()
    for each in ("甲", "乙", "丙"):
        builder.link(each)
        builder.firm(f"{each}厂")
        builder.make(f"{each}厂", each, capacity=5.0)
    builder.link(link, **more)
    builder.chain("c", "甲", "乙", "丙", link)
    return builder


@pytest.mark.parametrize(
    ("kind", "siting", "asked"),
    [
        (LinkKind.PRODUCT, Siting.ATTRACTABLE, "问清年产量即可定强弱。"),
        (LinkKind.SERVICE, Siting.OPERATED, "问清规模多大、服务谁即可定强弱。"),
        (LinkKind.PROCESS, Siting.ATTRACTABLE, "问清一年处理多少即可定强弱。"),
        (LinkKind.SERVICE, Siting.PUBLIC, "公共供给，规模和市场地位依据不足，不用问。"),
    ],
)
def test_what_would_settle_its_size_follows_what_it_is(kind, siting, asked):
    builder = city_with("环", kind=kind, siting=siting)
    builder.firm("环厂")
    builder.make("环厂", "环")
    assert said_of(builder, "环").endswith(asked)


@pytest.mark.parametrize(
    ("year", "end"), [("2025", "还在洽谈，没有签约。"), ("2023", "当时在谈，没有签约，其后没有消息。")]
)
def test_talks_of_years_ago_are_not_told_as_going_on(year, end):
    builder = city_with("环")
    builder.project("谈的项目", "环", ProjectStage.TALKS, start=year)
    assert said_of(builder, "环") == f"环：谈的项目（洽谈，{year}）{end}"


def test_what_the_note_tells_of_is_not_denied():
    builder = city_with("赛事")
    assert said_of(builder, "赛事") == "没有查到本地企业或项目在做赛事，不等于没有。"
    told = "十五冬22个小项在本地举办，所缺的是运营商"
    builder.nodes = [
        replace(each, note=told) if isinstance(each, Link) and each.id == "赛事" else each for each in builder.nodes
    ]
    assert said_of(builder, "赛事") == f"赛事：{told}；没有查到以它为业的本地企业。"


def test_no_sentence_of_fushun_denies_what_the_note_of_its_link_tells(fushun):
    told = [
        link for link, verdict in fushun.verdicts.items() if "以它为业" in verdict_sentence(fushun.city, verdict, "zh")
    ]
    assert told
    # what is a single event is said to be one
    assert "一次性的活动" in verdict_sentence(fushun.city, fushun.verdicts["ice-snow-event"], "zh")
    for link in told:
        assert "本地企业或项目" not in verdict_sentence(fushun.city, fushun.verdicts[link], "zh")
