"""The local firms that the first gaps of a chain rest upon: what is on file against them, and who decides for them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.candidates.deciders import deciders_of
from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.facts.corporate_families import family_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.nodes import Firm
from graph.text import Text
from reports.one_page.context import OnePageContext
from reports.one_page.dependence import first_gaps
from reports.one_page.text_fit import Clause
from reports.wording.sentences import firm_name
from reports.wording.trouble import trouble_text

SEVERAL = 2
"""First gaps that rest upon a firm from which on its troubles are the chain's."""
PLAIN = Text("{firm}{news}", "{firm}: {news}")
TROUBLED_OWNER = Text("链主{firm}{news}", "the chain owner {firm}: {news}")
TROUBLED = Text(
    "{firm}{news}，前{total}个补链、延链目标中{count}个{how}",
    "{firm}: {news}; {count} of the first {total} gaps {how}",
)
HOW = {
    (True, False): Text("靠它供料", "rest on its feed"),
    (False, True): Text("要它来用", "are wanted by it"),
    (True, True): Text("靠它供料或要它来用", "rest on it as supplier or user"),
}
"""How gaps rest upon a firm: whether it feeds one, whether it uses one."""
ABOVE = Text(
    "前{total}个补链、延链目标中{count}个离不开{firm}一家，供不供、投不投由{decider}定",
    "{count} of the first {total} gaps rest on {firm} alone; {decider} decides what it supplies and builds",
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A local firm, and the links of the first gaps it feeds and of those it would use."""

    firm: Firm
    fed: frozenset[str]
    used: frozenset[str]

    @property
    def gaps(self) -> frozenset[str]:
        """The gaps that rest upon it either way."""
        return self.fed | self.used


def anchors(context: OnePageContext) -> list[Anchor]:
    """List the local firms that make a core feed of one of the first gaps or use one, those of most gaps first."""
    fed: dict[str, set[str]] = {}
    used: dict[str, set[str]] = {}
    for target in first_gaps(context):
        for found, links in ((fed, _feeds(target)), (used, _uses(target))):
            for firm in _makers(context, links):
                found.setdefault(firm, set()).add(target.link_id)
    every = {
        firm: Anchor(context.city.firms[firm], frozenset(fed.get(firm, ())), frozenset(used.get(firm, ())))
        for firm in (*fed, *used)
    }
    return sorted(every.values(), key=lambda each: (-len(each.gaps), each.firm.id))


def _feeds(target: Target) -> set[str]:
    return {edge.start for edge in target.context.local_core_inputs}


def _uses(target: Target) -> set[str]:
    return {edge.end for edge in target.context.core_users}


def _makers(context: OnePageContext, links: set[str]) -> set[str]:
    makes = (make for link in links for make in context.city.makers.get(link, ()))
    return {make.start for make in makes if make.status in RUNNING}


def troubled(context: OnePageContext) -> Iterator[Clause]:
    """Yield what is on file against the firm that most rests upon: an owner of the chain, or one of several gaps."""
    total = len(first_gaps(context))
    found = {each.firm.id: each for each in anchors(context)}
    owners = [lead.start for lead in context.city.owner_roles(context.chain_id)]
    several = [firm for firm, each in found.items() if len(each.gaps) >= SEVERAL]
    for firm_id in dict.fromkeys((*several, *owners)):
        signal = trouble_of(context.city, firm_id)
        if signal is None:
            continue
        firm, anchor = firm_name(context.city.firms[firm_id]), found.get(firm_id)
        told = {"firm": firm, "news": trouble_text(signal, context.language)}
        if anchor is not None:
            how = context.text(HOW[bool(anchor.fed), bool(anchor.used)])
            yield context.clause(TROUBLED, signal, **told, total=total, count=len(anchor.gaps), how=how)
        yield context.clause(TROUBLED_OWNER if firm_id in owners else PLAIN, signal, **told)
        return


def decided_above(context: OnePageContext) -> Iterator[Clause]:
    """Yield the firm without which half of the first gaps fall and for which somebody else decides."""
    total = len(first_gaps(context))
    for family, gaps in _sole(context).items():
        firm = next(each for each in anchors(context) if family_of(context.city, each.firm.id) == family).firm
        deciders = deciders_of(context.city, firm)
        if len(gaps) >= SEVERAL and 2 * len(gaps) >= total and deciders:
            named = {"firm": firm_name(firm), "decider": _short(firm, deciders)}
            yield context.clause(ABOVE, total=total, count=len(gaps), **named)
            return


def _short(firm: Firm, deciders: tuple[str, ...]) -> str:
    """Name who decides: by the name of the group where that is what its own name begins with."""
    return firm.group if firm.group is not None and deciders[0].startswith(firm.group) else deciders[0]


def _sole(context: OnePageContext) -> dict[str, set[str]]:
    """Map each party to the first gaps that have a need only it meets here, or no user here but it; most gaps first."""
    found: dict[str, set[str]] = {}
    for target in first_gaps(context):
        groups = [{edge.start for edge in need.local} for need in target.context.needs if need.local]
        for links in (*groups, _uses(target)):
            parties = {family_of(context.city, firm) for firm in _makers(context, links)}
            if len(parties) == 1:
                found.setdefault(parties.pop(), set()).add(target.link_id)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))
