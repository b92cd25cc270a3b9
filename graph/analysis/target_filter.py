"""Which targets a page or a document is about: the filters, the values a target has in each, what a choice leaves."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.city import City
from graph.analysis.facts.places import districts_of_facility, districts_of_firm
from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.errors import NotFound
from graph.model.cells import basis_told
from graph.model.evidence import weakest_basis
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum


class Facet(LabelledEnum):
    """What targets are filtered by."""

    STRATEGY = "strategy", "策略", "Strategy"
    CHAIN = "chain", "产业链", "Chain"
    DISTRICT = "district", "县区", "District"
    CHIEF = "chief", "链长部门", "Chief department"
    FORCE = "force", "招商专班", "Task force"
    BASIS = "basis", "依据", "Evidence"
    TEXT = "find", "文字", "Text"


FilterValues = Mapping[Facet, Collection[str]]
"""The values chosen for each filter that is set, any of which will do; a text is a part of a name, case aside."""


@dataclass(frozen=True, slots=True)
class FacetedTarget:
    """A target by its link, with the values it has in each facet."""

    link_id: str
    values: Mapping[Facet, frozenset[str]]

    def passes(self, filters: FilterValues) -> bool:
        """Return whether it has a value chosen for each filter."""
        return all(matches(facet, wanted, self.values[facet]) for facet, wanted in filters.items())


def matches(facet: Facet, wanted: Collection[str], values: Collection[str]) -> bool:
    """Return whether any value wanted of a facet is among those there are."""
    if facet is Facet.TEXT:
        return any(text.strip().lower() in spoken for text in wanted for spoken in values)
    return not frozenset(wanted).isdisjoint(values)


def _of_chains(find: Callable[[City, str], Iterable[str]]) -> Callable[[City, Target], frozenset[str]]:
    return lambda city, target: frozenset(value for chain in target.chains for value in find(city, chain))


def _chiefs(city: City, chain_id: str) -> Iterable[str]:
    return (edge.start for edge in city.chiefs.get(chain_id, ()))


def _force(city: City, chain_id: str) -> Iterable[str]:
    force = city.chains[chain_id].task_force
    return () if force is None else (force,)


def districts_near(city: City, target: Target) -> frozenset[str]:
    """Return the districts on file of the makers here of a link and of its local inputs and users, and of its works."""
    around = target.context
    near = [*(edge.start for edge in around.local_inputs), *(edge.end for edge in around.local_users)]
    makers = (city.firms[make.start] for link in (target.link_id, *near) for make in city.makers.get(link, ()))
    works = (
        name for work in city.projects_by_link.get(target.link_id, ()) for name in districts_of_facility(city, work)
    )
    return frozenset((*(name for firm in makers for name in districts_of_firm(city, firm)), *works))


def basis_of(target: Target) -> Basis | None:
    """Return the weakest basis among the facts a target's grounds read; None where they read none."""
    return weakest_basis([basis_told(fact) for ground in target.grounds for fact in ground.facts])


def _spoken(city: City, target: Target) -> frozenset[str]:
    """Return what a text is looked for in: the names of the link and of the firms that could be attracted for it."""
    link = city.links[target.link_id]
    firms = (city.firms[make.start] for make in city.candidates.get(target.link_id, ()))
    names = [link.name_zh, link.name_en, *(name for firm in firms for name in (firm.short_name, firm.name_zh))]
    return frozenset(name.lower() for name in names if name is not None)


OF_CHAIN: Mapping[Facet, Callable[[City, str], Iterable[str]]] = {
    Facet.CHAIN: lambda _, chain: (chain,),
    Facet.CHIEF: _chiefs,
    Facet.FORCE: _force,
}
"""The facets a target has by its chains, and their values by chain."""
VALUES: Mapping[Facet, Callable[[City, Target], frozenset[str]]] = {
    Facet.STRATEGY: lambda _, target: frozenset(target.strategies),
    Facet.DISTRICT: districts_near,
    Facet.BASIS: lambda _, target: frozenset(filter(None, [basis_of(target)])),
    Facet.TEXT: _spoken,
    **{facet: _of_chains(find) for facet, find in OF_CHAIN.items()},
}


def facet_target(city: City, target: Target) -> FacetedTarget:
    """Return the values of a target: its own strategies and chains, and what these and its neighbours lead to.

    District: where somebody of the city makes the link, makes something it takes or is taken by, or builds it.
    Evidence: the weakest basis among the facts its grounds read.
    """
    return FacetedTarget(target.link_id, {facet: find(city, target) for facet, find in VALUES.items()})


def filter_targets(targets: Iterable[FacetedTarget], filters: FilterValues) -> tuple[str, ...]:
    """Return the links of the targets that pass, in the order given."""
    return tuple(target.link_id for target in targets if target.passes(filters))


def facet_counts(targets: Iterable[FacetedTarget], filters: FilterValues, facet: Facet) -> tuple[int, Counter[str]]:
    """Return how many targets pass all other filters, in all and by their values in one facet."""
    others = {each: wanted for each, wanted in filters.items() if each is not facet}
    found = [target for target in targets if target.passes(others)]
    return len(found), Counter(value for target in found for value in target.values[facet])


def relaxations(targets: Iterable[FacetedTarget], filters: FilterValues) -> tuple[tuple[Facet, int], ...]:
    """Return the filters whose removal alone lets some pass, and how many: the most first, then as declared."""
    kept = tuple(targets)
    counts = ((facet, facet_counts(kept, filters, facet)[0]) for facet in Facet if facet in filters)
    return tuple(sorted((each for each in counts if each[1]), key=lambda each: -each[1]))


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """What a document is asked to be about; None means no limit.

    It filters as the board does, chain by chain: a target counts for every strategy it carries, and for each district
    where somebody makes it, builds it, feeds it or takes it. Task force and department are given by name. `bases` and
    `firms` limit candidates, to those on such evidence and to those firms, not targets.
    """

    chains: tuple[str, ...] | None = None
    strategies: frozenset[Strategy] | None = None
    task_force: str | None = None
    department: str | None = None
    district: str | None = None
    bases: frozenset[Basis] | None = None
    links: tuple[str, ...] | None = None
    firms: tuple[str, ...] | None = None

    def filters(self, city: City) -> FilterValues:
        """Return the filters it sets on targets and their chains."""
        chiefs = (each.id for each in city.organisations.values() if each.name_zh == self.department)
        asked: Mapping[Facet, Iterable[str] | None] = {
            Facet.CHAIN: self.chains,
            Facet.STRATEGY: self.strategies,
            Facet.FORCE: None if self.task_force is None else (self.task_force,),
            Facet.CHIEF: None if self.department is None else chiefs,
            Facet.DISTRICT: None if self.district is None else (self.district,),
        }
        return {facet: frozenset(values) for facet, values in asked.items() if values is not None}

    def chains_in(self, judgement: Judgement) -> tuple[str, ...]:
        """Return the chains asked for, in the city's order. Raises NotFound for a name the facts do not hold."""
        self.check(judgement)
        city, filters = judgement.city, self.filters(judgement.city)
        led = [(facet, wanted) for facet, wanted in filters.items() if facet in OF_CHAIN]
        return tuple(
            chain
            for chain in city.chains
            if all(matches(facet, wanted, tuple(OF_CHAIN[facet](city, chain))) for facet, wanted in led)
            and (self.links is None or any(edge.end in self.links for edge in city.includes[chain]))
        )

    def takes(self, judgement: Judgement, target: Target) -> bool:
        """Return whether a target of the chains asked for is within the scope."""
        if self.links is not None and target.link_id not in self.links:
            return False
        city, filters = judgement.city, self.filters(judgement.city)
        own = ((facet, wanted) for facet, wanted in filters.items() if facet not in OF_CHAIN)
        return all(matches(facet, wanted, VALUES[facet](city, target)) for facet, wanted in own)

    def admits(self, candidate: Candidate) -> bool:
        """Return whether a candidate is a firm asked for and rests on evidence asked for."""
        named = self.firms is None or candidate.firm.id in self.firms
        return named and (self.bases is None or candidate.basis in self.bases)

    def targets_of(self, judgement: Judgement, chain_id: str) -> tuple[Target, ...]:
        """Return the targets of a chain within the scope, best first."""
        return tuple(target for target in judgement.targets_of(chain_id) if self.takes(judgement, target))

    def check(self, judgement: Judgement) -> None:
        """Raise NotFound, with what there is, where a name is not in the facts."""
        city = judgement.city
        known: tuple[tuple[str | None, tuple[str, ...]], ...] = (
            *((chain, tuple(city.chains)) for chain in self.chains or ()),
            (self.task_force, task_forces(judgement)),
            (self.department, departments(judgement)),
            (self.district, districts(judgement)),
        )
        for name, names in known:
            if name is not None and name not in names:
                raise NotFound(f"资料里没有 / not in the facts: {name}。{'、'.join(names)}")
        for asked, facts in ((self.links, city.links), (self.firms, city.firms)):
            for name in asked or ():
                if name not in facts:
                    raise NotFound(f"资料里没有 / not in the facts: {name}")


def task_forces(judgement: Judgement) -> tuple[str, ...]:
    """Return the task forces named by the chains, in the order of the chains."""
    city = judgement.city
    return tuple(dict.fromkeys(name for chain in city.chains for name in _force(city, chain)))


def departments(judgement: Judgement) -> tuple[str, ...]:
    """Return the names of the chief departments of all chains, in the order of the chains."""
    city = judgement.city
    found = (city.organisations[id].name_zh for chain in city.chains for id in _chiefs(city, chain))
    return tuple(dict.fromkeys(found))


def districts(judgement: Judgement) -> tuple[str, ...]:
    """Return the districts some local firm is in, by name."""
    city = judgement.city
    local = city.local_firms
    return tuple(sorted({name for firm in local for name in districts_of_firm(city, firm)}))
