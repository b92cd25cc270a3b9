"""The targets between attractive and feasible, put into words: dots, corners, axes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.facts.city import City
from graph.analysis.targets.quadrant import MIN_EVIDENCE_SHARE, Corner, QuadrantPoint, quadrant
from graph.analysis.targets.reweight import WATCHED_RANKS
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.wording.language import Language
from reports.wording.sentences import link_name, short_name

TITLE = Text("必要性与可行性", "Merit and feasibility")
UP, RIGHT = Text("必要性 →", "Merit →"), Text("可行性 →", "Feasibility →")
FIRST = Text("全市前 {first} 位", "the city's first {first}")
FEW_FACTS = Text("资料齐备度不足 {share:.0%}", "facts for less than {share:.0%} of the weight")
LABEL = Text(
    "{name}，{strategy}，全市第 {place} 位，必要性 {attractive}，可行性 {feasible}",
    "{name}, {strategy}, #{place} citywide, merit {attractive}, feasibility {feasible}",
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One target: where it stands (0..100 each way), its form, and whether it is among the city's first."""

    link_id: str
    name: str
    strategy: Strategy
    feasible: int
    attractive: int
    front: bool
    has_enough_facts: bool
    label: str


@dataclass(frozen=True, slots=True)
class QuadrantScene:
    """Everything a quadrant shows; `dots` come in the order of the targets."""

    title: str
    up: str
    right: str
    front: str
    few_facts: str
    corners: dict[Corner, str]
    strategies: dict[Strategy, str]
    dots: tuple[Dot, ...]


def build_quadrant_scene(
    city: City, targets: Sequence[Target], shown: frozenset[str], language: Language
) -> QuadrantScene:
    """Return the picture of the targets shown, by link; `targets` are all of the city's, which places count in."""
    by_link = {target.link_id: target for target in targets}
    found = [standing for standing in quadrant(targets) if standing.link_id in shown]
    counts = Counter(standing.corner for standing in found)
    return QuadrantScene(
        title=TITLE.of(language),
        up=UP.of(language),
        right=RIGHT.of(language),
        front=FIRST.of(language, first=WATCHED_RANKS),
        few_facts=FEW_FACTS.of(language, share=MIN_EVIDENCE_SHARE),
        corners={corner: f"{corner.label(language)} {counts[corner]}" for corner in Corner},
        strategies={strategy: strategy.label(language) for strategy in Strategy},
        dots=tuple(_dot(city, by_link[standing.link_id], standing, language) for standing in found),
    )


def _dot(city: City, target: Target, standing: QuadrantPoint, language: Language) -> Dot:
    link = city.links[target.link_id]
    return Dot(
        link_id=target.link_id,
        name=short_name(link, language),
        strategy=target.strategy,
        feasible=standing.feasible,
        attractive=standing.attractive,
        front=standing.rank <= WATCHED_RANKS,
        has_enough_facts=standing.has_enough_facts,
        label=LABEL.of(
            language,
            name=link_name(link, language),
            strategy=target.strategy.label(language),
            place=standing.rank,
            attractive=standing.attractive,
            feasible=standing.feasible,
        ),
    )
