"""Old papers said again are found, every one by its rule; what may be said is left alone, all of it."""

import pytest

from graph.analysis.competition.wording import find_wording
from tests.graph.analysis.competition import phrases

HELD_BACK = (*phrases.FIRST_OLD_PAPERS, *phrases.SECOND_OLD_PAPERS, *phrases.THIRD_OLD_PAPERS)
MAY_BE_SAID = (*phrases.HARMLESS, *phrases.FIRST_HARMLESS, *phrases.SECOND_HARMLESS, *phrases.THIRD_HARMLESS)


def rules_of(text):
    return {each.rule.id for each in find_wording(text)}


def test_there_are_thirty_of_each_and_three_dozens_held_back():
    assert len(set(phrases.OLD_PAPERS)) == len(set(phrases.HARMLESS)) == 30
    assert len(set(HELD_BACK)) == 36
    assert len(set(MAY_BE_SAID)) == 66


@pytest.mark.parametrize(("text", "rule"), phrases.OLD_PAPERS)
def test_a_phrase_of_old_papers_is_found_by_its_rule(text, rule):
    assert rule in rules_of(text)


@pytest.mark.parametrize("text", HELD_BACK)
def test_a_phrase_that_was_held_back_is_found(text):
    assert rules_of(text)


@pytest.mark.parametrize("text", [*MAY_BE_SAID, *phrases.NOTES])
def test_what_may_be_said_is_left_alone(text):
    assert rules_of(text) == set()
