"""The next step with a candidate: through whom it is approached, and the first thing it is asked; different by case."""

from collections.abc import Callable, Iterator

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.growers import local_growers
from graph.analysis.candidates.news import MOVING
from graph.analysis.facts.age import is_old
from graph.analysis.facts.city import City
from graph.analysis.facts.nearness import NearnessLevel
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.kinds import Basis, LinkKind, RelationKind, Siting
from graph.model.nodes import Link
from graph.text import Text
from reports.wording.candidates import decider_names
from reports.wording.language import Language
from reports.wording.neighbours import mark_of, thing_name, users_on_file
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, short_name
from reports.wording.targets import firms_behind

VERIFY = Text("先向{firms}核实现在还做不做，再定谈谁", "verify with {firms} first if it is still made here")
MAKERS = 2
GROW_FIRST = Text("先问{firm}有无来做的打算，再找线索", "ask {firm} first if it would make it, then look for leads")
LOOK = Text("请商会、同行找线索：谁在做{link}", "ask chambers and the trade for leads: who makes {link}")
STEP = Text("{channel}，问{question}", "{channel}: ask {question}")
NOBODY_GOES = Text("本年不派人；{question}", "send nobody this year; {question}")
THROUGH_ZONE = Text("商请{zone}引见", "ask {zone} for an introduction")
THROUGH_KIN_TO_TOP = Text("请{firm}牵线找{deciders}", "to {deciders} through {firm}")
THROUGH_TOP = Text("找{deciders}谈", "speak to {deciders}")
THROUGH_KIN = Text("请{firm}牵线", "through {firm}, of its group")
THROUGH_PARTNER = Text("请{firm}介绍（{kind}）", "through {firm} ({kind})")
THROUGH_USER = Text("会同{firm}（用户）", "go with {firm}, its user here")
THROUGH_FEED = Text("会同{firm}（供料）", "go with {firm}, which has its feed")
VISIT = Text("上门拜访", "visit it")
WRITE = Text("电话联系、去函", "call, then write")
CHECKED = Text("查实后{step}", "once it is sure to make it, {step}")
ASK_MAKES = Text("先电话问清{link}是不是自己在做", "call to find out if it makes {link} itself")
ASK_SUPPLY = Text("能不能供{firm}、一年多少", "if it could supply {firm}, and how much a year")
ASK_QUANTITY = Text("能不能供、一年多少", "if it could supply it, and how much a year")
ASK_ROUTE = Text("能不能改用本地的{feed}", "if it could use {feed}, made here")
ASK_SITE = Text("扩产选在哪里", "where it means to expand")
ASK_TERMS = Text("合作方式、自己投多少", "terms, and what it would invest")
ASK_FEED = Text("一年要多少{feed}", "how much {feed} it needs a year")
ASK_SIZE = Text("产能多大、有无异地设厂打算", "its capacity, and if it would build elsewhere")
ASK_PLANS = Text("有无来本市设厂的打算", "if it would build here")
WATCH: dict[str, Text] = {
    "A-01": Text("看下一份年报，好转再谈", "read its next annual report, talk if it has recovered"),
    "A-02": Text("电话问下一个项目选不选址", "call to ask if a site is open for the next project"),
    "A-05": Text("等它投产再谈", "talk once it operates"),
    "A-13": Text("先问能不能改用本地原料", "ask first if it could use the feed made here"),
    "A-15": Text("电话问清是不是自己在做", "call to find out if it makes it itself"),
    "A-26": Text("用得着时请来服务", "ask it to serve where it is needed"),
    "A-28": Text("问它的技术能不能用到本地", "ask if its skill could serve here"),
}
"""What is done about a serious objection in place of a visit; others are looked at again in a year."""
DOUBTFUL = frozenset({"A-06", "A-16"})
"""Objections that it may be no maker: nobody is troubled before that is clear."""
AGAIN = Text("明年再看", "look again next year")
TRADE_KINDS = frozenset({LinkKind.MATERIAL, LinkKind.PRODUCT, LinkKind.COMPONENT, LinkKind.EQUIPMENT, LinkKind.ENERGY})
Channel = Callable[[City, Target, Candidate, Language], str | None]


def approach_words(city: City, target: Target, candidate: Candidate | None, language: Language) -> str:
    """Say through whom a candidate is approached and what it is asked first; without one, who may know of one."""
    link = city.links[target.link_id]
    if target.verify_first:
        return VERIFY.of(language, firms=join_names([*firms_behind(city, target)][:MAKERS], language))
    if candidate is None:
        return _without(city, link, language)
    if candidate.tier is Tier.WATCH and not _decided_far(candidate):
        rule = candidate.serious_objections[0].rule.id
        return NOBODY_GOES.of(language, question=WATCH.get(rule, AGAIN).of(language))
    if any(each.rule.id in DOUBTFUL for each in candidate.objections):
        return ASK_MAKES.of(language, link=short_name(link, language))
    channel = next(told for find in CHANNELS if (told := find(city, target, candidate, language)) is not None)
    step = STEP.of(language, channel=channel, question=first_question(city, target, candidate, language))
    return step if candidate.basis is Basis.SOURCE else CHECKED.of(language, step=step)


def _without(city: City, link: Link, language: Language) -> str:
    growers = local_growers(city, link.id)
    grower = next((each.firm for each in growers if each.decides and not each.is_doubtful), None)
    if grower is not None:
        return GROW_FIRST.of(language, firm=firm_name(grower))
    return LOOK.of(language, link=short_name(link, language))


def _decided_far(candidate: Candidate) -> bool:
    """Check whether all that puts a firm on watch is that a parent decides: that parent can be spoken to."""
    return all(each.rule.id == "A-12" for each in candidate.serious_objections) and bool(candidate.deciders)


def _zone(_: City, __: Target, candidate: Candidate, language: Language) -> str | None:
    return THROUGH_ZONE.of(language, zone=candidate.firm.city) if candidate.in_separate_zone else None


def _top(_: City, __: Target, candidate: Candidate, language: Language) -> str | None:
    if not candidate.deciders:
        return None
    deciders = decider_names(candidate.firm, candidate.deciders, language)
    if candidate.kin:
        return THROUGH_KIN_TO_TOP.of(language, firm=firm_name(candidate.kin[0].firm), deciders=deciders)
    return THROUGH_TOP.of(language, deciders=deciders)


def _kin(_: City, __: Target, candidate: Candidate, language: Language) -> str | None:
    return THROUGH_KIN.of(language, firm=firm_name(candidate.kin[0].firm)) if candidate.kin else None


def _partner(_: City, __: Target, candidate: Candidate, language: Language) -> str | None:
    ties = (tie for tie in candidate.partners if tie.edge.kind is not RelationKind.POSSIBLE_DUPLICATE)
    tie = next(ties, None)
    if tie is None:
        return None
    return THROUGH_PARTNER.of(language, firm=firm_name(tie.firm), kind=tie.edge.kind.label(language).lower())


def _user(_: City, target: Target, candidate: Candidate, language: Language) -> str | None:
    users = users_on_file(candidate)
    if target.strategy is not Strategy.SUPPLEMENT or not users:
        return None
    return THROUGH_USER.of(language, firm=firm_name(users[0].makers[0]))


def _feeder(_: City, target: Target, candidate: Candidate, language: Language) -> str | None:
    if target.strategy is not Strategy.EXTEND or not candidate.local_links.feeds or not _is_close(candidate):
        return None
    return THROUGH_FEED.of(language, firm=firm_name(candidate.local_links.feeds[0].makers[0]))


def _direct(_: City, __: Target, candidate: Candidate, language: Language) -> str:
    return (VISIT if _is_close(candidate) else WRITE).of(language)


def _is_close(candidate: Candidate) -> bool:
    return candidate.near.level in (NearnessLevel.PRESENT, NearnessLevel.NEIGHBOUR, NearnessLevel.PROVINCE)


CHANNELS: tuple[Channel, ...] = (_zone, _top, _kin, _partner, _user, _feeder, _direct)
"""Ways to a firm, the closest first."""


def first_question(city: City, target: Target, candidate: Candidate, language: Language) -> str:
    """Return what a candidate is asked first: what is most doubtful of it, or what the target hangs on."""
    return next(_questions(city, target, candidate, language))


def _questions(city: City, target: Target, candidate: Candidate, language: Language) -> Iterator[str]:
    link = city.links[target.link_id]
    if any(each.rule.id == "A-14" for each in candidate.objections):
        instead = (feed for route in candidate.routes if route.is_at_odds for feed in route.instead)
        yield from [ASK_ROUTE.of(language, feed=thing_name(feed, language)) for feed in instead][:1]
    if link.siting is Siting.OPERATED:
        yield ASK_TERMS.of(language)
    if any(each.kind in MOVING and not is_old(city, each) for each in candidate.news):
        yield ASK_SITE.of(language)
    sure = sorted(candidate.local_links.feeds, key=lambda feed: mark_of(feed, language) is not None)
    goods = [feed for feed in sure if feed.link.kind in TRADE_KINDS]
    if target.strategy is Strategy.EXTEND and goods:
        yield ASK_FEED.of(language, feed=thing_name(goods[0], language))
    users = [firm for user in users_on_file(candidate) for firm in user.makers]
    if target.strategy is Strategy.SUPPLEMENT and users and link.kind in TRADE_KINDS:
        with_user = _user(city, target, candidate, language) is not None and not (candidate.kin or candidate.deciders)
        yield ASK_QUANTITY.of(language) if with_user else ASK_SUPPLY.of(language, firm=firm_name(users[0]))
    if all(make.capacity is None for make in candidate.makes):
        yield ASK_SIZE.of(language)
    yield ASK_PLANS.of(language)
