"""The catalogue as a deliverable: one for the whole scope."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from reports.deliverable import Commission, Deliverable, Published
from reports.wording.language import Text

if TYPE_CHECKING:
    from reports.catalogue.content import Catalogue


def _catalogue(commission: Commission) -> Iterator[tuple[None, "Catalogue"]]:
    from reports.catalogue.content import build_catalogue

    asked = commission
    yield None, build_catalogue(asked.judgement, asked.scope, asked.records, asked.language, asked.previous)


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


CATALOGUE = Deliverable(
    id="catalogue",
    label=Text("招商引资目标企业目录", "Target-enterprise catalogue"),
    contents=_catalogue,
    forms={"xlsx": _excel, "docx": _word},
    is_per_chain=False,
)
