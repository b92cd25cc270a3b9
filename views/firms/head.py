"""Who a firm is, in one line, and what is to be thought of it: what it could do here, and what speaks against it."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.analysis.candidates.against import Against
from graph.analysis.candidates.candidates import Candidate, commitments
from graph.analysis.verdicts.signs import RUNNING
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import SignalKind
from graph.model.nodes import Firm
from reports.drawing.markup import element
from reports.wording.candidate_words import candidate_reason, watch_words
from reports.wording.language import Language, Text, typeset
from reports.wording.objection_words import against_words, objection_title
from reports.wording.punctuation import aside, clauses, listed
from reports.wording.sentences import brief_name, dot, firm_place
from views.shared.desk import Desk

LOCAL, OUTSIDE = Text("本地企业", "Local firm"), Text("外地企业", "Outside firm")
FOLLOWED = Text("已在本市签约或有项目，转入盯办", "Has signed or has a project here: in follow-up")
FOLLOWED_WHY = Text("不再列为候选，由责任单位盯办。", "No longer a candidate; the unit in charge follows it up.")
COULD = Text("{tier}：能补 {links}", "{tier}: could supply {links}")
MAKES = Text("在做 {links}", "Makes {links}")
MAY_MAKE = Text("收录它做 {links}，现状待问", "On file as making {links}; its present state is to be asked")
SOLE = Text("其中{links}本地只有它在做。", "The only local maker of {links}.")
NO_TARGET = Text("所做的链环现在都不是目标", "What it makes is no target at present")
NAME_ONLY = Text("只知道名称与所在地", "Only its name and place are on file")
NAME_ONLY_WHY = Text(
    "没有查到它做什么。没有查到，不等于没有；可先打电话问，再补资料。",
    "Nothing on file says what it makes. None seen does not mean none exists; ask, then add it.",
)
THINK = Text("谈之前先想", "Before talking to it")
CAUTION = Text("要留意", "To note")
NOTHING_AGAINST = Text("没有收录不利情况。", "Nothing on file speaks against it.")


@dataclass(frozen=True, slots=True)
class FirmHead:
    """What stands at the head of a firm: the heading and why, then what to note."""

    heading: str
    why: str
    note: Text
    against: str


def identity(desk: Desk, firm: Firm) -> str:
    """Return who a firm is, in one line; of its ownership what is said first."""
    side = (LOCAL if firm.local else OUTSIDE).of(desk.language)
    owned = "" if firm.ownership is None else re.split("[；;（(]", firm.ownership)[0]
    return typeset(dot(side, firm_place(firm), firm.district, firm.park, firm.stock_code, owned, firm.group))


def head_box(desk: Desk, firm: Firm) -> Element:
    """Return the head of a firm as a box in two parts."""
    head = head_of(desk, firm)
    return element(
        "div",
        {"class": "firm-head"},
        element("div", {}, element("h2", {}, head.heading), element("p", {}, head.why)),
        element(
            "div", {"class": "against"}, element("h2", {}, head.note.of(desk.language)), element("p", {}, head.against)
        ),
    )


def head_of(desk: Desk, firm: Firm) -> FirmHead:
    """Say what a firm could do here, or does, and what speaks against it."""
    if firm.local:
        return _of_local(desk, firm)
    if commitments(desk.city, firm.id):
        return FirmHead(desk.say(FOLLOWED), desk.say(FOLLOWED_WHY), CAUTION, _risks(desk, firm))
    return _of_candidate(desk, firm)


def _of_candidate(desk: Desk, firm: Firm) -> FirmHead:
    leads, city, language = desk.judgement.leads.get(firm.id, ()), desk.city, desk.language
    if not leads:
        heading = NO_TARGET if city.makes_of.get(firm.id) else NAME_ONLY
        why = "" if city.makes_of.get(firm.id) else desk.say(NAME_ONLY_WHY)
        return FirmHead(desk.say(heading), why, THINK, _risks(desk, firm))
    links = listed([brief_name(city.links[lead.link_id], language) for lead in leads], language)
    best = min(leads, key=lambda lead: (list(Tier).index(lead.candidate.tier), lead.place)).candidate
    objections = dict.fromkeys(_objection(each, language) for lead in leads for each in lead.candidate.against)
    return FirmHead(
        desk.say(COULD, tier=best.tier.label(language), links=links),
        why_here(best, language),
        THINK,
        clauses(objections, language) or desk.say(NOTHING_AGAINST),
    )


def why_here(candidate: Candidate, language: Language) -> str:
    """Say why a candidate fits here, without what puts it on watch, which is said beside it."""
    watch = watch_words(candidate, language)
    reason = candidate_reason(candidate, language)
    return reason if watch is None else reason.removeprefix(watch).lstrip("；; ")


def _objection(each: Against, language: Language) -> str:
    """Say an objection; a serious one with the first fact that raises it."""
    return against_words(each, language, most=1) if each.rule.grave else objection_title(each, language)


def _of_local(desk: Desk, firm: Firm) -> FirmHead:
    city, language = desk.city, desk.language
    makes = city.makes_of.get(firm.id, ())
    running = {make.end for make in makes if make.status in RUNNING}
    made = list(dict.fromkeys(make.end for make in makes if make.end in running or not running))
    if not made:
        return FirmHead(desk.say(NAME_ONLY), desk.say(NAME_ONLY_WHY), CAUTION, _risks(desk, firm))
    sole = [link for link in made if len({make.start for make in city.makers.get(link, ())}) == 1]
    links = listed([brief_name(city.links[link], language) for link in made], language)
    alone = listed([brief_name(city.links[link], language) for link in sole], language)
    heading = desk.say(MAKES if running else MAY_MAKE, links=links)
    return FirmHead(heading, desk.say(SOLE, links=alone) if sole and running else "", CAUTION, _risks(desk, firm))


def _risks(desk: Desk, firm: Firm) -> str:
    """Return what news on file is a risk, the newest first."""
    signals = [each for each in desk.city.signals.get(firm.id, ()) if each.kind is SignalKind.RISK]
    signals.sort(key=lambda signal: signal.year or "", reverse=True)
    told = clauses((aside(typeset(signal.text), signal.year, desk.language) for signal in signals[:2]), desk.language)
    return told or desk.say(NOTHING_AGAINST)
