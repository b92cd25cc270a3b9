"""What every table of a page has above it: a filter for each column, an order, and a file of exactly what is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import streamlit as st

from graph.text import Text
from reports.deliverable import MIMES
from reports.drawing.markup import to_text
from reports.wording.file_names import file_stem
from reports.wording.language import BLANK
from views.shared import texts
from views.shared.arranging import Row, few_values, in_order, matching
from views.shared.context import PageContext
from views.shared.handing_over import handed, why_kept

FEW = 12
"""Values of a column up to which they are chosen from a list; beyond that a text is looked for."""
ARRANGE = Text("筛选、排序", "Filter and sort")
CONTAINS = Text("含这些字", "contains")
ORDER = Text("按哪一列排", "Sort by")
AS_GIVEN = Text("按原来的次序", "As given")
DOWN = Text("从大到小", "Descending")
EXPORT = Text("导出所列 {count} 行", "Export {count} rows")
NO_ROWS = Text("没有同时符合的行", "No row matches all of it")
EXPORT_HOW = Text("列、行、次序与页面一致。", "Columns, rows and order are those shown.")
FORMS = {
    "xlsx": Text("Excel（.xlsx）", "Excel (.xlsx)"),
    "csv": Text("CSV（UTF-8，带标记）", "CSV (UTF-8 with mark)"),
    "gb18030": Text("CSV（GB18030，旧版办公软件）", "CSV (GB18030, for old office programs)"),
}
ENDINGS = {"xlsx": "xlsx", "csv": "csv", "gb18030": "csv"}
TYPES = {"xlsx": MIMES["xlsx"], "csv": "text/csv"}


def table_tools(
    context: PageContext, key: str, name: str, rows: Sequence[Row], total: int | None = None, paper: str = ""
) -> list[int]:
    """Draw the tools of a table and return the places of the rows to show; `total` counts rows left out before.

    `paper` names the deliverable whose contents are among the rows: who may not be handed it may not be handed them.
    """
    if not rows:
        return []
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"tools-{key}"):
        places = arrange_part(context, key, rows)
        export_part(context, key, name, [rows[place] for place in places], paper)
        st.caption(f"{len(places)} / {total or len(rows)}" if places else context.text(NO_ROWS), width="content")
    return places


@dataclass(frozen=True, slots=True)
class TableParts:
    """A table as text, taken apart at its rows, and what each row says: it is drawn once and shown in any order."""

    before: str
    rows: tuple[str, ...]
    after: str
    words: tuple[Row, ...]

    def of(self, places: Sequence[int]) -> str:
        """Return the table with the rows of these places, in their order."""
        return "".join((self.before, *(self.rows[place] for place in places), self.after))


BETWEEN = "\uffff"
"""What stands for the rows while a table is taken apart; the trees take no text that holds it."""


def parts_of(root: Element) -> TableParts:
    """Take a table apart, or what holds a table alone; its rows are taken out of it."""
    table = root if root.tag == "table" else root.find("table")
    body = None if table is None else table.find("tbody")
    if table is None or body is None:
        return TableParts(to_text(root), (), "", ())
    words, rows = tuple(table_rows(table)), tuple(map(to_text, body))
    for row in list(body):
        body.remove(row)
    body.text = BETWEEN
    before, _, after = to_text(root).partition(BETWEEN)
    return TableParts(before, rows, after, words)


def arranged_parts(
    context: PageContext, key: str, name: str, table: TableParts, most: int | None = None, paper: str = ""
) -> str:
    """Draw the tools of a table and return it as text, with the rows that are to be shown; otherwise as `arranged`."""
    return table.of(table_tools(context, key, name, table.words, paper=paper)[:most])


def arranged(
    context: PageContext, key: str, name: str, table: Element, most: int | None = None, paper: str = ""
) -> Element:
    """Draw the tools of a table of ours, take out the rows that are not to be shown, and return it.

    What stands in its foot stays; `paper` as of `table_tools`.
    """
    body, rows = table.find("tbody"), table_rows(table)
    if body is None:
        return table
    drawn = list(body)
    places = table_tools(context, key, name, rows, paper=paper)
    for row in drawn:
        body.remove(row)
    body.extend(drawn[place] for place in places[:most])
    return table


def table_rows(table: Element) -> list[Row]:
    """Return the words of a table's rows under its heads; what has no head is no word, such as a mark or a number."""
    heads = ["".join(each.itertext()) for each in table.iterfind("thead/tr/th")]
    return [
        {head: _words(cell) for head, cell in zip(heads, row, strict=False) if head}
        for row in table.iterfind("tbody/tr")
    ]


def _words(cell: Element) -> str | None:
    said = " ".join(part.strip() for part in cell.itertext() if part.strip())
    return said if said != BLANK else None


def arrange_part(context: PageContext, key: str, rows: Sequence[Row]) -> list[int]:
    """Draw the filters of the columns and their order, folded; return the places of the rows that pass, in order.

    A dozen fields take as long as the rest of a page: they are drawn while they are open, or hold something.
    """
    heads, texts_of, values, held = list(rows[0]), {}, {}, f"arrange-{key}-{context.language}"
    box = st.popover(context.text(ARRANGE), icon=":material/filter_list:", width="content", key=held, on_change="rerun")
    fields = [f"{held}-by", f"{held}-down", *(f"{held}-{place}" for place in range(len(heads)))]
    if not box.open and not any(st.session_state.get(field) for field in fields):
        return list(range(len(rows)))
    with box:
        column = st.selectbox(
            context.text(ORDER),
            [None, *heads],
            format_func=lambda head: context.text(AS_GIVEN) if head is None else head,
            placeholder=context.text(AS_GIVEN),
            key=f"{held}-by",
        )
        down = st.checkbox(context.text(DOWN), key=f"{held}-down")
        for place, head in enumerate(heads):
            few = few_values(rows, head, FEW)
            if few is None:
                texts_of[head] = st.text_input(head, placeholder=context.text(CONTAINS), key=f"{held}-{place}")
            else:
                values[head] = st.multiselect(
                    head,
                    few,
                    format_func=lambda value: value or BLANK,
                    placeholder=context.text(texts.ALL),
                    key=f"{held}-{place}",
                )
    return in_order(rows, matching(rows, texts_of, values), column, down=down)


def export_part(context: PageContext, key: str, name: str, rows: Sequence[Row], paper: str = "") -> None:
    """Draw what hands out the rows that are shown, as a workbook or as CSV."""
    kept, said = why_kept(context, paper), context.text(EXPORT, count=len(rows))
    if kept is not None:
        st.button(said, icon=":material/download:", disabled=True, help=kept, key=f"export-{key}-closed")
        return
    box = st.popover(
        said,
        icon=":material/download:",
        width="content",
        disabled=not rows,
        key=f"export-{key}-{context.language}",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        st.caption(context.text(EXPORT_HOW))
        for form, label in FORMS.items():
            st.download_button(
                context.text(label),
                _handed(context, name, form, rows),
                file_name=f"{file_stem(name)}.{ENDINGS[form]}",
                mime=TYPES[ENDINGS[form]],
                on_click="ignore",
                key=f"export-{key}-{form}",
            )


def _handed(context: PageContext, name: str, form: str, rows: Sequence[Row]) -> Callable[[], bytes]:
    return handed(context, f"{name}.{ENDINGS[form]} × {len(rows)}", lambda: _file(form, rows))


def _file(form: str, rows: Sequence[Row]) -> bytes:
    # writing workbooks takes a while to import, and few tables are handed out
    from reports.formats.table_files import table_file  # noqa: PLC0415

    return table_file(form, list(rows[0]), [[cell or "" for cell in row.values()] for row in rows])
