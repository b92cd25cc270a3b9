"""The two sides as a PDF, or as pictures to look at."""

from pathlib import Path

from graph.text import Text
from reports.dossier.faces import BOTTOM, HEADER, LABEL, SMALL, TOP
from reports.dossier.page import AddressedSource, Dossier, DossierPart, FactTable, Flow
from reports.drawing.markup import holdable
from reports.formats.document import Spans
from reports.formats.typesetting import typeset_pages
from reports.one_page.pdf import PREVIEW_DPI, page_values, part_files, part_values, runs, template

TEMPLATE = Path(__file__).with_name("dossier.typ")
FLOW = "flow.svg"
STOP = Text("。", ". ")
BEGIN = Text("出处：", "Sources: ")


def to_pdf(dossier: Dossier, made_at: int) -> bytes:
    """Return the two sides as a PDF; `made_at` is its date, in seconds since 1970 UTC."""
    return typeset_pages(template(TEMPLATE), _values(dossier), _files(dossier), "pdf", made_at)[0]


def to_preview(dossier: Dossier) -> tuple[bytes, ...]:
    """Return each side as a PNG for a screen."""
    return typeset_pages(template(TEMPLATE), _values(dossier), _files(dossier), "png", 0, PREVIEW_DPI)


def _files(dossier: Dossier) -> dict[str, str]:
    files = dict(part_files())
    for part in dossier.facts:
        if isinstance(part, Flow):
            files[FLOW] = part.svg
    return files


def _values(dossier: Dossier) -> dict[str, object]:
    return {
        **page_values(dossier.language, dossier.types),
        "top": TOP,
        "bottom": BOTTOM,
        "header": HEADER,
        "label": LABEL,
        "small": SMALL,
        "title": holdable(dossier.firm),
        "subject": holdable(dossier.subject),
        "edition": holdable(dossier.edition),
        "subtitle": holdable(dossier.subtitle),
        "facts": [_part(part, dossier) for part in dossier.facts],
        "work": [_part(part, dossier) for part in dossier.work],
        "begin": BEGIN.of(dossier.language),
        "sources": [_source(each) for each in dossier.sources],
        "stop": STOP.of(dossier.language),
        "foot": holdable(dossier.foot),
    }


def _source(each: AddressedSource) -> dict[str, object]:
    address = None if each.address is None else holdable(each.address)
    return {"number": each.number, "label": holdable(each.label), "address": address}


def _fact(fact: tuple[str, Spans]) -> dict[str, object]:
    label, value = fact
    return {"label": label, "value": runs(value)}


def _part(part: DossierPart, dossier: Dossier) -> dict[str, object]:
    match part:
        case FactTable(pairs):
            told = [{"left": _fact(pair.left), "right": _fact(pair.right)} for pair in pairs]
            return {"kind": "facts", "pairs": told}
        case Flow(_, _, words):
            return {"kind": "flow", "file": FLOW, "words": holdable(words)}
        case _:
            return part_values(part, dossier.language)
