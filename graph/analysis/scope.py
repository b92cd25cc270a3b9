"""Which targets a document or a page is about: chains, strategies, task force, chief department, district, evidence."""

from dataclasses import dataclass

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.places import districts_with
from graph.analysis.judgement import Judgement
from graph.analysis.targets.sieve import districts as districts_near
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.errors import NotFound
from graph.model.kinds import Basis


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for; None or an empty set means no limit.

    Districts and strategies are taken as the filters of the board take them: a target counts for every strategy it
    carries, and for each district where somebody makes it, builds it, feeds it or takes it. `bases` limits candidates
    to those on such evidence.
    """

    chains: tuple[str, ...] | None = None
    strategies: frozenset[Strategy] | None = None
    task_force: str | None = None
    department: str | None = None
    district: str | None = None
    bases: frozenset[Basis] | None = None

    def chains_in(self, judgement: Judgement) -> tuple[str, ...]:
        """Return the chains asked for, in the city's order. Raises NotFound for a name the facts do not hold."""
        self.check(judgement)
        city = judgement.city
        asked = city.order(self.chains) if self.chains is not None else tuple(city.chains)
        return tuple(chain for chain in asked if self._led(judgement, chain))

    def _led(self, judgement: Judgement, chain_id: str) -> bool:
        city = judgement.city
        if self.task_force is not None and city.chains[chain_id].task_force != self.task_force:
            return False
        return self.department is None or self.department in departments_of(judgement, chain_id)

    def takes(self, judgement: Judgement, target: Target) -> bool:
        """Return whether a target of the chains asked for is within the scope."""
        if self.strategies is not None and self.strategies.isdisjoint(target.strategies):
            return False
        return self.district is None or self.district in districts_near(judgement.city, target)

    def admits(self, candidate: Candidate) -> bool:
        """Return whether a candidate rests on evidence asked for."""
        return self.bases is None or candidate.basis in self.bases

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


def task_forces(judgement: Judgement) -> tuple[str, ...]:
    """Return the task forces named by the chains, in the order of the chains."""
    named = (chain.task_force for chain in judgement.city.chains.values())
    return tuple(dict.fromkeys(name for name in named if name is not None))


def departments_of(judgement: Judgement, chain_id: str) -> tuple[str, ...]:
    """Return the names of a chain's chief departments."""
    city = judgement.city
    return tuple(city.organisations[edge.start].name_zh for edge in city.chiefs.get(chain_id, ()))


def departments(judgement: Judgement) -> tuple[str, ...]:
    """Return the chief departments of all chains, in the order of the chains."""
    return tuple(dict.fromkeys(name for chain in judgement.city.chains for name in departments_of(judgement, chain)))


def districts(judgement: Judgement) -> tuple[str, ...]:
    """Return the districts some local firm is in, by name."""
    city = judgement.city
    local = (firm for firm in city.firms.values() if firm.local)
    return tuple(sorted({name for firm in local for name in districts_with(city, firm)}))
