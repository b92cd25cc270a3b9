"""Sentences that say why a link is no target: the reason, the rule with its reference, and who is left to buy it."""

import re
from collections.abc import Iterable, Iterator

from graph.analysis.facts.city import City
from graph.analysis.targets.exclusions import Exclusion, ExclusionKind
from graph.model.edges import InputTo, Makes, Ruled
from graph.model.fact import Fact
from graph.model.link import Link
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_clauses, names_and_count, with_brackets, with_label
from reports.wording.sentences import firm_name, firm_place, short_name
from reports.wording.targets import with_makers

NO_TARGET = Text("不列目标", "Not a target")
BUY = Text("本地{users}要用，靠现有产能或外购", "needed here by {users}: existing capacity or purchase")
BUYERS = Text("本地用户有{users}", "users here: {users}")
FEEDS = Text("本地有{feeds}", "feeds here: {feeds}")
MAX_BUYERS = 3
"""Links or firms named in one clause."""
CLOSED = frozenset({ExclusionKind.RESTRICTED, ExclusionKind.PHASED_OUT})
"""Reasons that leave the users without a new maker."""


def exclusion_text(city: City, exclusion: Exclusion, language: Language) -> str:
    """Say in one sentence why a link is no target."""
    because = join_clauses(dict.fromkeys(_because(city, exclusion, language)), language)
    why = with_brackets(exclusion.kind.label(language), because or None, language)
    said = with_label(
        NO_TARGET.of(language), join_clauses([why, *_users(city, exclusion, language)], language), language
    )
    return said + ("。" if language == "zh" else ".")


def _because(city: City, exclusion: Exclusion, language: Language) -> Iterator[str]:
    """Yield what the facts say of the reason: the rule, who rules it, who makes it, what uses or feeds it."""
    uses = [fact for fact in exclusion.facts if isinstance(fact, InputTo)]
    if uses and exclusion.kind in FED:
        feeds = [with_makers(city, link, language) for link in dict.fromkeys(edge.start for edge in uses)]
        yield FEEDS.of(language, feeds=names_and_count(feeds, language, MAX_BUYERS))
    elif uses:
        yield _links(city, (edge.end for edge in uses), language)
    for fact in exclusion.facts[:MAX_BUYERS]:
        yield from _stated(city, exclusion.kind, fact)


def _stated(city: City, reason: ExclusionKind, fact: Fact) -> Iterator[str]:
    if isinstance(fact, Link):
        yield from _rule(reason, fact)
    elif isinstance(fact, Makes):
        firm = city.firms[fact.start]
        yield " ".join(part for part in (firm_name(firm), firm_place(firm)) if part)
    elif isinstance(fact, Ruled):
        yield typeset(fact.reason)


def _rule(reason: ExclusionKind, link: Link) -> Iterator[str]:
    """Yield the rule that closes a link and what it says, as the facts state it."""
    said = (link.outlook_reason, link.outlook_year) if reason in OF_MARKET else (link.siting_reason, None)
    if reason is ExclusionKind.RESTRICTED and link.siting_reference is not None:
        said = (link.siting_reason or link.outlook_reason, None)
        yield "".join(f"《{typeset(part.strip())}》" for part in re.split("[;；]", link.siting_reference))
    text, year = said
    if text is not None:
        yield with_brackets(typeset(text), year, "zh")


FED = frozenset({ExclusionKind.LITTLE_FEED, ExclusionKind.NO_MARKET, ExclusionKind.KEPT})
"""Reasons whose facts are the feeds that are here."""
OF_MARKET = frozenset({ExclusionKind.PHASED_OUT, ExclusionKind.RESTRICTED})
"""Reasons that the outlook of a link states."""


def _users(city: City, exclusion: Exclusion, language: Language) -> Iterator[str]:
    if exclusion.users:
        users = _links(city, (edge.end for edge in exclusion.users), language)
        yield (BUY if exclusion.kind in CLOSED else BUYERS).of(language, users=users)


def _links(city: City, ids: Iterable[str], language: Language) -> str:
    return names_and_count(
        [short_name(city.links[link], language) for link in dict.fromkeys(ids)], language, MAX_BUYERS
    )
