"""The vocabulary that comes with the project, and how it is looked up and shown."""

import csv
from dataclasses import replace

import pytest

from graph.analysis.leads.corpus import corpus_of
from graph.analysis.leads.criteria import NEAR, SAME, USUAL
from graph.analysis.leads.lead import find_leads
from graph.analysis.leads.model import fit, rank, score_query
from graph.analysis.leads.reasons import by_trade_names
from graph.analysis.leads.text import normalise
from graph.analysis.leads.vocabulary import FILE, VocabularyEntry, general, vocabulary

SHORTEST = 2


@pytest.fixture(scope="module")
def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_an_entry_of_its_own(rows):
    assert len(general()) == len(rows) > 1000
    assert list(general()) == sorted(general())
    assert all(entry.aliases or entry.co_products for entry in general().values())


def test_names_are_long_enough_to_tell_something_and_stand_once(rows):
    for row in rows:
        names = [*row["same"].split(), *row["near"].split()]
        assert len(names) == len({*names}), row["term"]
        assert normalise(row["term"]) not in [normalise(name) for name in names], row["term"]
        assert all(len(normalise(name)) >= SHORTEST for name in names), row["term"]


def test_a_spreadsheet_takes_no_cell_of_it_for_a_formula(rows):
    assert not [value for row in rows for value in row.values() if value[:1] in {"=", "+", "-", "@"}]


def test_what_it_says_of_a_printed_circuit():
    entry = general()["fpc"]
    assert "柔性电路板" in entry.aliases
    assert entry.industries[0] == "印制电路板"


def test_a_term_is_found_however_it_is_written():
    [key] = vocabulary([VocabularyEntry("ＡＢＳ 树脂")])
    assert key == normalise("abs树脂")


def test_another_name_brings_forward_who_the_wording_does_not(eight):
    named = replace(
        eight, vocabulary=vocabulary([VocabularyEntry("T恤", aliases=("衬衫", "西装"), industries=("服装",))])
    )
    assert rank(fit(eight), "T恤", set(), 8) == ()
    fitted = fit(named)
    assert set(rank(fitted, "T恤", set(), 2)) == {"e", "f"}
    first = find_leads(fitted, "T恤", set())[0]
    assert first.firm_id == "e", "it makes both, f one"
    why = {term.id: [reason.text for reason in reasons] for term, reasons in first.reasons}
    assert (why["same"], why["usual"]) == (["衬衫", "西装"], ["服装"])


def test_what_only_holds_a_name_is_no_reason(eight):
    entry = VocabularyEntry("隔", aliases=("钠电", "铅电池"))
    fitted = fit(replace(eight, vocabulary=vocabulary([entry])))
    [reason] = by_trade_names(fitted, fitted.rows["c"], entry.aliases)
    assert reason.text == "铅电池", "钠电池 only holds 钠电"


def test_of_what_no_firm_has_anything_nothing_is_said(eight):
    entry = VocabularyEntry("锂电池", aliases=("没有此物",), co_products=("电解液",), industries=("没有此业",))
    found = score_query(fit(replace(eight, vocabulary=vocabulary([entry]))), "锂电池", {"a"})
    assert (SAME in found.terms, USUAL in found.terms, NEAR in found.terms) == (False, False, True)


def test_a_link_without_a_class_has_no_usual_industry(build, city_of):
    build.chain("c", "ABS树脂")
    build.link("ABS树脂")
    entry = corpus_of(city_of(build)).entry("ABS树脂")
    assert (entry.industries, entry.aliases) == ((), general()[normalise("ABS树脂")].aliases)


def test_a_link_on_file_takes_its_own_class_for_the_usual_industry(build, city_of):
    build.chain("c", "ABS树脂")
    build.link("ABS树脂", gbt4754="2651")
    entry = corpus_of(city_of(build)).vocabulary[normalise("ABS树脂")]
    assert entry.industries == ("2651", "265"), "a class before its group"
    assert entry.aliases == general()[normalise("ABS树脂")].aliases
