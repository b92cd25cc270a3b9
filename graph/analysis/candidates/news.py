"""News of a firm from elsewhere: moves and contact, what they have to do with a link, and how serious trouble is."""

import re

from graph.analysis.facts.age import reference_year, year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.places import excludes_city, names_another_place
from graph.model.fact import Fact
from graph.model.kinds import SignalKind
from graph.model.nodes import Firm, Signal
from graph.model.product_text import names_thing

MOVING = frozenset({SignalKind.EXPANSION, SignalKind.RELOCATION})
FRESH, RECENT = 2, 5
"""Years within which news counts whole, and half."""
LARGE_LOSS = 1.0
"""A loss in 亿元 (hundred million yuan) from which on trouble is serious."""
HIGH_DEBT = 80.0
"""Share of debt in per cent from which on trouble is serious."""
LARGE_FALL = 30.0
"""Fall of profit or revenue in per cent from which on a year is slack."""

_SERIOUS = re.compile(
    r"破产|重整|退市|ST|停产|停工|关停|关闭|立案|失信|资不抵债|保留意见|无法表示意见|占用|逾期|违约"
    r"|巨亏|大亏|仍亏|连亏|[连持]续[^,，;；]{0,6}亏|连续[^,，;；]{1,6}为负"
)
"""Words that speak of insolvency, a stop of production, fraud, or losses in more than one year."""
_PAST = re.compile(r"(?:^|(?<=[,，;；]))曾[^,，;；]*")
"""A clause on what once was."""
_LOSS = re.compile(r"亏(?:损|额)?[约达超近逾]*(\d+(?:\.\d+)?)(?:亿?元?[至到～~–-](\d+(?:\.\d+)?))?亿")
_FALL = re.compile(r"[降跌][约近逾超达]*(\d+(?:\.\d+)?)[%％]")
_DEBT = re.compile(r"负债率[约达超近逾]*(\d+(?:\.\d+)?)[%％]")


def news_of(city: City, firm_id: str) -> tuple[Signal, ...]:
    """List the news of a firm that speaks of moving or of contact with the city."""
    wanted = MOVING | {SignalKind.CITY_CONTACT}
    return tuple(signal for signal in city.signals.get(firm_id, ()) if signal.kind in wanted)


def is_committed_outside(city: City, signal: Signal) -> bool:
    """Check whether news of moving names a place that is neither here nor next door, or leaves this region out."""
    return signal.kind in MOVING and (names_another_place(city, signal.text) or excludes_city(city.region, signal.text))


def concerns(city: City, link_id: str, firm: Firm, signal: Signal) -> bool:
    """Check whether news is about a link: it names it or its product, or the firm as a whole, or there is no other."""
    own = city.makes_of.get(firm.id, ())
    names = [city.links[link_id].name_zh, *(make.product for make in own if make.end == link_id)]
    whole = excludes_city(city.region, signal.text) or {make.end for make in own} == {link_id}
    return whole or names_thing(signal.text, *names)


def relevant_news(city: City, link_id: str, firm: Firm) -> tuple[Signal, ...]:
    """List a firm's contact with the city, and its moves that have to do with a link."""
    contact = SignalKind.CITY_CONTACT
    news = news_of(city, firm.id)
    return tuple(signal for signal in news if signal.kind is contact or concerns(city, link_id, firm, signal))


def is_serious(signal: Signal) -> bool:
    """Check whether news of trouble puts the firm's means to invest in doubt; a slack year alone does not."""
    text = _PAST.sub("", signal.text)
    if _SERIOUS.search(text):
        return True
    losses = [float(number) for found in _LOSS.findall(text) for number in found if number]
    debts = [float(number) for number in _DEBT.findall(text)]
    return max(losses, default=0.0) >= LARGE_LOSS or max(debts, default=0.0) >= HIGH_DEBT


def is_slack(city: City, signal: Signal) -> bool:
    """Check whether news of the last two years tells of a loss or a large fall, so that a firm has no means to spare.

    Other remarks, such as a line of products given up or a question of the exchange, do not.
    """
    return freshness(city, signal) == 1 and tells_of_loss(_PAST.sub("", signal.text))


def tells_of_loss(text: str) -> bool:
    """Check whether words tell of a loss or a large fall."""
    text = text.replace("扭亏", "")
    fall = max(map(float, _FALL.findall(text)), default=0.0)
    return "亏" in text or "为负" in text or fall >= LARGE_FALL


def freshness(city: City, fact: Fact) -> float:
    """Return how much the age of news leaves of it: 1, 0.5 or 0.25."""
    year = year_of(fact)
    age = None if year is None else reference_year(city) - year
    if age is None or age > RECENT:
        return 0.25
    return 1.0 if age <= FRESH else 0.5
