"""What speaks for a candidate in this very city: declared reasons, each with the facts that raise it.

A feed or a user here speaks for every maker of a link alike. These reasons tell one firm from another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.candidates.news import freshness, is_committed_outside
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.age import is_old, year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.facts.nearness import NearnessLevel
from graph.analysis.facts.places import districts_of, is_in_adjacent_city, is_in_city
from graph.analysis.facts.supply import makes_for
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.model.cells import basis_told
from graph.model.edges import Makes, PresentIn
from graph.model.fact import Fact
from graph.model.kinds import Basis, InputRole, PresenceKind, ProjectStage, Scale, SignalKind, Siting, Strength
from graph.model.nodes import Link, Project, Signal
from graph.model.places import same_place
from graph.model.product_text import names_thing, shares_words, stated_in, taken_as_here
from graph.model.supply import ForOthers
from graph.text import InTwoLanguages

OPEN_PRESENCE = frozenset({PresenceKind.NEGOTIATING, PresenceKind.PLANNED})
OPEN_STAGES = frozenset({ProjectStage.TALKS, ProjectStage.PLANNED})
"""What is talked about or planned here, and not signed."""
MIN_NAME = 2
"""Characters of a firm's short name that is looked for in a text."""


@dataclass(frozen=True, slots=True)
class AdvantageRule(InTwoLanguages):
    """One declared reason: its id, its text in both languages, and what finds its facts.

    `is_tie` tells a reason to come here from mere nearness, which makes a visit easier and brings nobody. `is_opinion`
    tells what whoever gathered the facts thinks from what is known of the firm.
    """

    id: str
    zh: str
    en: str
    find: Callable[[Prospect], Iterable[Fact]]
    is_tie: bool = True
    is_opinion: bool = False


@dataclass(frozen=True, slots=True)
class Advantage:
    """A reason for a candidate and the facts that raise it."""

    rule: AdvantageRule
    facts: tuple[Fact, ...]


def advantages_of(case: Prospect) -> tuple[Advantage, ...]:
    """List what speaks for a firm in this city, in the order the reasons are declared."""
    found = ((rule, tuple(dict.fromkeys(rule.find(case)))) for rule in ADVANTAGE_RULES)
    return tuple(Advantage(rule, facts) for rule, facts in found if facts)


def stated_reasons(makes: Iterable[Makes]) -> tuple[str, ...]:
    """List the reasons why a firm is wanted that notes of its makes state."""
    return tuple(dict.fromkeys(text for make in makes for text in stated_in(make.note)))


def unfounded(city: City, link_id: str, text: str) -> tuple[Link, ...]:
    """List the links that a stated reason takes as here, while nobody here makes or builds them."""

    def named(ids: Iterable[str]) -> dict[str, str]:
        links = (city.links[each] for each in ids)
        return {link.id: link.name_zh for link in links if link.siting is not Siting.RESOURCE}

    feeds = named(edge.start for edge in city.inputs.get(link_id, ()))
    users = named(edge.end for edge in city.uses.get(link_id, ()))
    taken = taken_as_here(text, city.links[link_id].name_zh, feeds, users)
    return tuple(city.links[each] for each in taken if not makes_for(city, each) and each not in city.projects_by_link)


def _kin(case: Prospect) -> Iterable[Fact]:
    """Find the local firms it owns, or of its group with a plant of the trade; a group alone brings nobody."""
    yield from (kin.firm for kin in case.kin if kin.owned or kin.in_trade)
    yield from case.plants


def _tied(case: Prospect) -> Iterable[Fact]:
    return (edge for edge, _ in case.partners)


def _stated(case: Prospect) -> Iterable[Fact]:
    """Find the makes whose stated reason names something here, and takes nothing as here that nobody makes."""
    for make in case.makes:
        texts = stated_in(make.note)
        if any(_names_here(case, text) and not unfounded(case.city, case.link.id, text) for text in texts):
            yield make


def _names_here(case: Prospect, text: str) -> bool:
    """Check whether a text names this city or one next door, a local firm, or a feed or user that is made here."""
    region, firms = case.city.region, case.city.firms.values()
    names = (region.city, *districts_of(case.city))
    if is_in_city(region, text) or is_in_adjacent_city(region, text) or any(name in text for name in names):
        return True
    local = (firm.short_name for firm in firms if firm.local and firm.short_name is not None)
    if any(name in text for name in local if len(name) >= MIN_NAME):
        return True
    around = (each.link.name_zh for each in (*case.local_links.feeds, *case.local_links.users))
    return any(shares_words(text, name, apart_from=case.link.name_zh) for name in around)


def _fitting_route(case: Prospect) -> Iterable[Fact]:
    """Find the makes by a route whose feed somebody is known to make here for others too.

    No feed draws a firm whose house makes it elsewhere, nor does a by-product of which nobody knows how much arises.
    """
    for route in case.routes:
        if _makes_itself(case, route.feed.id) or (route.edge is not None and route.edge.role is InputRole.BYPRODUCT):
            continue
        sure = () if route.here is None else tuple(make for make in route.here.makes if _is_for_others(make))
        if sure:
            yield from (route.make, *sure)


def _makes_itself(case: Prospect, feed_id: str) -> bool:
    """Check whether the firm, or one of its house, is on file as making a feed elsewhere."""
    house = family_members(case.city, case.firm.id)
    return any(make.start in house for make in case.city.candidates.get(feed_id, ()))


def _is_for_others(make: Makes) -> bool:
    own = make.scale is Scale.OWN_USE and make.for_others is None
    return basis_told(make) is not Basis.INFERRED and make.for_others is not ForOthers.NONE and not own


def _coming(case: Prospect) -> Iterable[Fact]:
    """Find talks with the city, recent contact, and news of a move that is not settled elsewhere or names us."""
    city = case.city
    yield from (talk for talk in talks_of(city, case.firm.id) if year_of(talk) is None or _is_live(case, talk))
    for signal in case.news:
        named = is_in_city(city.region, signal.text) or is_in_adjacent_city(city.region, signal.text)
        open_move = signal.kind is SignalKind.RELOCATION and not is_committed_outside(city, signal)
        lately = not is_old(city, signal) and (named or open_move)
        if _is_live(case, signal) if signal.kind is SignalKind.CITY_CONTACT else lately:
            yield signal


def _is_live(case: Prospect, contact: Signal | PresentIn | Project) -> bool:
    """Check whether contact or talks still speak for this link: of two years, or of five years and about it.

    A courtesy visit of years ago on other matters opens no door.
    """
    if freshness(case.city, contact) == 1:
        return True
    feeds, text = case.local_links.feeds, _text_of(contact)
    makers = (firm.short_name or firm.name_zh for feed in feeds for firm in feed.makers)
    things = (case.link.name_zh, *(make.product for make in case.makes), *(feed.link.name_zh for feed in feeds))
    about = names_thing(text, *things) or any(name in text for name in makers)
    return about and not is_old(case.city, contact)


def _text_of(contact: Signal | PresentIn | Project) -> str:
    if isinstance(contact, Project):
        return contact.name_zh
    return (contact.what or "") if isinstance(contact, PresentIn) else contact.text


def talks_of(city: City, firm_id: str) -> tuple[PresentIn | Project, ...]:
    """List the talks a firm is in with the city, and what it plans here: not signed, so no commitment."""
    edges = (edge for edge in city.presence.get(firm_id, ()) if is_in_city(city.region, edge.end))
    projects = (city.projects[edge.end] for edge in city.undertakes.get(firm_id, ()))
    talks = (each for each in projects if each.stage in OPEN_STAGES and each.id in city.city_projects)
    return (*(edge for edge in edges if edge.kind in OPEN_PRESENCE), *talks)


def _is_at_home(case: Prospect, feed_id: str) -> bool:
    """Check whether somebody is on file as making a feed in the city the firm is seated in."""
    makers = (case.city.firms[make.start] for make in case.city.candidates.get(feed_id, ()))
    return any(same_place(case.firm.city, maker.city) for maker in makers)


def _near(case: Prospect) -> Iterable[Fact]:
    return () if case.near.level in (NearnessLevel.FAR, NearnessLevel.NOWHERE) else case.near.facts


def _near_bound_feed(case: Prospect) -> Iterable[Fact]:
    """Find the core goods made here that cannot travel, for a firm that is near: it would have to build beside them.

    An operator that is near runs a rival place; who makes a core feed itself has its own works to build beside, and
    where the feed is made in its own city it has it at home.
    """
    if case.link.siting is Siting.OPERATED or not tuple(_near(case)):
        return ()
    core = (edge.start for edge in case.city.inputs.get(case.link.id, ()) if edge.strength is Strength.CORE)
    if any(_makes_itself(case, feed) or _is_at_home(case, feed) for feed in core):
        return ()
    return (edge for each in case.local_links.feeds if (edge := each.edge) and edge.transport in CANNOT_TRAVEL)


ADVANTAGE_RULES: tuple[AdvantageRule, ...] = (
    AdvantageRule(
        "F-01",
        "本地已有它的厂或同集团的同行企业",
        "A plant of its own or of the trade in its group is here",
        _kin,
    ),
    AdvantageRule("F-02", "与本地企业有往来", "It has dealings with a local firm", _tied),
    AdvantageRule(
        "F-03",
        "收录的招引理由写到本地的企业、原料或用户",
        "The reason on file names a firm, a feed or a user here",
        _stated,
        is_opinion=True,
    ),
    AdvantageRule("F-04", "它用的原料本地有", "The feed of its route is made here", _fitting_route),
    AdvantageRule(
        "F-05", "与本市有过接触、洽谈，或有迁来近处的动向", "It has been in contact or talks, or may move near", _coming
    ),
    AdvantageRule(
        "F-06", "在本省或本区域有布局", "It is present in the province or the wider region", _near, is_tie=False
    ),
    AdvantageRule(
        "F-07",
        "离得不远，而本地的原料运不远，要用就得建在跟前",
        "It is near, and a feed made here cannot travel: who wants it has to build beside it",
        _near_bound_feed,
    ),
)
