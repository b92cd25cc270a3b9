"""Texts in both languages."""

from dataclasses import dataclass

from graph.model.kinds import Stage
from graph.text import InTwoLanguages, Text


@dataclass(frozen=True, slots=True)
class Named(InTwoLanguages):
    """A record that has a text in both languages among other fields."""

    id: str
    zh: str
    en: str


def test_a_text_is_told_in_each_language_with_its_places_filled():
    text = Text("{firm} 做 {count} 种", "{firm} makes {count}")
    assert text.of("zh", firm="甲", count=2) == "甲 做 2 种"
    assert text.of("en", firm="A", count=2) == "A makes 2"


def test_without_values_braces_stay_as_they_are():
    assert Text("{原样}", "{as it is}").of("zh") == "{原样}"
    assert Named("n", "{原样}", "{as it is}").of("en") == "{as it is}"


def test_records_and_words_are_told_the_same_way():
    assert Named("n", "甲", "A").of("zh") == "甲"
    assert Stage.UPSTREAM.of("en") == Stage.UPSTREAM.label("en") == Stage.UPSTREAM.en
