"""The second line of a card on paper: firms by name, local ones first; of a gap the heads of the trade elsewhere."""

from collections.abc import Iterable, Iterator

from graph.analysis.facts.city import City
from graph.analysis.verdicts.counts import CountedFact
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.cells import basis_told
from graph.model.edges import Makes
from graph.model.kinds import Basis, Scale
from graph.model.nodes import Firm, Project
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_names
from reports.wording.sentences import card_subtitle, closed_text, dot, firm_name

OF_SEVERAL = Text("{firms}等{number}家", "{firms} and {more} more")
ELSEWHERE = Text("外地 {firms}", "elsewhere {firms}")
NAMED = 2
"""The most firms a card has room to name."""
MADE = frozenset({LinkState.STRONG, LinkState.PRESENT, LinkState.WEAK, LinkState.PLANNED})


def named_firms(city: City, verdict: Verdict, language: Language) -> tuple[str, ...]:
    """Return the second line of a card with firms by name, in words that get shorter; empty where none is on file."""
    if verdict.state in MADE:
        return tuple(dict.fromkeys(_made(city, verdict, language)))
    if verdict.state is not LinkState.MISSING or closed_text(city.links[verdict.link_id], language) is not None:
        return ()
    heads = heads_of_the_trade(city, verdict.link_id)
    return tuple(ELSEWHERE.of(language, firms=_names(heads, language, most)) for most in _steps(heads))


def _made(city: City, verdict: Verdict, language: Language) -> Iterator[str]:
    """Yield who makes or builds a link, with what the card says of size, sign or progress, then alone."""
    firms = local_names(city, verdict)
    told = [part for part in card_subtitle(city, verdict, language).split(" · ") if not _counts_firms(part)]
    for most in _steps(firms):
        yield dot(_names(firms, language, most), *told)
    for most in _steps(firms):
        yield dot(_names(firms, language, most), *told[:1])
    if firms:
        yield _names(firms, language, 1)


def _counts_firms(part: str) -> bool:
    return part[:1].isdigit() and part.endswith((" 家", "firm", "firms"))


def local_names(city: City, verdict: Verdict) -> tuple[Firm, ...]:
    """List the local firms behind a state: those of what decided it first, then all who make the link now."""
    facts: tuple[CountedFact, ...] = (*verdict.decisive, *verdict.facts_for(Measure.CURRENT))
    largest = sorted(facts, key=lambda fact: -((fact.capacity or 0.0) if isinstance(fact, Makes) else 0.0))
    return tuple(dict.fromkeys(firm for fact in largest for firm in _firms(city, fact)))


def _firms(city: City, fact: CountedFact) -> tuple[Firm, ...]:
    if isinstance(fact, Makes):
        return (city.firms[fact.start],)
    return city.owners.get(fact.id, ()) if isinstance(fact, Project) else ()


def heads_of_the_trade(city: City, link_id: str) -> tuple[Firm, ...]:
    """List the firms elsewhere that are on file as making a link: with a market position, then large, then the others.

    What is only inferred names nobody on a picture.
    """
    makes = [make for make in city.candidates.get(link_id, ()) if basis_told(make) is not Basis.INFERRED]
    ordered = sorted(makes, key=lambda make: (make.market_position is None, make.scale is not Scale.LARGE, make.start))
    return tuple(dict.fromkeys(city.firms[make.start] for make in ordered))


def _steps(firms: Iterable[Firm]) -> range:
    return range(min(NAMED, len(tuple(firms))), 0, -1)


def _names(firms: tuple[Firm, ...], language: Language, most: int) -> str:
    """Name so many firms, of more how many there are."""
    shown = join_names([firm_name(firm) for firm in firms[:most]], language)
    if len(firms) <= most:
        return shown
    return OF_SEVERAL.of(language, firms=shown, number=len(firms), more=len(firms) - most)
