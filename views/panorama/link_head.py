"""The head of a link's profile: its state, the verdict in one sentence, what to do, and whom to see first."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from graph.analysis.candidates.candidates import Candidate, are_all_on_watch
from graph.analysis.candidates.growers import Grower, local_growers
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.classification import industry_names
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.candidates import ALL_ON_WATCH, candidate_reason, watch_text
from reports.wording.exclusions import exclusion_text
from reports.wording.growers import LOCAL_FIRST, grower_text, kind_label
from reports.wording.language import count
from reports.wording.punctuation import join_names, with_label
from reports.wording.sentences import firm_name, firm_place, link_name
from reports.wording.targets import owner_need, reason
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import state_text
from reports.wording.wanted import LISTED, wanted_firms_text
from views.panorama.next_steps import next_steps
from views.panorama.priorities import CSS
from views.shared.candidate_list import MORE, NO_CANDIDATE
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.markup_component import show_markup
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE, tier_tag

FIRST = 3
"""Candidates named in the profile; the board has all, with every reason."""
CODE = Text("行业代码 {code}", "GB/T 4754 {code}")
RANK = Text("{strategy}，本链第 {place} 位", "{strategy}, rank {place} in the chain")
NEXT = Text("怎么办", "What to do")
WHOM = Text("先找哪几家", "Whom to see first")
OF_ALL = Text("候选 {total} 家，按先后列前 {shown} 家", "The first {shown} of {total} candidates")
RESERVE = Text("备选线索", "Leads in reserve")
ALL_REASONS = Text("到目标看板看全部理由", "All reasons on the board")
TO_BOARD, TO_FIRM = "page:targets", "firm:"


def link_head(context: PageContext, chain_id: str, link_id: str) -> None:
    """Draw the head; a firm opens its profile, the way to all reasons the board."""
    clicked = show_markup(drawn(context, _box, chain_id, link_id), key=f"verdict-{link_id}", css=STYLE + CSS)
    if clicked == TO_BOARD:
        context.open_page("targets", link=link_id, chain=chain_id)
    if clicked is not None and clicked.startswith(TO_FIRM):
        context.open_page("firms", firm=clicked.removeprefix(TO_FIRM))


def target_in(context: Shown, chain_id: str, link_id: str) -> Target | None:
    """Return the target of a link, None where it is none or not one of the chain."""
    target = context.judgement.target(link_id)
    return target if target is not None and chain_id in target.chains else None


def _box(context: Shown, chain_id: str, link_id: str) -> str:
    verdict, target = context.judgement.verdicts[link_id], target_in(context, chain_id, link_id)
    box = element(
        "div",
        {"class": f"profile {context.language}"},
        *_title(context, chain_id, verdict, target),
        _sentence(context, verdict),
    )
    box.extend(_next(context, chain_id, verdict, target))
    box.extend(_listed(context, link_id))
    box.extend(_growers(context, verdict, target))
    box.extend(_firms(context, verdict, target))
    return to_text(box)


def _title(context: Shown, chain_id: str, verdict: Verdict, target: Target | None) -> list[Element]:
    link = context.city.links[verdict.link_id]
    rank = "" if target is None else _rank(context, chain_id, target)
    state = element("b", {"style": f"color:var(--lp-{verdict.mark.value})"}, state_text(verdict.rule, context.language))
    stage = context.city.stage(chain_id, verdict.link_id).label(context.language)
    number = len(context.city.chains_of[link.id])
    code = [] if link.gbt4754 is None else [context.text(CODE, code=_industry(link.gbt4754))]
    chains = f"同属 {number} 条链" if context.language == "zh" else f"in {count('en', number, '', 'chain')}"
    told = [stage, link.kind.label(context.language), *code, *([chains] if number > 1 else [])]
    return [
        element("div", {}, state_icon(verdict.mark), state, " ", element("span", {"class": "second"}, rank)),
        element("h3", {}, link_name(link, context.language)),
        element("div", {"class": "second"}, " · ".join(told)),
    ]


def _rank(context: Shown, chain_id: str, target: Target) -> str:
    """Return the strategy of a target and its place in the chain."""
    place = context.judgement.targets_of(chain_id).index(target) + 1
    return context.text(RANK, strategy=target.strategy.label(context.language), place=place)


def _industry(code: str) -> str:
    """Return a code with what the standard calls it."""
    return f"{code} {industry_names()[code]}" if code in industry_names() else code


def _sentence(context: Shown, verdict: Verdict) -> Element:
    """Return the verdict in one sentence, then why the link is a target, or why it is none."""
    told, stop = [verdict_sentence(context.city, verdict, context.language)], "。" if context.language == "zh" else "."
    target, excluded = context.judgement.target(verdict.link_id), context.judgement.why_not(verdict.link_id)
    if target is not None:
        why = f"{reason(context.city, target, context.language)}{stop}"
        # what makes a link weak begins its reason too
        told = [why] if target.strategy is Strategy.STRENGTHEN else [*told, why]
    if excluded is not None and (excluded.users or verdict.state is not LinkState.UNSUITABLE):
        told += [exclusion_text(context.city, excluded, context.language)]
    lines = [element("div", {"class": "line"}, text) for text in told]
    return element("div", {"class": "verdict", "style": f"border-color:var(--lp-{verdict.mark.value})"}, *lines)


def _next(context: Shown, chain_id: str, verdict: Verdict, target: Target | None) -> Iterable[Element]:
    steps = next_steps(context, chain_id, verdict, target)
    if steps:
        yield element("h4", {}, context.text(NEXT))
        yield element("ol", {}, *[element("li", {}, step) for step in steps])
    if target is not None:
        yield element("div", {"class": "second"}, owner_need(context.city, target, context.language))


def _listed(context: Shown, link_id: str) -> Iterable[Element]:
    """Yield whom the city's own lists want for the link, the lists under the pointer; it is no maker."""
    said = wanted_firms_text(context.city, link_id, context.language)
    if said:
        sources = dict.fromkeys(edge.evidence.source for edge in context.city.wanted[link_id])
        told = with_label(context.text(LISTED), said, context.language)
        yield element("div", {"class": "second", "title": " ; ".join(sources)}, told)


def _growers(context: Shown, verdict: Verdict, target: Target | None) -> Iterable[Element]:
    """Yield the local firm that could grow into the link, before anybody is sought elsewhere."""
    found = local_growers(context.city, verdict.link_id) if _has_firms(context, verdict, target) else ()
    if found:
        yield element("h4", {}, context.text(LOCAL_FIRST))
        yield from [_grower(context, grower) for grower in found[:1]]
        rest = found[1:FIRST]
        if rest:
            names = join_names((firm_name(each.firm) for each in rest), context.language)
            yield element("div", {"class": "second"}, context.text(MORE, firms=names))


def _grower(context: Shown, grower: Grower) -> Element:
    tier = element("span", {"class": "tier"}, kind_label(grower, context.language))
    return _firm(tier, grower, grower_text(grower, context.language))


def _has_firms(context: Shown, verdict: Verdict, target: Target | None) -> bool:
    """Whether firms are named: for a target, and as leads in reserve for a link that is not judged yet."""
    if target is not None:
        return target.strategy is not Strategy.SEE_THROUGH
    return verdict.state is LinkState.UNKNOWN and bool(context.city.candidates.get(verdict.link_id))


def _firms(context: Shown, verdict: Verdict, target: Target | None) -> Iterable[Element]:
    """Yield the first candidates; of a link that is not judged yet they are leads in reserve."""
    if not _has_firms(context, verdict, target):
        return
    ranked = context.judgement.candidates(verdict.link_id)
    shown = ranked[:FIRST]
    said = context.text(OF_ALL, shown=len(shown), total=len(ranked)) if len(ranked) > FIRST else ""
    way = (
        [] if target is None else [element("span", {"class": "way", "data-click": TO_BOARD}, context.text(ALL_REASONS))]
    )
    title = context.text(WHOM if target is not None else RESERVE)
    yield element("h4", {}, title, element("span", {"class": "second"}, said), *way)
    if not ranked:
        yield element("div", {"class": "second"}, context.text(NO_CANDIDATE))
    if are_all_on_watch(ranked):
        yield element("div", {"class": "second"}, context.text(ALL_ON_WATCH))
    yield from [_candidate(context, candidate) for candidate in shown]


def _candidate(context: Shown, candidate: Candidate) -> Element:
    tier = tier_tag(candidate.tier, context.language)
    basis = element("span", {"class": f"badge {candidate.basis.value}"}, candidate.basis.label(context.language))
    on_watch = watch_text(candidate, context.language) is not None
    return _firm(tier, candidate, candidate_reason(candidate, context.language), basis, watched=on_watch)


def _firm(tier: Element, of: Candidate | Grower, said: str, *badges: Element, watched: bool = False) -> Element:
    """Return a firm in two or three lines: tier, name and place, then why; the whole reason is under the pointer."""
    name = element("b", {"data-click": f"{TO_FIRM}{of.firm.id}"}, firm_name(of.firm))
    place = element("span", {"class": "second"}, f" {firm_place(of.firm)}")
    kind = "said watch" if watched else "said"
    return element(
        "div", {"class": "firm"}, *badges, tier, name, place, element("div", {"class": kind, "title": said}, said)
    )
