"""Every kind of risk has a title on the slides, a name and an answer."""

from reports.deck.closing import RISK_TITLES
from reports.one_page.risk import ANSWERS, KINDS, Risk


def test_no_kind_of_risk_is_without_words():
    assert set(RISK_TITLES) == set(KINDS) == set(ANSWERS) == set(Risk)
