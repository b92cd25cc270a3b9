"""What to do about a link: whom to ask what, in the order in which it is to be done."""

from graph.analysis.lists.calls import call_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.text import Text
from reports.wording.lists import call_text
from reports.wording.punctuation import join_names
from reports.wording.sentences import link_name
from reports.wording.targets import firms_behind
from views.shared.context import Shown

CONFIRM = Text("请{office}答复：本地有没有企业做{link}", "Ask {office} whether anybody here makes {link}")
OFFICE = Text("牵头部门", "the department in charge")
SEE_THROUGH = Text("盯{firms}：开工、投产到哪一步，缺什么", "Follow {firms}: how far it is, and what it lacks")
STRENGTHEN = Text(
    "问{firms}：有没有扩产或技改的打算，缺什么", "Ask {firms} for plans to expand or upgrade, and what it lacks"
)
TALK = Text(
    "再约下面的企业：近三年有没有新建打算", "Then see the firms below: do they mean to build within three years?"
)
FIRST = 3
"""Firms named in a step."""


def next_steps(context: Shown, chain_id: str, verdict: Verdict, target: Target | None) -> list[str]:
    """Say whom to ask what, in the order in which it is to be done."""
    call, steps = call_of(context.judgement, verdict), []
    if call is not None:
        steps.append(call_text(context.city, call, context.language))
    if verdict.state is LinkState.MISSING:
        chiefs = context.city.chiefs.get(chain_id, ())
        office = context.city.organisations[chiefs[0].start].name_zh if chiefs else context.text(OFFICE)
        link = link_name(context.city.links[verdict.link_id], context.language)
        steps.append(context.text(CONFIRM, office=office, link=link))
    if target is not None:
        steps += _work(context, target)
    return steps


def _work(context: Shown, target: Target) -> list[str]:
    """Say what to do about a target: see its firm through, ask its maker, or see the candidates."""
    firms = join_names([*firms_behind(context.city, target)][:FIRST], context.language)
    if target.strategy is Strategy.SEE_THROUGH:
        return [context.text(SEE_THROUGH, firms=firms)] if firms else []
    if target.strategy is Strategy.STRENGTHEN:
        return [context.text(STRENGTHEN, firms=firms)] if firms and not target.verify_first else []
    return [context.text(TALK)] if context.city.candidates.get(target.link_id) else []
