"""Who a firm is, in one line, and what is to be thought of it: what it could do here, and what speaks against it."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.analysis.candidates.candidates import Candidate, commitments
from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.candidates.objections import Objection
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import SignalKind
from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.candidates import candidate_reason, watch_text
from reports.wording.language import Language, typeset
from reports.wording.objections import objection_title, objections_text
from reports.wording.punctuation import join_clauses, names_and_count, with_brackets, with_label
from reports.wording.sentences import dot, firm_place, short_name
from reports.wording.wanted import LISTED, wanted_links_text
from views.shared.context import PageContext

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
    "Nothing on file says what it makes. Not on file does not mean it does not exist; ask, then add it.",
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


def identity(context: PageContext, firm: Firm) -> str:
    """Return who a firm is, in one line; of its ownership what is said first."""
    side = (LOCAL if firm.local else OUTSIDE).of(context.language)
    owned = "" if firm.ownership is None else re.split("[；;（(]", firm.ownership)[0]
    return typeset(dot(side, firm_place(firm), firm.district, firm.park, firm.stock_code, owned, firm.group))


def listed_line(context: PageContext, firm: Firm) -> str:
    """Say for which links the city's own lists want a firm; empty if for none."""
    links = wanted_links_text(context.city, firm.id, context.language)
    return with_label(context.text(LISTED), links, context.language) if links else ""


def head_box(context: PageContext, firm: Firm) -> Element:
    """Return the head of a firm as a box in two parts."""
    head = head_of(context, firm)
    return element(
        "div",
        {"class": "firm-head"},
        element("div", {}, element("h2", {}, head.heading), element("p", {}, head.why)),
        element(
            "div",
            {"class": "against"},
            element("h2", {}, head.note.of(context.language)),
            element("p", {}, head.against),
        ),
    )


def head_of(context: PageContext, firm: Firm) -> FirmHead:
    """Say what a firm could do here, or does, and what speaks against it."""
    if firm.local:
        return _of_local(context, firm)
    if commitments(context.city, firm.id):
        return FirmHead(context.text(FOLLOWED), context.text(FOLLOWED_WHY), CAUTION, _risks(context, firm))
    return _of_candidate(context, firm)


def _of_candidate(context: PageContext, firm: Firm) -> FirmHead:
    leads, city, language = context.judgement.candidacies.get(firm.id, ()), context.city, context.language
    if not leads:
        heading = NO_TARGET if city.makes_of.get(firm.id) else NAME_ONLY
        why = "" if city.makes_of.get(firm.id) else context.text(NAME_ONLY_WHY)
        return FirmHead(context.text(heading), why, THINK, _risks(context, firm))
    links = names_and_count([short_name(city.links[lead.link_id], language) for lead in leads], language)
    best = min(leads, key=lambda lead: (list(Tier).index(lead.candidate.tier), lead.rank)).candidate
    objections = dict.fromkeys(_objection(each, language) for lead in leads for each in lead.candidate.objections)
    return FirmHead(
        context.text(COULD, tier=best.tier.label(language), links=links),
        why_here(best, language),
        THINK,
        join_clauses(objections, language) or context.text(NOTHING_AGAINST),
    )


def why_here(candidate: Candidate, language: Language) -> str:
    """Say why a candidate fits here, without what puts it on watch, which is said beside it."""
    watch = watch_text(candidate, language)
    reason = candidate_reason(candidate, language)
    return reason if watch is None else reason.removeprefix(watch).lstrip("；; ")


def _objection(each: Objection, language: Language) -> str:
    """Say an objection; a serious one with the first fact that raises it."""
    return objections_text(each, language, most=1) if each.rule.is_serious else objection_title(each, language)


def _of_local(context: PageContext, firm: Firm) -> FirmHead:
    city, language = context.city, context.language
    makes = city.makes_of.get(firm.id, ())
    running = {make.end for make in makes if make.status in RUNNING}
    made = list(dict.fromkeys(make.end for make in makes if make.end in running or not running))
    if not made:
        return FirmHead(context.text(NAME_ONLY), context.text(NAME_ONLY_WHY), CAUTION, _risks(context, firm))
    sole = [link for link in made if len({make.start for make in city.makers.get(link, ())}) == 1]
    links = names_and_count([short_name(city.links[link], language) for link in made], language)
    alone = names_and_count([short_name(city.links[link], language) for link in sole], language)
    heading = context.text(MAKES if running else MAY_MAKE, links=links)
    return FirmHead(
        heading, context.text(SOLE, links=alone) if sole and running else "", CAUTION, _risks(context, firm)
    )


def _risks(context: PageContext, firm: Firm) -> str:
    """Return what news on file is a risk, the newest first, of one year the gravest."""
    signals = [each for each in context.city.signals.get(firm.id, ()) if each.kind is SignalKind.RISK]
    gravest = trouble_of(context.city, firm.id)
    signals.sort(key=lambda signal: (signal.year or "", signal == gravest), reverse=True)
    told = join_clauses(
        (with_brackets(typeset(signal.text), signal.year, context.language) for signal in signals[:2]), context.language
    )
    return told or context.text(NOTHING_AGAINST)
