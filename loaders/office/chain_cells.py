"""Cells of chain books: names of links with what they say of its state, and several firms in one cell."""

import re
from collections.abc import Iterator, Sequence

from loaders.office.block import FactLine
from loaders.office.cells import ColumnTaker
from loaders.office.fields import Takes
from loaders.office.firm_names import looks_like_firm
from loaders.office.grid import cell_name
from loaders.office.row import Plain, RowDraft
from loaders.office.table import Table
from loaders.office.taken import BLANK
from loaders.office.who import FirmRegister
from loaders.office.word_cells import split_mark, take_state, take_word

_APART = re.compile(r"[、，,；;\n|]|(?<=[\u4e00-\u9fff）)])\s*/\s*(?=[\u4e00-\u9fff])")
_BLANKS = re.compile(r"\s{1,}")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_REST = re.compile(r"(?:等|等\d+家|等企业|共\d+家|\d+家|等\d+家企业|其他|其它)$")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.、)）](?=\D)|[①②③④⑤⑥⑦⑧⑨⑩●•·★]\s*)")
_NOBODY = ("", "无", "暂无", "/", "-", "—", "缺", "空白", "待引进", "拟引进", "待招引", "拟招引")
"""What stands in place of a firm where there is none."""
_ROLE = re.compile("链主|龙头|骨干|配套")
WANTED_MARKS = ("拟引进", "拟招引", "待引进", "在谈")
"""Marks beside a firm that say it is wanted, not here."""
STATUS = {
    "在建": "building",
    "建设中": "building",
    "拟建": "planned",
    "谋划": "planned",
    "规划": "planned",
    "筹建": "planned",
    "签约": "planned",
    "停产": "stopped",
    "试生产": "trial",
}
"""Status of a maker by the mark beside its name."""


def split_names(text: str) -> list[str]:
    """List the firms that a cell names; signs within brackets do not part them."""
    held = _BRACKET.sub(
        lambda found: found.group().translate(
            str.maketrans("、，,；;/ ", "\ue000\ue001\ue002\ue003\ue004\ue005\ue006")
        ),
        text,
    )
    back = str.maketrans("\ue000\ue001\ue002\ue003\ue004\ue005\ue006", "、，,；;/ ")
    found: list[str] = []
    for part in _APART.split(held):
        pieces = _BLANKS.split(part.strip())
        several = len(pieces) > 1 and all(looks_like_firm(piece.translate(back)) for piece in pieces)
        found += [piece.translate(back) for piece in (pieces if several else [part.strip()])]
    cleaned = (_REST.sub("", _NUMBER.sub("", name)).strip() for name in found)
    return [name for name in cleaned if name.strip("()（）") not in _NOBODY]


def names_several(text: str) -> bool:
    """Check whether a cell that is to name one firm names several, each with an ending as firms have."""
    parts = split_names(text) if _APART.search(text) else []
    return len(parts) > 1 and all(looks_like_firm(split_mark(part)[0]) for part in parts)


def split_link(draft: RowDraft) -> None:
    """Part the name of a link from the state that its last bracket says."""
    record = draft.records["Link"]
    cell = next(each for each in record["cells"] if each["column"] == "name_zh")
    name, mark = split_mark(str(cell["value"]))
    if mark is None or not name:
        return
    cell["text"], cell["value"] = cell.get("text", cell["value"]), name
    if not any(each["column"] == "state" for each in record["cells"]):
        state = take_state(mark).value
        record["cells"].append({"column": "state", "value": state, "text": mark, "source": cell["source"]})


def firm_records(names: list[str], wanted: bool, source: str, register: FirmRegister) -> Iterator[Plain]:
    """Yield a record for each firm that a cell names, as maker or as wanted."""
    for text in names:
        name, mark = split_mark(text)
        if not name:
            continue
        is_wanted = wanted or (mark is not None and mark.startswith(WANTED_MARKS))
        identity = register.identity(name, None)
        plain: Plain = {"kind": "WANTED" if is_wanted else "MAKES", "firm": identity.id, "new": not identity.known}
        plain["cells"] = [
            {"column": "firm", "value": name, "source": source} | ({} if name == text else {"text": text})
        ]
        for _, column, value in () if mark is None else told_by(mark):
            if column == "role" or not is_wanted:
                plain["cells"].append({"column": column, "value": value, "text": mark, "source": source})
        yield plain


def told_by(mark: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the mark beside a firm tells: its role in the chain, the status of what it makes."""
    role = take_word(mark, Takes.CHAIN_ROLE).value if _ROLE.match(mark) else None
    if role is not None:
        yield "LEADS", "role", str(role)
    status = STATUS.get(mark.removesuffix("中").removesuffix("项目") or mark, STATUS.get(mark))
    if status is not None:
        yield "MAKES", "status", status


def named_cells(table: Table, line: FactLine) -> Iterator[tuple[int, ColumnTaker, str]]:
    """Yield the cells of a row that list firms."""
    for column, taker in table.takers.items():
        own = taker.plan.field
        text = line.cells.get(column)
        if own is None or text is None or own.takes is not Takes.NAMES or own.record == "Link":
            continue
        taken = taker.take(text)
        if isinstance(taken.value, str):
            yield column, taker, taken.value


def missing_links(table: Table, line: FactLine) -> Iterator[Plain]:
    """Yield a record for each link that a row says is missing."""
    for column in table.field_columns("Link.missing"):
        taken = BLANK if column not in line.cells else table.takers[column].take(line.cells[column])
        source = f"{table.where}!{cell_name(line.origins.get(column, line.row), column)}"
        state: Plain = {
            "column": "state",
            "value": "missing",
            "text": table.takers[column].plan.heading,
            "source": source,
        }
        for text in split_names(taken.value) if isinstance(taken.value, str) else ():
            name: Plain = {"column": "name_zh", "value": split_mark(text)[0], "source": source}
            yield {"kind": "Link", "cells": [name, state]}


def add_named_firms(
    table: Table, line: FactLine, draft: RowDraft, register: FirmRegister, missing: Sequence[str]
) -> None:
    """Add the firms a row of a chain book lists, tied to its link; those wanted to the one that is missing."""
    link = draft.records.get("Link", {}).get("id")
    sought = missing[0] if len(missing) == 1 else link
    for column, taker, text in named_cells(table, line):
        source = f"{table.where}!{cell_name(line.origins.get(column, line.row), column)}"
        own = taker.plan.field
        wanted = own is not None and own.record == "WANTED"
        for record in firm_records(split_names(text), wanted, source, register):
            draft.others.append({**record, "link": sought if record["kind"] == "WANTED" else link})
