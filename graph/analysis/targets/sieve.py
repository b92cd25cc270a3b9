"""Which targets pass a set of filters, how many each further choice would leave, and which filter leaves none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.facts.places import district_name, districts_with
from graph.analysis.targets.targets import Target
from graph.model.evidence import weakest
from graph.model.kinds import Basis
from graph.model.word import Word


class Facet(Word):
    """What targets are filtered by."""

    STRATEGY = "strategy", "策略", "Strategy"
    CHAIN = "chain", "产业链", "Chain"
    DISTRICT = "district", "县区", "District"
    CHIEF = "chief", "链长部门", "Chief department"
    FORCE = "force", "招商专班", "Task force"
    BASIS = "basis", "依据", "Evidence"
    TEXT = "find", "文字", "Text"


Sieve = Mapping[Facet, str]
"""The value chosen for each filter that is set; text matches where it is part of a name, case aside."""


@dataclass(frozen=True, slots=True)
class Faceted:
    """A target by its link, with the values it has in each facet."""

    link_id: str
    values: Mapping[Facet, frozenset[str]]

    def passes(self, sieve: Sieve) -> bool:
        """Return whether it has every value chosen."""
        return all(self._has(facet, value) for facet, value in sieve.items())

    def _has(self, facet: Facet, value: str) -> bool:
        if facet is Facet.TEXT:
            return any(value.strip().lower() in spoken for spoken in self.values[facet])
        return value in self.values[facet]


def faceted(city: City, target: Target) -> Faceted:
    """Return the values of a target: its own strategies and chains, and what these and its neighbours lead to.

    District: where somebody of the city makes the link, makes something it takes or is taken by, or builds it.
    Evidence: the weakest basis among the facts its grounds read.
    """
    chains = [city.chains[chain] for chain in target.chains]
    basis = basis_of(target)
    return Faceted(
        target.link_id,
        {
            Facet.STRATEGY: frozenset(target.strategies),
            Facet.CHAIN: frozenset(target.chains),
            Facet.DISTRICT: districts(city, target),
            Facet.CHIEF: frozenset(edge.start for chain in chains for edge in city.chiefs.get(chain.id, ())),
            Facet.FORCE: frozenset(chain.task_force for chain in chains if chain.task_force is not None),
            Facet.BASIS: frozenset(() if basis is None else (basis,)),
            Facet.TEXT: _spoken(city, target),
        },
    )


def basis_of(target: Target) -> Basis | None:
    """Return the weakest basis among the facts a target's grounds read; None where they read none."""
    return weakest([fact.evidence.basis for ground in target.grounds for fact in ground.facts])


def districts(city: City, target: Target) -> frozenset[str]:
    """Return the districts on file of the makers here of a link and of its local inputs and users, and of its works."""
    around = target.around
    near = [*(edge.start for edge in around.inputs_here), *(edge.end for edge in around.users_here)]
    makers = (city.firms[make.start] for link in (target.link_id, *near) for make in city.makers.get(link, ()))
    works = (each.district for each in city.works.get(target.link_id, ()))
    named = (district_name(city, district) for district in works if district is not None)
    return frozenset((*(district for firm in makers for district in districts_with(city, firm)), *named))


def _spoken(city: City, target: Target) -> frozenset[str]:
    """Return what a text is looked for in: the names of the link and of the firms that could be attracted for it."""
    link = city.links[target.link_id]
    firms = (city.firms[make.start] for make in city.candidates.get(target.link_id, ()))
    names = [link.name_zh, link.name_en, *(name for firm in firms for name in (firm.short_name, firm.name_zh))]
    return frozenset(name.lower() for name in names if name is not None)


def sifted(targets: Iterable[Faceted], sieve: Sieve) -> tuple[str, ...]:
    """Return the links of the targets that pass, in the order given."""
    return tuple(target.link_id for target in targets if target.passes(sieve))


def choices(targets: Iterable[Faceted], sieve: Sieve, facet: Facet) -> tuple[int, Counter[str]]:
    """Return how many targets pass all other filters, in all and by their values in one facet."""
    others = {each: value for each, value in sieve.items() if each is not facet}
    found = [target for target in targets if target.passes(others)]
    return len(found), Counter(value for target in found for value in target.values[facet])


def without_one(targets: Iterable[Faceted], sieve: Sieve) -> tuple[tuple[Facet, int], ...]:
    """Return the filters whose removal alone lets some pass, and how many: the most first, then as declared."""
    kept = tuple(targets)
    counts = ((facet, choices(kept, sieve, facet)[0]) for facet in Facet if facet in sieve)
    return tuple(sorted((each for each in counts if each[1]), key=lambda each: -each[1]))
