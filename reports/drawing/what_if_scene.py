"""A chain before and after a what-if, put into words: its cards with both states, and what each side counts."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Mark
from graph.analysis.what_if.consequences import Effect
from graph.analysis.what_if.outcome import WhatIf
from graph.model.kinds import Stage, Strength
from graph.text import Text
from reports.drawing.panorama_scene import InputLine
from reports.wording.language import Language
from reports.wording.punctuation import PAUSE
from reports.wording.sentences import chain_name, short_name

TITLE = Text("{chain}：假设推演对比", "{chain}: what-if, before and after")
TODAY = Text("现状", "Today")
AFTER = Text("推演后", "What-if")
SUPPORT = Text("支撑", "Support")


@dataclass(frozen=True, slots=True)
class SmallCard:
    """One link with its mark on both sides; `label` is what a screen reader says of it.

    What is `marked` is ringed and named: what changes from one side to the other, or what two chains share.
    """

    id: str
    name: str
    stage: Stage
    before: Mark
    after: Mark
    label: str
    marked: bool


@dataclass(frozen=True, slots=True)
class WhatIfScene:
    """Everything the two pictures show; `sides` are the heads of both, each a name and its counts."""

    title: str
    cards: tuple[SmallCard, ...]
    lines: tuple[InputLine, ...]
    sides: tuple[tuple[str, str], tuple[str, str]]
    stages: dict[Stage, str]


def build_what_if_scene(found: WhatIf, chain_id: str, language: Language) -> WhatIfScene:
    """Return the comparison of a chain, its cards by link id. Raises KeyError for an unknown chain."""
    before, after = found.before.judgement, found.after.judgement
    inside = before.inside(chain_id)
    return WhatIfScene(
        title=TITLE.of(language, chain=chain_name(before.city.chains[chain_id], language)),
        cards=tuple(_card(before, after, chain_id, link, language, found.stopped.get(link)) for link in inside),
        lines=_lines(before, chain_id),
        sides=(
            (TODAY.of(language), counts_text(before, chain_id, language)),
            (AFTER.of(language), counts_text(after, chain_id, language)),
        ),
        stages={stage: stage.label(language) for stage in Stage},
    )


def chain_scene(judgement: Judgement, chain_id: str, marked: Collection[str], language: Language) -> WhatIfScene:
    """Return a chain as it stands, with some of its links marked, its cards by link id; both sides are the same."""
    name = chain_name(judgement.city.chains[chain_id], language)
    side = (name, counts_text(judgement, chain_id, language))
    cards = [_card(judgement, judgement, chain_id, link, language) for link in judgement.inside(chain_id)]
    return WhatIfScene(
        title=name,
        cards=tuple(replace(card, marked=card.id in marked) for card in cards),
        lines=_lines(judgement, chain_id),
        sides=(side, side),
        stages={stage: stage.label(language) for stage in Stage},
    )


def _lines(judgement: Judgement, chain_id: str) -> tuple[InputLine, ...]:
    inside = judgement.inside(chain_id)
    return tuple(
        InputLine(edge.start, edge.end, edge.strength is Strength.CORE)
        for link in inside
        for edge in judgement.city.inputs.get(link, ())
        if edge.start in inside
    )


def _card(
    before: Judgement,
    after: Judgement,
    chain_id: str,
    link_id: str,
    language: Language,
    stopped: Effect | None = None,
) -> SmallCard:
    old, new = (each.mark(link_id) for each in (before, after))
    name = short_name(before.city.links[link_id], language)
    then = (new if stopped is None else stopped).label(language)
    told = old.label(language) if old is new else f"{old.label(language)} → {then}"
    label = PAUSE.of(language).join((name, told))
    stage = before.city.stage(chain_id, link_id)
    return SmallCard(link_id, name, stage, old, new, label, marked=old is not new)


def counts_text(judgement: Judgement, chain_id: str, language: Language) -> str:
    """Return how many links of a chain are in each state: `强 9 · 弱 16 · 缺 39`; states without a link left out."""
    counts = judgement.tally(chain_id)
    return " · ".join(f"{mark.label(language)} {number}" for mark, number in counts.items() if number)
