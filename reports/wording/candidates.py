"""Sentences about candidates: how they would come, why here, and what speaks against them."""

from collections.abc import Iterable, Iterator

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.kinship import Kin
from graph.analysis.candidates.local_links import Neighbour
from graph.analysis.verdicts.states import Tier
from graph.model.edges import PresentIn
from graph.model.kinds import InputRole, LinkKind, PresenceKind, RelationKind, SignalKind
from graph.model.nodes import Firm, Link, Project
from graph.model.product_text import makes_itself, names_thing, shares_words
from graph.text import Text
from reports.wording.language import Language, typeset, without_brackets
from reports.wording.neighbours import (
    feed_name,
    firms_and_count,
    makers_of,
    neighbour_name,
    notes_of,
    users_on_file,
)
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import firm_name, firm_place, short_name

NAMED = 2
"""Firms, feeds, users or places that a sentence names before it counts the rest."""

PRODUCT = Text("产品：{products}", "makes {products}")
SAME_GROUP = Text("与{firms}同属{group}", "of one group with {firms}: {group}")
SAME_OWNER = Text("与{firms}同属一家", "of one owner with {firms}")
PARENT = Text("{firms}的上级企业", "parent of {firms}")
DAUGHTER = Text("上级企业是{firms}", "owned by {firms}")
DUPLICATE = Text("疑与{firms}为同一企业", "possibly the same firm as {firms}")
PLANT_HERE = Text("在本市已有{plants}", "has {plants} here already")
DECIDED = Text("投资由{deciders}定", "{deciders} decides on its investment")
DECIDED_ABOVE = Text("投资由上级单位定", "its parent body decides on its investment")
STATED = Text("招引理由：{reasons}", "wanted because: {reasons}")
NOT_FOUND = Text("{links}本地未查到", "{links}: none found here")
ROUTE = Text("它用的{feed}由{makers}生产", "it uses {feed}, made here by {makers}")
FEED = Text("{role}{feed}由{makers}生产", "its {role} {feed} is made here by {makers}")
FEED_FROM = Text("{role}来自{feed}", "its {role} comes from {feed}")
MAYBE = Text("原料有{feeds}，是否用得上待问", "feeds here: {feeds}; whether it uses them is to be asked")
OWN_FEED = Text(
    "自产{feeds}，是否用本地的待问", "makes {feeds} itself; whether it would use that made here is to be asked"
)
MATES = Text("同一集团另有{firms}，合并谈一次", "one group with {firms}: talk once")
ARISES = Text("可用{stream}", "{stream} here")
USERS = Text("本地用户：{users}", "users here: {users}")
TIED = Text("与{firms}：{kind}", "{kind}: {firms}")
SEATED = Text("总部在{place}", "head office in {place}")
PRESENT = Text("在{place}有{kind}", "{kind} in {place}")
TALKS = Text("与本市洽谈过", "has been in talks with the city")
CONTACT = Text("与本市有过接触", "has been in contact with the city")
PARENT_CONTACT = Text("母公司与本市有过接触", "its parent has been in contact with the city")
NO_REASON = Text("为什么来这里还没有资料", "nothing on file says why it would come here")
NOT_KNOWN = Text("来本市的意向未知", "its interest in the city is not known")
ALL_ON_WATCH = Text(
    "收录的几家都有不利情况，暂列待观察；建议另找线索。",
    "Something serious speaks against every firm on file, so all are on watch; look for other leads.",
)
DONE = frozenset({LinkKind.PROCESS, LinkKind.SERVICE})
"""Kinds of link that are done, not made."""

LEVELS = ((45, Text("高", "high")), (25, Text("中", "medium")), (0, Text("低", "low")))
"""From how many points on a fit is called so: a firm that surely makes it and has two reasons here; or one."""


def candidate_reason(candidate: Candidate, language: Language) -> str:
    """Say in one sentence why a candidate fits here, by the names of feeds, users and firms.

    What puts a candidate on watch is said first. Where nothing is on file, that is said.
    """
    products = join_names(dict.fromkeys(typeset(make.product) for make in candidate.makes if make.product), language)
    parts = [
        watch_text(candidate, language),
        PRODUCT.of(language, products=products) if products else None,
        *why_here(candidate, language),
    ]
    return join_clauses((part for part in parts if part), language)


def watch_text(candidate: Candidate, language: Language) -> str | None:
    """Say what puts a candidate on watch: `待观察：新增产能已定在珠海：…（2026）`; None for any other."""
    if not candidate.serious_objections:
        return None
    told = join_clauses((objections_text(each, language, most=1) for each in candidate.serious_objections), language)
    return with_label(Tier.WATCH.label(language), told, language)


def why_here(candidate: Candidate, language: Language) -> Iterator[str]:
    """Yield the reasons why a candidate would come here, by the names of firms, feeds and users.

    Who decides for it, whom else its group has and where it sits are told, and are no reason: where nothing else is on
    file, that is said.
    """
    ties, own = list(_ties_here(candidate, language)), list(_wants(candidate, language))
    met = list(_contact_text(candidate, language))
    yield from ties
    if (decided := decider_text(candidate, language)) is not None:
        yield decided
    if candidate.mates:
        yield MATES.of(language, firms=firms_and_count(candidate.mates, language))
    yield from own
    if not (ties or own or met):
        yield NO_REASON.of(language)
    yield from _near_text(candidate, language)
    yield from met


def _ties_here(candidate: Candidate, language: Language) -> Iterator[str]:
    """Yield whom it belongs with here, and what it has here already."""
    yield from _kin_text(candidate, language)
    if candidate.plants:
        plants = join_names((plant.what or plant.end for plant in candidate.plants), language)
        yield PLANT_HERE.of(language, plants=plants)


def _wants(candidate: Candidate, language: Language) -> Iterator[str]:
    """Yield what this city has for it: reasons on file, feeds, users, firms it deals with."""
    if candidate.stated:
        yield STATED.of(language, reasons=join_names(stated_words(candidate, language), language))
    yield from _feed_text(candidate, language)
    if users_on_file(candidate):
        users = join_names((neighbour_name(each, language) for each in users_on_file(candidate)[:NAMED]), language)
        yield USERS.of(language, users=users)
    yield from _tie_text(candidate, language)


def stated_words(candidate: Candidate, language: Language) -> Iterator[str]:
    """Yield the reasons on file why a firm is wanted, with what they take as here and nobody was found to make."""
    for text in candidate.stated:
        links = join_names((short_name(link, language) for link in candidate.unfounded.get(text, ())), language)
        yield with_brackets(typeset(text), NOT_FOUND.of(language, links=links) if links else None, language)


def decider_text(candidate: Candidate, language: Language) -> str | None:
    """Say who decides on a candidate's investment: `投资由中国石油定`; None if it decides itself."""
    if candidate.deciders:
        return DECIDED.of(language, deciders=decider_names(candidate.firm, candidate.deciders, language))
    return None if candidate.decides else DECIDED_ABOVE.of(language)


def decider_names(firm: Firm, deciders: Iterable[str], language: Language) -> str:
    """Name who decides for a firm, by the shorter name of its group where the longer one holds it."""
    group = firm.group
    told = (group if group is not None and group in each else without_brackets(each) for each in deciders)
    return join_names(dict.fromkeys(told), language)


def _kin_text(candidate: Candidate, language: Language) -> Iterator[str]:
    """Name the local firms it belongs with, by what it is to them: owners first, then its group."""
    for text in (PARENT, DAUGHTER, DUPLICATE, SAME_GROUP, SAME_OWNER):
        kin = [each for each in candidate.kin if _kinship(candidate, each) is text]
        if kin:
            firms = firms_and_count([each.firm for each in kin], language)
            yield text.of(language, firms=firms, group=without_brackets(kin[0].common or ""))


def _kinship(candidate: Candidate, kin: Kin) -> Text:
    if kin.relation is not None and kin.relation.kind is RelationKind.POSSIBLE_DUPLICATE:
        return DUPLICATE
    if kin.relation is not None:
        return PARENT if kin.relation.start == candidate.firm.id else DAUGHTER
    if kin.owned:
        return DAUGHTER if firm_name(kin.firm) in candidate.deciders else PARENT
    return SAME_OWNER if kin.common is None else SAME_GROUP


def _feed_text(candidate: Candidate, language: Language) -> Iterator[str]:
    """Name the feed of its route with the local makers, or else the core feeds it may use, those stated first.

    Of a maker that is only inferred nothing is said to be what it uses. Of one by another route it is not known which
    of the feeds here it would use; of alternatives none is said to be what a maker uses unless its route, its product
    or a stated reason names it.
    """

    def unnamed(feed: Neighbour) -> bool:
        name = feed.link.name_zh
        told = any(names_thing(make.product or "", without_brackets(name)) for make in candidate.makes)
        return not told and not any(shares_words(each, name) for each in candidate.stated)

    routed = [route.here for route in candidate.routes if route.here is not None]
    if not routed and any(route.is_at_odds for route in candidate.routes):
        return
    feeds = routed or sorted(candidate.local_links.feeds, key=unnamed)
    guessed = any(each.rule.id == INFERRED for each in candidate.objections)
    unsure = [feed for feed in feeds if guessed or (not routed and feed.is_one_of_several and unnamed(feed))]
    sure = [feed for feed in feeds if feed not in unsure]
    own = [feed for feed in sure if _makes_itself(candidate, feed.link)]
    yield from (_feed(feed, ROUTE if routed else FEED, language) for feed in sure[:NAMED] if feed not in own)
    if own:
        yield OWN_FEED.of(language, feeds=join_names((short_name(feed.link, language) for feed in own), language))
    if unsure:
        told = join_names((feed_name(feed, language) for feed in unsure[:NAMED]), language)
        yield MAYBE.of(language, feeds=told)


def _makes_itself(candidate: Candidate, feed: Link) -> bool:
    """Check whether a feed is one of a maker's products, or what is on file of them says that it makes it itself."""
    return any(makes_itself(make.product, make.note, feed.name_zh) for make in candidate.makes)


def _feed(feed: Neighbour, text: Text, language: Language) -> str:
    """Say of a feed who makes it here, or what arises where; what is done and not made comes from its makers."""
    role = (InputRole.MATERIAL if feed.edge is None else feed.edge.role).label(language).lower()
    if feed.edge is not None and feed.edge.role is InputRole.BYPRODUCT:
        return ARISES.of(language, stream=feed_name(feed, language))
    if feed.link.kind in DONE and text is FEED:
        return FEED_FROM.of(language, role=role, feed=neighbour_name(feed, language))
    name, makers = short_name(feed.link, language), makers_of(feed, language)
    return with_brackets(text.of(language, role=role, feed=name, makers=makers), notes_of(feed, language), language)


def _tie_text(candidate: Candidate, language: Language) -> Iterator[str]:
    """Name the local firms it deals with; those it belongs with are named before."""
    kin = {each.firm.id for each in candidate.kin}
    found: dict[RelationKind, list[Firm]] = {}
    for tie in candidate.partners:
        if tie.firm.id not in kin:
            found.setdefault(tie.edge.kind, []).append(tie.firm)
    for kind, firms in found.items():
        yield TIED.of(language, firms=firms_and_count(firms, language), kind=kind.label(language))


def _near_text(candidate: Candidate, language: Language) -> Iterator[str]:
    """Name the places where it is near: its seat in the province or region, or what it has there; nothing if far."""
    if not any(each.rule.id == NEARBY for each in candidate.advantages):
        return
    held = [fact for fact in candidate.near.facts if isinstance(fact, PresentIn)]
    if not held or any(edge.kind is PresenceKind.SEAT for edge in held):
        yield SEATED.of(language, place=_joined(firm_place(candidate.firm), language))
    for edge in [edge for edge in held if edge.kind is not PresenceKind.SEAT][:NAMED]:
        yield PRESENT.of(language, place=typeset(edge.end), kind=edge.kind.label(language).lower())


def _joined(place: str, language: Language) -> str:
    return place.replace(" ", "") if language == "zh" else place


def _contact_text(candidate: Candidate, language: Language) -> Iterator[str]:
    """Say that it is in talks with the city, or has been in contact with it, with the year."""
    facts = [fact for each in candidate.advantages if each.rule.id == COMING for fact in each.facts]
    if any(isinstance(fact, (PresentIn, Project)) for fact in facts):
        yield TALKS.of(language)
    contact = [signal for signal in candidate.news if signal.kind is SignalKind.CITY_CONTACT]
    if contact:
        years = sorted({signal.year for signal in contact if signal.year is not None})
        text = PARENT_CONTACT if all(OF_PARENT in signal.text for signal in contact) else CONTACT
        yield with_brackets(text.of(language), years[-1] if years else None, language)


COMING, NEARBY, INFERRED = "F-05", "F-06", "A-06"
OF_PARENT = "母公司"
"""The word by which a contact is told of the parent and not of the firm itself."""


def candidacy_text(candidate: Candidate, language: Language) -> str:
    """Say how a candidate would come, and that it is in a zone governed apart: `新引进 · 沈抚示范区`."""
    zone = candidate.firm.city if candidate.in_separate_zone else None
    return " · ".join(part for part in (candidate.kind.label(language), zone) if part)


def commitment_text(candidate: Candidate, language: Language) -> str:
    """Say what a firm has signed here already."""
    parts = []
    for fact in candidate.commitments:
        if isinstance(fact, Project):
            parts.append(with_brackets(fact.name_zh, fact.stage.label(language), language))
        elif isinstance(fact, PresentIn):
            parts.append(with_brackets(fact.what or fact.end, fact.kind.label(language), language))
    return join_clauses(parts, language)


def fit_text(candidate: Candidate, language: Language) -> str:
    """Call a candidate's fit high, medium or low."""
    return next(text for least, text in LEVELS if candidate.score.points >= least).of(language)


def intent_caveat(candidate: Candidate, language: Language) -> str | None:
    """Say that a candidate's intent is not known; None if contact is on file."""
    if any(signal.kind is SignalKind.CITY_CONTACT for signal in candidate.news):
        return None
    return NOT_KNOWN.of(language)
