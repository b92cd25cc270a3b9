"""The visit brief as a deliverable: two A4 pages for each candidate firm, as Word and as PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published

if TYPE_CHECKING:
    from reports.dossier.page import Dossier


def _dossiers(commission: Commission) -> Iterator[tuple[str, "Dossier"]]:
    from reports.dossier.candidacies import candidate_firms
    from reports.dossier.content import build_dossier

    asked = commission
    for firm, chain in candidate_firms(asked.judgement, asked.scope):
        yield firm, build_dossier(asked.judgement, firm, chain, asked.language, asked.scope, asked.offered)


def _word(dossier: "Dossier", stem: str, _: int) -> Iterator[Published]:
    from reports.dossier.document import write_dossier

    buffer = BytesIO()
    write_dossier(dossier, buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def _pdf(dossier: "Dossier", stem: str, made_at: int) -> Iterator[Published]:
    from reports.dossier.printed import to_pdf

    yield Published(f"{stem}.pdf", to_pdf(dossier, made_at))


def _preview(dossier: "Dossier") -> tuple[bytes, ...]:
    from reports.dossier.printed import to_preview

    return to_preview(dossier)


DOSSIER = Deliverable(
    id="dossier",
    label=Text("企业对接材料", "Visit brief"),
    contents=_dossiers,
    forms={"docx": _word, "pdf": _pdf},
    preview=_preview,
    one_per="firm",
    page_size="A4",
    shows_changes=False,
)
