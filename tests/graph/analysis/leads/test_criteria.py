"""Each term by itself, against figures worked out by hand."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

from graph.analysis.leads import profile_regression
from graph.analysis.leads.alias_match import alias_scores, industry_scores, is_whole_word, match_strength
from graph.analysis.leads.corpus import CorpusFirm, make_corpus
from graph.analysis.leads.criteria import (
    HEAD,
    INDUSTRY,
    LIKENESS,
    NAME,
    NEAR,
    PRODUCTS,
    SAME,
    USUAL,
    WALK,
    WEIGHTS,
    WORDS,
)
from graph.analysis.leads.firm_features import read_features
from graph.analysis.leads.latent_space import LatentSpace
from graph.analysis.leads.lookalike import RIDGE, likeness, resemblance
from graph.analysis.leads.model import CURVE, fit, head_terms, scaled, score_query, weighted
from graph.analysis.leads.product_index import index_products, ngrams, tf_idf
from graph.analysis.leads.text import head_term, normalise
from graph.analysis.leads.vocabulary import VocabularyEntry, vocabulary
from graph.analysis.leads.walk_graph import make_walk_graph


def test_a_name_is_cut_into_runs_and_its_tail_is_marked():
    assert sorted(ngrams("锂电池")) == sorted(["锂", "电", "池", "锂电", "电池", "锂电池", "池$", "电池$"])
    assert ngrams("") == []
    assert normalise("ＰＶＣ 树脂") == "pvc树脂"


def test_rarer_grams_weigh_more_and_profiles_have_length_one(eight):
    words = index_products(eight)
    # 西 is used by one firm of eight, 衬 by three: ln(9/2) and ln(9/4)
    assert words.rare[words.columns["西"]] == pytest.approx(np.log(9 / 2))
    assert words.rare[words.columns["衬"]] == pytest.approx(np.log(9 / 4))
    lengths = np.sqrt(words.profiles.multiply(words.profiles).sum(axis=1))
    assert lengths == pytest.approx([1] * 7 + [0])


def test_a_maker_is_compared_by_what_it_shows_besides_the_query(eight):
    words = index_products(eight)
    hidden = words.without(words.containing("锂电池"), np.array([0]))
    rest = CorpusFirm("a", "甲电源公司", ("B",), ("隔膜", "电解液"))
    counts = np.zeros((1, len(words.columns)))
    for product in rest.products:
        for gram in ngrams(product):
            counts[0, words.columns[gram]] += 1
    expected = tf_idf(csr_array(counts), words.rare).toarray()
    assert hidden.toarray() == pytest.approx(expected)


def test_resemblance_is_the_mean_cosine_with_the_makers():
    firms = csr_array(np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 0.0]]))
    makers = csr_array(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert resemblance(firms, makers) == pytest.approx([0.5, 0.7, 0.0])


def test_an_industry_counts_by_its_share_of_makers_three_firms_added(eight):
    sides = read_features(eight)
    known = np.array([1, 1, 0, 0, 0, 0, 0, 0.0])
    # four firms in batteries, two of them makers: 2 / (4 + 3)
    assert dict(zip(sides.codes, sides.rates(known), strict=True)) == pytest.approx({"B": 2 / 7, "C": 0, "T": 0})
    found = score_query(fit(eight), "锂电池", {"a", "b"})
    assert found.terms[INDUSTRY] == pytest.approx([1, 1, 1, 1, 0, 0, 0, 0])


def test_heads_count_products_that_end_alike(eight):
    words = index_products(eight)
    assert [p for p, held in zip(words.products, head_terms(words, "固态电池"), strict=True) if held] == [
        "电池",
        "钠电池",
        "铅电池",
        "锂电池",
    ]
    found = score_query(fit(eight), "固态电池", set())
    # c has two such products, a, b and g have one: the best candidate is 1, half of it is 0.5 to the power CURVE
    assert found.terms[HEAD] == pytest.approx([0.5**CURVE, 0.5**CURVE, 1, 0, 0, 0, 0.5**CURVE, 0])


def test_likeness_is_a_ridge_regression():
    points = np.array([[1.0], [1.0], [-1.0], [-1.0]])
    latent = LatentSpace(np.array([0]), csr_array(points), np.array([[1.0]]), points, points.T @ points)
    # one maker at 1, mean 0, scatter 4: 1 / (4 + RIDGE)
    assert likeness(latent, np.array([0]), points[[0]]) == pytest.approx([1 / (4 + RIDGE)])


def test_the_regression_by_conjugate_gradients_is_the_ridge_solution():
    rows = csr_array(np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 2.0]]))
    targets = np.array([[1.0], [2.0], [3.0]])
    # rows'rows = [[2, 1], [1, 5]]; with the ridge 8: [[10, 1], [1, 13]]; rows'targets = [3, 8]
    assert profile_regression.RIDGE == 8
    assert profile_regression.regress(rows, targets) == pytest.approx(np.array([[31 / 129], [77 / 129]]))


def test_a_walk_over_one_product_of_two_firms():
    two = make_corpus([CorpusFirm("x", "x", (), ("p",)), CorpusFirm("y", "y", (), ("p",))], {}, [])
    walk = make_walk_graph(two, index_products(two), read_features(two))
    visited = walk.visits(walk.start("p", np.zeros(1), np.array([], dtype=np.int64)))
    # in the limit the product holds 2/3 and each firm 1/6; after eight steps within 1/256 of it
    assert visited == pytest.approx([1 / 6, 1 / 6, 2 / 3], abs=1 / 256)


def test_a_term_is_scaled_to_the_best_candidate_not_to_known_makers():
    values = np.array([10.0, 4.0, 1.0, -2.0])
    assert scaled(values, np.array([0])) == pytest.approx([1, 1, 0.25**CURVE, 0])
    assert scaled(np.array([3.0, 0.0]), np.array([0])) == pytest.approx([0, 0])


def test_the_total_is_the_weighted_mean_of_the_terms_with_facts():
    terms = {WORDS: np.array([1.0, 0.0]), NAME: np.array([0.0, 1.0])}
    assert weighted(terms) == pytest.approx([0.7, 0.3])


def with_entry(eight, *entries):
    return replace(eight, vocabulary=vocabulary(entries))


def test_other_names_count_by_rarity_the_earlier_ones_more(eight):
    entry = VocabularyEntry("蓄电池", aliases=("钠电池", "锂电池"), co_products=("电解液",))
    words = index_products(eight)
    # 钠电池: one firm of eight, ln 8, a third of it for one product; 锂电池: two firms, ln 4, at 0.93, a third
    rare, common = np.log(8) / 3, 0.93 * np.log(4) / 3
    assert alias_scores(words, entry.aliases) == pytest.approx([common, common, rare, 0, 0, 0, 0, 0])
    assert alias_scores(words, ("无此物",)) == pytest.approx([0] * 8)
    found = score_query(fit(with_entry(eight, entry)), "蓄电池", {"a"})
    shared = (common / rare) ** CURVE
    assert found.terms[SAME] == pytest.approx([shared, shared, 1, 0, 0, 0, 0, 0])
    assert found.terms[NEAR] == pytest.approx([1, 1, 1, 0, 0, 0, 0, 0])
    assert USUAL not in found.terms, "an entry that names no industry says nothing of them"


def test_a_name_inside_a_longer_one_counts_less_since_the_kind_stands_at_the_end():
    firms = [
        CorpusFirm("x", "x", (), ("变压器油",)),
        CorpusFirm("y", "y", (), ("干式变压器系列（沈阳）",)),
        CorpusFirm("z", "z", (), ()),
    ]
    words = index_products(make_corpus(firms, {}, []))
    # two of three firms hold the name: ln(3/2), a third of it for one product, 0.3 of that inside
    whole = np.log(3 / 2) / 3
    assert alias_scores(words, ("变压器",)) == pytest.approx([0.3 * whole, whole, 0])


def test_latin_letters_count_whole():
    assert [is_whole_word("po", product) for product in ("po", "环氧丙烷po", "pos机", "upo")] == [
        True,
        True,
        False,
        False,
    ]
    assert is_whole_word("树脂", "abs树脂")


def test_a_name_that_ends_like_an_account_is_still_the_kind():
    told = ["肉制品加工", "肉制品深加工设备", "鸡肉"]
    assert [match_strength("肉制品", product) for product in told] == [1, 0.3, 0]


def test_names_end_where_the_word_for_the_thing_ends():
    told = ["干式变压器(沈阳)", "变压器类产品", "变压器油", "其他业务"]
    assert [head_term(name) for name in told] == ["干式变压器", "变压器", "变压器油", "其他业务"]


def test_usual_industries_count_the_likeliest_first(eight):
    sides = read_features(eight)
    assert industry_scores(sides, eight.industries, ("服装", "电池")) == pytest.approx([0.85] * 4 + [1, 1, 0, 0])


def test_half_of_what_is_expected_goes_by_other_names(eight):
    plainly, named = fit(eight), fit(with_entry(eight, VocabularyEntry("固态电池", aliases=("隔膜", "正极"))))
    expected = sum(score_query(plainly, name, set()).expected for name in ("隔膜", "正极")) / 2
    expected = expected + score_query(plainly, "固态电池", set()).expected
    assert score_query(named, "固态电池", set()).expected == pytest.approx(expected)


def test_terms_of_makers_have_no_facts_where_none_is_known(eight):
    found = score_query(fit(eight), "锂电池", set())
    assert {term.id for term in WEIGHTS} - {term.id for term in found.terms} == {
        each.id for each in (PRODUCTS, INDUSTRY, LIKENESS, SAME, USUAL, NEAR)
    }
    assert found.terms[WALK].max() == 1


def test_the_paper_on_methods_states_the_declared_weights():
    paper = (Path(__file__).parents[4] / "docs" / "methods.md").read_text(encoding="utf-8")
    suggestions = paper.split("## Suggestions")[1].split("\n## ")[0]
    stated = re.findall(r"^\| (\w+) \| (\d+) \|", suggestions, re.MULTILINE)
    assert stated == [(term.id, str(term.weight)) for term in WEIGHTS]
    assert f"to the power {CURVE}." in suggestions
