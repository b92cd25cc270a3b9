"""The handbook of methods as a deliverable: one for the city."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable
from reports.papers import markdown, pdf, word

if TYPE_CHECKING:
    from reports.formats.document import Document


def _handbook(commission: Commission) -> Iterator[tuple[None, "Document"]]:
    from reports.handbook.document import build_handbook

    yield None, build_handbook(commission.judgement, commission.language)


HANDBOOK = Deliverable(
    id="handbook",
    label=Text("产业链口径说明", "Handbook of methods"),
    contents=_handbook,
    forms={"docx": word, "pdf": pdf, "md": markdown},
    one_per="scope",
    page_size="A4",
    shows_changes=False,
)
