"""The one-pager as a deliverable: one A4 side for each chain, as Word and as PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published, for_each_chain

if TYPE_CHECKING:
    from reports.one_page.page import OnePage


def _page(commission: Commission, chain: str) -> "OnePage":
    from reports.one_page.content import build_one_page

    return build_one_page(commission.judgement, chain, commission.language)


def _word(page: "OnePage", stem: str, _: int) -> Iterator[Published]:
    from reports.one_page.document import write_one_page

    buffer = BytesIO()
    write_one_page(page, buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def _pdf(page: "OnePage", stem: str, made_at: int) -> Iterator[Published]:
    from reports.one_page.pdf import to_pdf

    yield Published(f"{stem}.pdf", to_pdf(page, made_at))


def _preview(page: "OnePage") -> bytes:
    from reports.one_page.pdf import to_preview

    return to_preview(page)


ONE_PAGE = Deliverable(
    id="one-page",
    label=Text("产业链一页纸", "Chain one-pager"),
    contents=for_each_chain(_page),
    forms={"docx": _word, "pdf": _pdf},
    preview=_preview,
    page_size="A4",
    shows_changes=False,
)
