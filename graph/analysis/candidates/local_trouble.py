"""Serious recent news against local firms: what a city has to know before it builds steps upon one of them."""

import re

from graph.analysis.candidates.news import freshness, is_serious
from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.model.kinds import SignalKind
from graph.model.nodes import Signal

_SUM = re.compile(r"亏[^\d,，;；]*(\d+(?:\.\d+)?)亿")
"""A loss in 亿元 (hundred million yuan)."""


def trouble_of(city: City, firm_id: str) -> Signal | None:
    """Find the gravest serious news of the last two years against a local firm: of the latest year the largest loss.

    None for a firm from elsewhere, whose news is an objection to it as a candidate.
    """
    if not city.firms[firm_id].local:
        return None
    news = (each for each in city.signals.get(firm_id, ()) if each.kind is SignalKind.RISK)
    grave = [each for each in news if is_serious(each) and freshness(city, each) == 1]
    return max(grave, key=lambda each: (year_of(each) or 0, _loss(each), each.text), default=None)


def _loss(signal: Signal) -> float:
    return max((float(each) for each in _SUM.findall(signal.text)), default=0.0)
