"""The order of firms: what a planner would expect of eight firms, and what must not change it."""

import random
from dataclasses import replace

import pytest

from graph.analysis.leads.corpus import CorpusFirm, corpus_of, make_corpus, product_names
from graph.analysis.leads.criteria import WEIGHTS, WORDS
from graph.analysis.leads.lead import MIN_SCORE, find_leads
from graph.analysis.leads.model import fit, rank, score_query
from graph.analysis.leads.reasons import LeadReasonKind
from graph.analysis.leads.vocabulary import VocabularyEntry, vocabulary
from graph.model.kinds import Basis


def test_firms_of_the_trade_come_first_and_makers_are_left_out(eight):
    ranked = rank(fit(eight), "锂电池", {"a", "b"}, 8)
    assert set(ranked[:2]) == {"c", "d"}, "batteries before clothes"
    assert not {"a", "b", "h"} & set(ranked), "makers are known; of h nothing speaks for it"


def test_with_no_maker_known_the_wording_decides(eight):
    assert set(rank(fit(eight), "西装", set(), 1)) == {"e"}
    assert set(rank(fit(eight), "衬衫", set(), 3)) == {"e", "f", "g"}, "the three that make it"


def test_nothing_is_listed_where_nothing_speaks_for_it(eight):
    assert rank(fit(eight), "飞艇", set(), 8) == ()


def test_at_most_as_many_as_asked(eight):
    fitted = fit(eight)
    whole = rank(fitted, "电池", set(), 8)
    assert rank(fitted, "电池", set(), 2) == whole[:2]
    assert len(whole) > 2


def test_an_unknown_maker_is_an_error(eight):
    with pytest.raises(KeyError):
        rank(fit(eight), "电池", {"nobody"}, 3)


def test_names_of_codes_and_order_of_rows_change_nothing(eight):
    draw = random.Random(7)
    words = vocabulary(
        [
            VocabularyEntry(
                "固态电池", aliases=("钠电池", "锂电池"), co_products=("隔膜", "电解液"), industries=("贸易", "电池")
            )
        ]
    )
    eight = replace(eight, vocabulary=words)
    # codes that sort as the old ones keep even ties; names backwards would turn ties alone
    new = {firm.id: f"n-{number:02}" for number, firm in enumerate(eight.firms)}
    firms = [
        CorpusFirm(
            new[firm.id], firm.name, firm.industries[::-1], tuple(draw.sample(firm.products, len(firm.products)))
        )
        for firm in eight.firms
    ]
    draw.shuffle(firms)
    again = make_corpus(firms, dict(reversed(eight.industries.items())), draw.sample(eight.relations, 3), words)
    before, after = fit(eight), fit(again)
    for query, known in (("锂电池", ("a",)), ("衬衫", ("e", "f")), ("固态电池", ())):
        expected = [new[firm] for firm in rank(before, query, known, 8)]
        assert list(rank(after, query, [new[firm] for firm in known], 8)) == expected


def test_codes_that_sort_otherwise_turn_ties_alone(eight):
    new = {firm.id: f"n-{99 - number}" for number, firm in enumerate(eight.firms)}
    turned = make_corpus(
        [CorpusFirm(new[firm.id], firm.name, firm.industries, firm.products) for firm in eight.firms],
        eight.industries,
        eight.relations,
    )
    before, after = score_query(fit(eight), "锂电池", {"a"}), score_query(fit(turned), "锂电池", {new["a"]})
    assert after.total[::-1] == pytest.approx(before.total, abs=1e-9)


def test_a_repeated_product_or_relation_counts_once(eight):
    doubled = make_corpus(
        [CorpusFirm(firm.id, firm.name, firm.industries * 2, firm.products * 2) for firm in eight.firms],
        eight.industries,
        eight.relations * 2,
    )
    assert doubled == eight


def test_every_reason_names_something_that_is_so(eight):
    fitted = fit(eight)
    firms = {firm.id: firm for firm in eight.firms}
    known = {"a", "b"}
    suggestions = find_leads(fitted, "锂电池", known)
    assert [each.firm_id for each in suggestions] == [
        firm for firm in rank(fitted, "锂电池", known, 10) if firm in {each.firm_id for each in suggestions}
    ]
    assert suggestions
    for each in suggestions:
        assert tuple(term.criterion for term in each.score.parts) == WEIGHTS
        assert each.score.points >= MIN_SCORE
        for _, reasons in each.reasons:
            for reason in reasons:
                _is_so(reason, firms[each.firm_id], firms, known)
                assert 0 < reason.share <= 1 + 1e-9


def _is_so(reason, firm, firms, known):
    match reason.kind:
        case LeadReasonKind.PRODUCT:
            assert reason.text in firm.products
        case LeadReasonKind.INDUSTRY:
            assert reason.id in firm.industries
        case LeadReasonKind.MAKER:
            assert reason.id in known
            assert reason.text == firms[reason.id].name
        case LeadReasonKind.NAME:
            assert reason.text == firm.name


def test_the_score_is_the_total_in_hundredths(eight):
    fitted = fit(eight)
    found = score_query(fitted, "锂电池", {"a"})
    for each in find_leads(fitted, "锂电池", {"a"}):
        assert each.score.points == round(100 * found.total[fitted.rows[each.firm_id]])


def test_the_wording_is_explained_by_the_products_that_share_it(eight):
    best = find_leads(fit(eight), "钠电池", set())[0]
    assert best.firm_id == "c"
    reasons = dict(best.reasons)[WORDS]
    assert (reasons[0].text, reasons[0].share) == ("钠电池", pytest.approx(1))


def test_the_industry_is_explained_by_its_makers(eight):
    [suggestion] = [each for each in find_leads(fit(eight), "锂电池", {"a", "b"}) if each.firm_id == "c"]
    industry = {term.id: reasons for term, reasons in suggestion.reasons}["industry"]
    assert [(each.text, each.makers, each.of) for each in industry] == [("电池", 2, 4)]


def test_a_universe_of_one_firm_and_of_none():
    one = fit(make_corpus([CorpusFirm("x", "甲", (), ("钢",))], {}, []))
    assert rank(one, "钢", set(), 3) == ("x",)
    assert rank(one, "钢", {"x"}, 3) == ()


def test_the_universe_of_a_city_is_what_its_facts_say(build, city_of):
    build.chain("c", "钢", "钢管")
    build.link("钢")
    build.link("钢管")
    build.feed("钢", "钢管")
    build.firm("mill")
    build.make("mill", "钢")
    build.firm("idle", city="乙市", province="乙省")
    build.make("idle", "钢管", basis=Basis.GENERAL)
    found = corpus_of(city_of(build))
    assert [(firm.id, firm.products) for firm in found.firms] == [("idle", ("钢管",)), ("mill", ("钢",))]
    assert found.relations == (("钢", "钢管"),)


def test_products_told_in_one_phrase_are_told_apart():
    assert product_names("乙烯（80万吨/年）、聚乙烯,苯(自用) ") == ["乙烯", "聚乙烯", "苯"]
    assert product_names("（在建）") == []
