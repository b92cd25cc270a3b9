"""What the rules of derived numbers come to and read: each asks the functions that the pages ask."""

from collections.abc import Iterable, Iterator

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.facts.ratio import Ratio
from graph.analysis.facts.score import Score, unique_facts
from graph.analysis.judgement import Judgement
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY, WEIGHTS
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Mark
from graph.model.fact import Fact
from service.standing import Standing

MEASURE_NAMES = tuple(each.value for each in Measure)
TERM_NAMES = tuple(each.id for each in WEIGHTS)
MARKS = {each.value: each for each in Mark}


def kind_count(standing: Standing, kind: str) -> int:
    """Count the rows of a kind."""
    return len(standing.snapshot.facts[kind])


def of_kind(standing: Standing, kind: str) -> Iterable[Fact]:
    """Return the rows of a kind."""
    return standing.snapshot.facts[kind]


def basis_count(standing: Standing, kind: str, basis: str) -> int:
    """Count the rows of a kind with a basis."""
    return sum(1 for _ in of_basis(standing, kind, basis))


def of_basis(standing: Standing, kind: str, basis: str) -> Iterator[Fact]:
    """Yield the rows of a kind with a basis."""
    return (fact for fact in standing.snapshot.facts[kind] if fact.evidence.basis.value == basis)


def about_chain(standing: Standing, chain: str) -> Iterable[Fact]:
    """Return the rows of a chain, of every chain where none is named: what a share was looked for in."""
    return (standing.city.chains[chain],) if chain else tuple(standing.city.chains.values())


def link_count(standing: Standing, chain: str) -> int:
    """Count the links of a chain."""
    return len(standing.judgement.inside(chain))


def of_chain(standing: Standing, chain: str) -> Iterable[Fact]:
    """Return which links a chain includes."""
    return (standing.city.chains[chain], *standing.city.includes.get(chain, ()))


def mark_count(standing: Standing, chain: str, mark: str) -> int:
    """Count the links of a chain with a mark."""
    return standing.judgement.tally(chain)[MARKS[mark]]


def of_mark(standing: Standing, chain: str, mark: str) -> Iterator[Fact]:
    """Yield the chain, and which links with a mark it includes."""
    yield standing.city.chains[chain]
    for edge in standing.city.includes.get(chain, ()):
        if standing.judgement.mark(edge.end).counted is MARKS[mark]:
            yield edge


def target_count(standing: Standing, chain: str) -> int:
    """Count the targets of a chain."""
    return len(standing.judgement.targets_of(chain))


def of_targets(standing: Standing, chain: str) -> Iterator[Fact]:
    """Yield the chain and the links of its targets."""
    yield standing.city.chains[chain]
    yield from (standing.city.links[target.link_id] for target in standing.judgement.targets_of(chain))


def measure_count(standing: Standing, link: str, measure: str) -> int | None:
    """Return what was counted of a link; None where it is in no chain and so not judged."""
    verdict = standing.judgement.verdicts.get(link)
    return None if verdict is None else verdict.value(Measure(measure))


def of_measure(standing: Standing, link: str, measure: str) -> Iterable[Fact]:
    """Return the link and the facts that were counted."""
    return (standing.city.links[link], *standing.judgement.verdicts[link].facts_for(Measure(measure)))


def _score(standing: Standing, link: str) -> Score | None:
    target = standing.judgement.target(link)
    return None if target is None else target.score


def rank(standing: Standing, link: str) -> int | None:
    """Return the place of a target, from one."""
    return standing.situation.ranks.get(link)


def score(standing: Standing, link: str) -> int | None:
    """Return the points of a target."""
    found = _score(standing, link)
    return None if found is None else found.points


def merit(standing: Standing, link: str) -> int | None:
    """Return the points of a target by merit."""
    found = _score(standing, link)
    return None if found is None else found.subset(ATTRACTIVENESS).points


def feasible(standing: Standing, link: str) -> int | None:
    """Return the points of a target by feasibility."""
    found = _score(standing, link)
    return None if found is None else found.subset(FEASIBILITY).points


def known(standing: Standing, link: str) -> float | None:
    """Return the share of a score that rests on facts."""
    found = _score(standing, link)
    return None if found is None else found.evidence_share


def steadiness(standing: Standing, link: str) -> float | None:
    """Return in which share of draws a target is among the first ten."""
    return standing.judgement.top_ten_shares.get(link)


def of_target(standing: Standing, link: str) -> Iterable[Fact]:
    """Return the link of a target and every fact its grounds and terms read."""
    return facts_of_target(standing.judgement, link)


def facts_of_target(judgement: Judgement, link: str) -> tuple[Fact, ...]:
    """Return the link and what its target, if it is one, rests on."""
    target: Target | None = judgement.target(link)
    if target is None:
        return (judgement.city.links[link],)
    grounds = (ground.facts for ground in target.grounds)
    terms = (term.facts for term in target.score.parts)
    return unique_facts((judgement.city.links[link],), *grounds, *terms)


def term(standing: Standing, link: str, name: str) -> float | None:
    """Return one term of a score, None where no fact says anything."""
    found = _score(standing, link)
    return None if found is None else next((each.value for each in found.parts if each.criterion.id == name), None)


def of_term(standing: Standing, link: str, name: str) -> Iterable[Fact]:
    """Return the link and the facts that one term read."""
    found = _score(standing, link)
    parts = () if found is None else found.parts
    return unique_facts((standing.city.links[link],), *(each.facts for each in parts if each.criterion.id == name))


def candidate(standing: Standing, link: str, firm: str) -> Candidate | None:
    """Return a firm as a candidate of a link, None where it is none."""
    return next((each for each in standing.judgement.candidates(link) if each.firm.id == firm), None)


def fit(standing: Standing, link: str, firm: str) -> int | None:
    """Return the points of a candidate."""
    found = candidate(standing, link, firm)
    return None if found is None else found.score.points


def of_fit(standing: Standing, link: str, firm: str) -> Iterable[Fact]:
    """Return firm, link, what the firm makes of it, and the facts behind every term."""
    found = candidate(standing, link, firm)
    own = (standing.city.firms[firm], standing.city.links[link])
    return own if found is None else unique_facts(own, found.makes, *(each.facts for each in found.score.parts))


def supposed_rank(standing: Standing, lines: tuple[str, ...], link: str, when: str) -> int | None:
    """Return the place of a target before or after what is supposed."""
    found = standing.supposing(lines)
    return (found.before if when == "before" else found.after).ranks.get(link)


def of_supposed(standing: Standing, lines: tuple[str, ...], link: str, when: str) -> Iterable[Fact]:
    """Return what a target rests on before or after what is supposed."""
    found = standing.supposing(lines)
    return facts_of_target((found.before if when == "before" else found.after).judgement, link)


def supposed_supply(standing: Standing, lines: tuple[str, ...], chain: str, when: str) -> Ratio:
    """Return the local supply rate before or after what is supposed."""
    found = standing.supposing(lines)
    return (found.before if when == "before" else found.after).supply[chain or None]
