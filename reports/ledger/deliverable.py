"""The papers of the ledger as deliverables: one of each for the whole city, in Word and Excel."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published

if TYPE_CHECKING:
    from reports.formats.document import Document
    from reports.ledger.content import Desk


def _made(build: Callable[["Desk"], "Document"]) -> Callable[[Commission], Iterator[tuple[None, "Document"]]]:
    def contents(commission: Commission) -> Iterator[tuple[None, "Document"]]:
        from reports.ledger.content import desk_of

        yield None, build(desk_of(commission))

    return contents


def _bulletin(desk: "Desk") -> "Document":
    from reports.ledger.bulletin import bulletin

    return bulletin(desk)


def _projects(desk: "Desk") -> "Document":
    from reports.ledger.lists import project_list

    return project_list(desk)


def _dispatch(desk: "Desk") -> "Document":
    from reports.ledger.lists import dispatch_sheet

    return dispatch_sheet(desk)


def _orders(desk: "Desk") -> "Document":
    from reports.ledger.lists import order_sheet

    return order_sheet(desk)


def _word(document: "Document", stem: str, _: int) -> Iterator[Published]:
    from reports.formats.word import write_word

    buffer = BytesIO()
    write_word(document, buffer)
    yield Published(f"{stem}.docx", buffer.getvalue())


def _excel(document: "Document", stem: str, _: int) -> Iterator[Published]:
    from reports.ledger.workbook import workbook

    yield Published(f"{stem}.xlsx", workbook(document))


def _paper(id: str, label: Text, build: Callable[["Desk"], "Document"], *, size: str = "A3") -> Deliverable["Document"]:
    return Deliverable(
        id=id,
        label=label,
        contents=_made(build),
        forms={"docx": _word, "xlsx": _excel},
        one_per="scope",
        shows_changes=False,
        page_size=size,
    )


BULLETIN = _paper("bulletin", Text("重点项目月通报", "Monthly bulletin of projects"), _bulletin, size="A4")
PROJECTS = _paper("projects", Text("重点项目清单", "List of key projects"), _projects)
DISPATCH = _paper("dispatch", Text("项目调度单", "Dispatch sheet"), _dispatch)
ORDERS = _paper("orders", Text("项目督办单", "Sheet of orders"), _orders)
LEDGER_PAPERS = (BULLETIN, PROJECTS, DISPATCH, ORDERS)
