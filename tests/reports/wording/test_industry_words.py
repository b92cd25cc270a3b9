"""Short names of industries: every division has one, every code is of the standard, and each fits on a card."""

from graph.model.classification import industry_names
from reports.drawing.wide import holds
from reports.wording.industry_words import INDUSTRIES, levels


def test_every_division_of_the_standard_has_a_short_name():
    divisions = {code for code in industry_names() if len(code) == 2}
    assert len(divisions) == 97
    assert divisions <= INDUSTRIES.keys()
    assert INDUSTRIES.keys() <= industry_names().keys()


def test_names_tell_industries_apart_in_both_languages():
    for language in ("zh", "en"):
        divisions = [text.of(language) for code, text in INDUSTRIES.items() if len(code) == 2]
        assert len(set(divisions)) == 97


def test_each_name_fits_on_a_card():
    long = [
        text.of(language)
        for text in INDUSTRIES.values()
        for language in ("zh", "en")
        if not holds(text.of(language), 180, 16, bold=True)
    ]
    assert long == []


def test_a_class_is_under_its_group_and_division():
    assert levels("2652") == ("26", "265", "2652")
    assert levels("1713") == ("17",)
    assert levels("26") == ("26",)
    assert levels(None) == ()
