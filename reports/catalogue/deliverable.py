"""The catalogue as a deliverable: one for the whole scope."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published

if TYPE_CHECKING:
    from reports.catalogue.content import Catalogue


def _catalogue(commission: Commission) -> Iterator[tuple[None, "Catalogue"]]:
    from reports.catalogue.content import build_catalogue
    from reports.formats.typed_cells import NOTHING_TYPED

    asked, typed = commission, commission.typed or NOTHING_TYPED
    yield None, build_catalogue(asked.judgement, asked.scope, asked.records, asked.language, asked.previous, typed)


def _excel(catalogue: "Catalogue", stem: str, _: int) -> Iterator[Published]:
    from reports.catalogue.workbook import write_catalogue

    buffer = BytesIO()
    write_catalogue(catalogue, buffer)
    yield Published(f"{stem}.xlsx", buffer.getvalue())


def _word(catalogue: "Catalogue", stem: str, _: int) -> Iterator[Published]:
    from reports.catalogue.document import build_catalogue_document
    from reports.formats.word import write_word

    buffer = BytesIO()
    write_word(build_catalogue_document(catalogue), buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def _remarks(catalogue: "Catalogue") -> tuple[str, ...]:
    """Say what became of what the office had filled in, and name each cell that found no row any more."""
    from reports.catalogue.carrying import left_lines

    carried = catalogue.carried
    return (carried.words, *left_lines(carried, catalogue.language)) if carried.words else ()


CATALOGUE = Deliverable(
    id="catalogue",
    label=Text("招商引资目标企业目录", "Target-enterprise catalogue"),
    contents=_catalogue,
    forms={"xlsx": _excel, "docx": _word},
    remarks=_remarks,
    one_per="scope",
)
