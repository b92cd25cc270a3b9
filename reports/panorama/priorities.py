"""The first targets of a chain in short: why here, and whom to go to first, each fitting on one line."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy, Tier
from graph.model.nodes import Firm
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.steps import firms_behind, is_doubtful, makers_to_ask
from reports.one_page.strengths import have, reason
from reports.wording.sentences import firm_name, sign_text, state_label

SHOWN = 5
PRIORITY = Text("重点{rank}", "No. {rank}")
WEAK = Text("本地在做，但{sign}", "made here, but {sign}")
USED_AND_WEAK = Text("本地{users}要用，{sign}", "used by {users}; {sign}")
COMING = Text("{firms}{state}", "{state}: {firms}")
ALONE = Text("{state}，盯着办成", "{state}: see it through")
TALK = Text("先谈{firm}", "Talk to {firm} first")
APPROACH = Text("可接触{firm}", "Approach {firm}")
SEE_THROUGH = Text("盯办{firm}，不另招", "See {firm} through")
SEE_IT_THROUGH = Text("盯着办成，不另招", "See it through")
GROW = Text("先问{firm}扩产", "Ask {firm} to grow")
VERIFY = Text("先核实{firm}还做不做", "Verify first if {firm} still makes it")
ON_WATCH = Text("候选都待观察", "All candidates on watch")
NOBODY = Text("候选待补找", "No candidate on file")
FED, USED = Text("本地有{feeds}", "{feeds} here"), Text("{users}要用", "for {users}")
FED_HERE, USED_HERE = Text("本地有原料", "its feed is here"), Text("本地有用户", "it has users here")


@dataclass(frozen=True, slots=True)
class Priority:
    """A target by its place among those of the chain."""

    rank: int
    target: Target

    def tag(self, context: OnePageContext) -> str:
        """Return what it is called: `重点1`."""
        return context.text(PRIORITY, rank=self.rank)


def priorities(context: OnePageContext) -> tuple[Priority, ...]:
    """List the first five targets of a chain."""
    return tuple(Priority(rank, target) for rank, target in enumerate(context.targets[:SHOWN], 1))


def short_reasons(context: OnePageContext, target: Target) -> Iterator[str]:
    """Yield why a target is one here, in words that get shorter."""
    if target.strategy is Strategy.SEE_THROUGH:
        yield from _coming(context, target)
    elif target.strategy is Strategy.STRENGTHEN:
        yield context.text(WEAK, sign=sign_text(target.verdict, context.language))
    else:
        yield from (reason(context, target, most).text for most in (3, 2, 1))
        yield from _bare(context, target)


def _coming(context: OnePageContext, target: Target) -> Iterator[str]:
    state = state_label(target.verdict, context.language)
    firms = [firm for fact in target.verdict.decisive for firm in firms_behind(context.city, fact)]
    if firms:
        yield context.text(COMING, firms=context.firms(firms, 1), state=state)
    yield context.text(ALONE, state=state)
    yield state


def _bare(context: OnePageContext, target: Target) -> Iterator[str]:
    """Yield a feed or a user alone."""
    feeds = target.context.local_core_inputs
    users = [edge.end for edge in target.context.core_users]
    if feeds:
        yield have(context, feeds, 1).text
        yield context.text(FED, feeds=context.links([edge.start for edge in feeds[:1]]))
    if users:
        yield context.text(USED, users=context.links(users[:1]))
    if feeds or users:
        yield context.text(FED_HERE if feeds else USED_HERE)


def first_contact(context: OnePageContext, target: Target) -> list[str]:
    """Say whom to go to first, in words that get shorter.

    That is who builds it, a local maker that could grow, or the best candidate that is not on watch.
    """
    behind_it = [firm for fact in target.verdict.decisive for firm in firms_behind(context.city, fact)]
    if target.strategy is Strategy.SEE_THROUGH:
        named = [context.text(SEE_THROUGH, firm=firm_name(firm)) for firm in behind_it[:1]]
        return [*named, context.text(SEE_IT_THROUGH)]
    if target.strategy is Strategy.STRENGTHEN and behind_it:
        asked = makers_to_ask(context.city, target) or behind_it
        return _named(context, VERIFY if is_doubtful(context.city, target.link_id) else GROW, asked[0])
    found = [each for each in context.judgement.candidates(target.link_id) if not each.in_separate_zone]
    best = next((each for each in found if each.tier is not Tier.WATCH), None)
    if best is None:
        return [context.text(ON_WATCH if found else NOBODY)]
    return _named(context, TALK if best.tier is Tier.FIRST else APPROACH, best.firm)


def _named(context: OnePageContext, text: Text, firm: Firm) -> list[str]:
    return [context.text(text, firm=firm_name(firm)), firm_name(firm)]
