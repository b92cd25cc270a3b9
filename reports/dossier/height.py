"""How high the two sides come, reckoned from their texts, so that they are tightened before they need a third."""

from collections.abc import Iterable

from reports.dossier.faces import BOTTOM, LABEL, SMALL, TOP
from reports.dossier.page import Dossier, DossierPart, FactPair, FactTable, Flow
from reports.formats.document import Spans
from reports.one_page.height import RULE, SLACK, Reckoning
from reports.one_page.page import text_of
from reports.one_page.type_sizes import BEFORE_SOURCES, PADDING, PAGE, POINTS, WIDTH, TypeSize

ROOM = (PAGE[1] - TOP - BOTTOM) * POINTS
AROUND_FLOW = 7.0
"""Points above and below the drawing."""
VALUE = WIDTH / 2 - LABEL


def fits(dossier: Dossier) -> bool:
    """Check whether each side is sure to fit on its page."""
    return max(facts_height(dossier), work_height(dossier)) <= ROOM * SLACK


def facts_height(dossier: Dossier) -> float:
    """Return the height of the first side in points."""
    reckoning = Reckoning(dossier.language, dossier.types)
    title = reckoning.text(dossier.firm, "title", WIDTH) + reckoning.text(dossier.subtitle, "subtitle", WIDTH)
    return title + _stack(reckoning, dossier.facts)


def work_height(dossier: Dossier) -> float:
    """Return the height of the second side in points, the sources included."""
    reckoning = Reckoning(dossier.language, dossier.types)
    return _stack(reckoning, dossier.work) + BEFORE_SOURCES + _sources(reckoning, dossier)


def _stack(reckoning: Reckoning, parts: Iterable[DossierPart]) -> float:
    return sum(_part(reckoning, part) for part in parts)


def _part(reckoning: Reckoning, part: DossierPart) -> float:
    match part:
        case FactTable(pairs):
            return sum(_pair(reckoning, pair) for pair in pairs)
        case Flow(_, height, _):
            return height * POINTS + AROUND_FLOW
        case _:
            return reckoning.part(part)


def _pair(reckoning: Reckoning, pair: FactPair) -> float:
    cells: list[tuple[Spans, float]] = [(pair.left[1], VALUE), (pair.right[1], VALUE)]
    return RULE + max(reckoning.text(text_of(spans), "text", width - PADDING) for spans, width in cells)


def _sources(reckoning: Reckoning, dossier: Dossier) -> float:
    """Reckon the sources as one paragraph: an address in small takes as much as a shorter text in the size of notes."""
    note = reckoning.faces["note"]
    small = SMALL / note.size
    told = "".join(f"[0] {each.label}{_shrunk(each.address, small)}。" for each in dossier.sources)
    return note.line * reckoning.lines(told + dossier.foot, TypeSize(note.size, note.line), WIDTH)


def _shrunk(address: str | None, share: float) -> str:
    """Return as many wide characters as an address in small is wide: it is broken anywhere."""
    return "" if address is None else "口" * round(len(address) * share * 0.58 + 1)
