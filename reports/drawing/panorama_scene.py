"""What a panorama picture shows, in words already chosen for one language; no coordinates, no colours."""

from dataclasses import dataclass

from graph.analysis.verdicts.states import Mark, Strategy
from graph.model.kinds import Stage


@dataclass(frozen=True, slots=True)
class LinkCard:
    """One link on the panorama.

    `name` is the name without its bracketed part, `full_name` the whole; `detail` is the card's second line (may be
    shortened at ` · `); `mark` is how it is drawn; `owner` says that a chain owner makes it; `rank` is its place among
    the chain's targets (first ten only); `readout` is the sentence under the picture and `label` what a screen reader
    says. `strategies` are those of its target, the main one first; `works` counts the projects under way that build it;
    `unmet` marks a missing direct input of a chain owner. `firms` is the second line on paper, firms by name, in words
    that get shorter; empty where none is on file.
    """

    id: str
    name: str
    full_name: str
    detail: str
    stage: Stage
    mark: Mark
    owner: bool
    rank: int | None
    readout: str
    label: str
    strategies: tuple[Strategy, ...] = ()
    works: int = 0
    unmet: bool = False
    firms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InputLine:
    """One input of the panorama, pointing downstream."""

    start: str
    end: str
    core: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its stage, its name and the note beside it, e.g. `38 环 · 缺 21`."""

    stage: Stage
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Legend:
    """One entry of the legend: a mark, its name, and how many cards count under it."""

    mark: Mark
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SceneLabels:
    """The fixed words of the picture, in its language."""

    language: str
    owner_badge: str
    core: str
    auxiliary: str
    owner: str
    rank: str
    works_badge: str = "建"
    works: str = "有项目在建"
    unmet: str = "链主要用、本地缺"


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """What only the A3 print shows: head, targets (rank, name, strategy, reason), how to read it, and its foot."""

    title: str
    facts: tuple[str, ...]
    targets_title: str
    targets: tuple[tuple[str, str, str, str], ...]
    reading_title: str
    reading: tuple[str, ...]
    foot: str


@dataclass(frozen=True)
class PanoramaScene:
    """Everything a panorama picture shows; `needs` tells how far what the chain owner takes in is here."""

    chain_id: str
    title: str
    lanes: tuple[Lane, ...]
    cards: tuple[LinkCard, ...]
    lines: tuple[InputLine, ...]
    legend: tuple[Legend, ...]
    labels: SceneLabels
    sheet: PrintSheet
    needs: str = ""
