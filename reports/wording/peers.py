"""What is said of makers in other places: who has a link next door, and what that means here."""

from collections.abc import Iterable, Sequence

from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.peers.nearby import PeerPlace
from graph.analysis.verdicts.states import LinkState
from graph.model.kinds import Transport
from graph.model.nearby import MadeNearby, NearbyState
from graph.model.places import is_province, take_apart
from graph.text import Text
from reports.wording.exclusions import exclusion_text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_brackets, with_label
from reports.wording.sentences import firm_name, short_name

NEXT_DOOR = Text("隔壁谁有", "Made nearby")
NOT_SUBTRACTED = Text(
    "只列出，不扣分；没有列出的城市是未查，不等于没有。", "Shown, never subtracted; not listed is not checked."
)
REST = Text("{names}等 {count} 家", "{names} and {rest} more")
BUY, INVITE, TOGETHER = Text("就近买", "Buy nearby"), Text("请他来", "Invite"), Text("一起做", "Together")
NO_USER = Text("本地没有收录用它的企业。", "Nobody here is on file as using it.")
BY_PIPE = Text(
    "只宜管道或就地供应，不在一处买不成；本地用它的有{users}。",
    "Piped or used on the spot, so it cannot be bought from there; used here by {users}.",
)
SHORT_HAUL = Text(
    "只宜短途（约 300 公里内）；本地用它的有{users}，先问运得到不。",
    "Short haul only (some 300 km); used here by {users}: ask whether it reaches.",
)
LONG_HAUL = Text(
    "可长途运，本地用户（{users}）从那里买得到，不挡任何一步。",
    "It travels freely: users here ({users}) can buy it there; nothing waits for it.",
)
UNSTATED = Text("本地用它的有{users}；能运多远没有资料。", "Used here by {users}; how far it travels is not on file.")
CANDIDATE = Text("已是本市候选企业，见目标看板。", "Already a candidate here; see the targets.")
TARGET = Text(
    "这一环是本市第 {place} 位目标，这家还不在候选里，可列入。",
    "The link is target #{place} here; this firm is no candidate yet and may be added.",
)
NO_TARGET = Text("这一环现在不是本市目标。", "The link is no target here now.")
RIVALS = Text(
    "两边都做：会不会抢料、抢市场，先问双方。",
    "Made on both sides: ask both first whether they compete for feed or buyers.",
)
FEEDS = Text("本地在做它的投入（{feeds}），可谈供料。", "Its inputs ({feeds}) are made here: supply can be discussed.")
NOTHING = Text("没有资料说两边能怎样合作。", "Nothing on file says how both could work together.")
HERE = frozenset({LinkState.STRONG, LinkState.PRESENT, LinkState.WEAK})
MAKERS, USERS = 2, 3


def place_name(place: str) -> str:
    """Return the name of a city without its province; one that bears its province's name says that it is the city."""
    found = take_apart(place)
    if found.core is None or found.province is None:
        return place
    return found.core + ("市" if is_province(found.core) else "")


def makers_text(city: City, facts: Sequence[MadeNearby], language: Language, most: int = MAKERS) -> str:
    """Return the makers of a place, what is not running with its state: `恒力石化、中触媒（在建或拟建）`."""
    names = [_stated(city, fact, language) for fact in facts if fact.maker]
    told = join_names(names[:most], language)
    rest = len(names) - most
    return told if rest <= 0 else REST.of(language, names=told, count=len(names), rest=rest)


def _stated(city: City, fact: MadeNearby, language: Language) -> str:
    """Return a maker by its short name, as it was read where it is no firm on file; not running: with its state."""
    firm = None if fact.firm is None else city.firms.get(fact.firm)
    state = None if fact.state is NearbyState.HAS else fact.state.label(language)
    return with_brackets(typeset(fact.maker or "") if firm is None else firm_name(firm), state, language)


def next_door_text(city: City, facts: Iterable[MadeNearby], language: Language) -> str:
    """Return who has a link next door, place by place, hearsay last; empty where nothing is on file."""
    by_place: dict[str, list[MadeNearby]] = {}
    for fact in facts:
        by_place.setdefault(fact.end, []).append(fact)
    return join_clauses((_at(city, place, group, language) for place, group in by_place.items()), language)


def _at(city: City, place: str, facts: Sequence[MadeNearby], language: Language) -> str:
    said = makers_text(city, facts, language) or facts[0].state.label(language)
    hearsay = facts[0].state is NearbyState.NOT_HEARD_OF and facts[0].note is not None
    return with_label(place_name(place), typeset(facts[0].note or "") if hearsay else said, language)


def ways(judgement: Judgement, fact: MadeNearby, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what may follow from a maker next door, each way under its title: buy, invite, work together."""
    told = ((BUY, _buy), (INVITE, _invite), (TOGETHER, _together))
    return tuple((title.of(language), say(judgement, fact, language)) for title, say in told)


def _buy(judgement: Judgement, fact: MadeNearby, language: Language) -> str:
    city = judgement.city
    uses = [edge for edge in city.uses.get(fact.start, ()) if city.makers.get(edge.end)]
    if not uses:
        return NO_USER.of(language)
    links = [short_name(city.links[link], language) for link in dict.fromkeys(edge.end for edge in uses)]
    users = names_and_count(links, language, USERS)
    said = {Transport.LONG_HAUL: LONG_HAUL, Transport.SHORT_HAUL: SHORT_HAUL, Transport.PIPE: BY_PIPE}
    ways_on_file = {edge.transport for edge in uses}
    return next((text for way, text in said.items() if way in ways_on_file), UNSTATED).of(language, users=users)


def _invite(judgement: Judgement, fact: MadeNearby, language: Language) -> str:
    link, place = fact.start, judgement.ranks.get(fact.start)
    if fact.firm is not None and any(each.link_id == link for each in judgement.candidacies.get(fact.firm, ())):
        return CANDIDATE.of(language)
    if place is not None:
        return TARGET.of(language, place=place + 1)
    reason = judgement.why_not(link)
    return NO_TARGET.of(language) if reason is None else exclusion_text(judgement.city, reason, language)


def _together(judgement: Judgement, fact: MadeNearby, language: Language) -> str:
    city = judgement.city
    if judgement.state(fact.start) in HERE:
        return RIVALS.of(language)
    feeds = [edge.start for edge in city.inputs.get(fact.start, ()) if judgement.state(edge.start) in HERE]
    if not feeds:
        return NOTHING.of(language)
    names = [short_name(city.links[link], language) for link in dict.fromkeys(feeds)]
    return FEEDS.of(language, feeds=names_and_count(names, language, USERS))


def coverage_text(place: PeerPlace, language: Language) -> str:
    """Return how well a place is known: not surveyed, nothing on file, or of how many links somebody looked."""
    label = place.coverage.label(language)
    return f"{label} {place.checked}" if place.checked else label
