"""What is remarked on a row by what its cells say of one another, or by rows before it."""

from loaders.office.days import months_of
from loaders.office.row import RowDraft


def check_dates(draft: RowDraft) -> None:
    """Remark on a project that is finished before it starts."""
    start, finish = (draft.value("Project", name) for name in ("start", "finish"))
    if not isinstance(start, str) or not isinstance(finish, str):
        return
    first, last = months_of(start)[0], months_of(finish)[1]
    if last[: len(first)] < first[: len(last)]:
        draft.remark("dates-order", draft.source, "Project.finish", f"{start} > {finish}")


class StockCodes:
    """Stock codes of the rows so far, each with the firm that had it first."""

    def __init__(self) -> None:
        self._firms: dict[str, tuple[str, int]] = {}

    def check(self, draft: RowDraft, id: str) -> None:
        """Remark on a stock code that another firm of a row before has."""
        code = draft.value("Firm", "stock_code")
        if code is None:
            return
        first, row = self._firms.setdefault(str(code), (id, draft.row))
        if first != id:
            cell = next(each for each in draft.records["Firm"]["cells"] if each["column"] == "stock_code")
            draft.remark("stock-two-firms", cell["source"], "Firm.stock_code", str(code), f"{row}")
