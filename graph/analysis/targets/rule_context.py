"""All that a condition of a strategy looks at: a verdict, what surrounds its link, and where the links stand."""

from dataclasses import dataclass
from functools import cached_property

from graph.analysis.candidates.deciders import decides, houses_of, is_named_buyer, open_buyers
from graph.analysis.facts.city import City
from graph.analysis.facts.corporate_families import family_members
from graph.analysis.facts.places import is_in_city
from graph.analysis.targets.link_context import HERE_PERHAPS, InputNeed, LinkContext, LinkSets, is_need, is_wanted
from graph.analysis.verdicts.counts import CANNOT_TRAVEL
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.edges import InputTo, Makes, PresentIn
from graph.model.fact import Fact
from graph.model.kinds import InputRole, MakeStatus, Market, Outlook, PresenceKind, Siting
from graph.model.nodes import Link
from graph.model.places import same_province
from graph.model.product_text import clauses_of, names_thing, shares_words

OWN_USE_RULE = "D-06"
"""The rule by which a link is weak because it is made for own use only."""
OPEN = frozenset({Siting.ATTRACTABLE, Siting.OPERATED, None})
"""Sitings of a link that a maker or an operator can be attracted to."""
CLOSED_OUTLOOKS = frozenset({Outlook.RESTRICTED, Outlook.PHASED_OUT})
"""Outlooks under which new capacity is not to be sought."""
TRADED = 0.8
"""What a feed made here weighs when it travels freely and its maker is one of many: others can buy it as well."""
FOUNDED = 0.5
"""What a missing feed weighs that is a well-founded target itself; it counts once."""


@dataclass(frozen=True)
class RuleContext:
    """All that a condition looks at: a verdict, what surrounds its link, and where the links of the city stand.

    `founded` are the missing links known to be targets by what is here already.
    """

    city: City
    verdict: Verdict
    context: LinkContext
    sets: LinkSets
    founded: frozenset[str] = frozenset()

    @property
    def link(self) -> Link:
        """The link the case is about."""
        return self.city.links[self.verdict.link_id]

    @property
    def is_gap(self) -> bool:
        """Whether the link is missing, a maker or operator of it can be attracted, and none has signed yet.

        It is none where the house of a local firm has works of it in the province that want for orders.
        """
        open_ = self.verdict.state is LinkState.MISSING and self.is_open
        return open_ and not self.signed and not self.sister_works

    @cached_property
    def sister_works(self) -> tuple[Makes, ...]:
        """What the group of a local firm makes of the link in this province, in a market that is in surplus.

        It fills its own works first; nobody is courted to build beside them.
        """
        if self.link.outlook is not Outlook.SURPLUS:
            return ()
        return tuple(
            make
            for make in self.city.candidates.get(self.link.id, ())
            if make.status is not MakeStatus.PLANNED
            and not self.sets.houses.isdisjoint(houses_of(self.city, firm := self.city.firms[make.start]))
            and same_province(firm.province, self.city.region.province)
        )

    @property
    def is_local_glut(self) -> bool:
        """Whether the product sells near only, in a market that is in surplus."""
        return self.link.outlook is Outlook.SURPLUS and self.link.market in (Market.LOCAL, Market.REGIONAL)

    @property
    def is_unseen_in_glut(self) -> bool:
        """Whether the market is in surplus, nobody was seen to run the link of late, and nothing else speaks for it.

        A core user here does, and so does an advantage of which a clause names more than that very maker: what is
        everybody's market is no reason to put money behind a plant that may be gone.
        """
        unseen = self.verdict.state is LinkState.WEAK and self.verdict.grade is Grade.UNCLEAR
        if not unseen or self.link.outlook is not Outlook.SURPLUS or self.context.core_users:
            return False
        firms = {self.city.firms[make.start] for make in self.city.makers.get(self.link.id, ())}
        names = [firm.short_name or firm.name_zh for firm in firms]
        clauses = clauses_of(self.link.advantage or "")
        return all(any(shares_words(each, name, self.city.region.city) for name in names) for each in clauses)

    @property
    def is_for_own_works(self) -> bool:
        """Whether the link is weak by own use alone, and nobody else here runs works that take it.

        Nobody lacks it then: what can be strengthened is the product that its maker makes of it.
        """
        if self.verdict.rule.id != OWN_USE_RULE:
            return False
        makes = [fact for fact in self.verdict.facts_for(Measure.OWN_USE) if isinstance(fact, Makes)]
        party = {member for make in makes for member in family_members(self.city, make.start)}
        ends = {edge.end for edge in self.context.uses if is_wanted(edge)}
        users = {make.start for end in ends for make in self.city.makers.get(end, ()) if make.status in RUNNING}
        return bool(users) and users <= party

    @cached_property
    def open_buyers(self) -> tuple[str, ...]:
        """The buyers the link names, but those that make it themselves."""
        return open_buyers(self.city, self.link)

    @cached_property
    def tells_more(self) -> bool:
        """Whether the advantage names more than the core feeds and users, which pull and push have counted."""
        around = (*self.context.core_inputs, *self.context.core_users)
        ends = {end for edge in around for end in (edge.start, edge.end)}
        counted = [self.city.links[end].name_zh for end in ends - {self.link.id}]
        clauses = clauses_of(self.link.advantage or "")
        return any(not any(shares_words(clause, name) for name in counted) for clause in clauses)

    @property
    def is_open(self) -> bool:
        """Whether new capacity may be sought: neither restricted, captive, bought or public, nor made next door."""
        closed = self.link.outlook in CLOSED_OUTLOOKS or self.link.siting not in OPEN
        return not closed and self.link.id not in self.sets.in_adjacent_city

    def is_sure(self, link_id: str) -> bool:
        """Check whether a user is here or comes, as far as anybody has seen: what is only inferred pulls nothing."""
        return self.sets.degree[link_id] > HERE_PERHAPS and link_id not in self.sets.inferred

    @cached_property
    def signed(self) -> tuple[PresentIn, ...]:
        """What firms that make the link elsewhere have signed in this city: what names it, or is their only product."""
        firms = dict.fromkeys(make.start for make in self.city.candidates.get(self.link.id, ()))
        edges = (edge for firm in firms for edge in self.city.presence.get(firm, ()))
        return tuple(edge for edge in edges if edge.kind is PresenceKind.SIGNED and self._is_signed(edge))

    def _is_signed(self, edge: PresentIn) -> bool:
        if not is_in_city(self.city.region, edge.end):
            return False
        products = {make.end for make in self.city.makes_of[edge.start]}
        return names_thing(edge.what or "", self.link.name_zh) or products == {self.link.id}

    @cached_property
    def push(self) -> float | None:
        """How far the core needs of the link are met from here, 0 to 1; None if it has none on file."""
        if not self.context.needs:
            return None
        values = [self._met(need) for need in self.context.needs]
        lent = any(
            value == 0 and self._is_founded(need) for value, need in zip(values, self.context.needs, strict=True)
        )
        return (sum(values) + FOUNDED * lent) / len(values)

    def _met(self, need: InputNeed) -> float:
        had = zip(need.local, need.shares, strict=True)
        return max((min(self.sets.degree[edge.start], share) * self._hold(edge) for edge, share in had), default=0.0)

    def _hold(self, edge: InputTo) -> float:
        """Return how firmly a feed ties a plant to this city: fully if it cannot travel, or its maker is renowned.

        A renowned product brings nobody to what arises beside it.
        """
        renowned = edge.start in self.sets.renowned and edge.role is not InputRole.BYPRODUCT
        tied = edge.transport in CANNOT_TRAVEL or renowned
        return 1.0 if tied else TRADED

    def _is_founded(self, need: InputNeed) -> bool:
        return any(edge.start in self.founded for edge in need.edges)

    @cached_property
    def anchors(self) -> tuple[Fact, ...]:
        """What ties the link to this city: a core user under construction, or a local party that makes it elsewhere.

        A feed under construction is a feed already, and is not counted twice.
        """
        users = (edge for edge in self.context.core_users if edge.end in self.sets.building)
        return (*users, *self.kin)

    @cached_property
    def kin(self) -> tuple[Makes, ...]:
        """What self-deciding firms elsewhere make of the link that count as one party with a local firm near it.

        A branch elsewhere competes for one budget, and whoever is to buy the product is not to make it. Near is a firm
        that makes a feed or a user within two core steps.
        """
        near = self._within_two_steps
        makes = self.city.candidates.get(self.link.id, ())
        return tuple(make for make in makes if self._is_kin(make.start, near)) if near else ()

    def _is_kin(self, firm_id: str, near: frozenset[str]) -> bool:
        if not decides(self.city.firms[firm_id]) or is_named_buyer(self.city, self.link, self.city.firms[firm_id]):
            return False
        local = (firm for firm in family_members(self.city, firm_id) if self.city.firms[firm].local)
        return any(make.end in near for firm in local for make in self.city.makes_of.get(firm, ()))

    @cached_property
    def _within_two_steps(self) -> frozenset[str]:
        one = {edge.start for need in self.context.needs for edge in need.edges}
        one |= {edge.end for edge in self.context.uses if is_need(self.city, edge)}
        ends = (
            end
            for link in one
            for edge in (*self.city.inputs.get(link, ()), *self.city.uses.get(link, ()))
            if is_need(self.city, edge)
            for end in (edge.start, edge.end)
        )
        return frozenset((*one, *ends)) - {self.link.id}
