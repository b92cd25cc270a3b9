"""Cells of chain books: names of links with what they say of its state, and several firms in one cell."""

import re
from collections.abc import Iterator, Sequence

from loaders.office.block import FactLine
from loaders.office.cells import ColumnTaker
from loaders.office.fields import Takes
from loaders.office.firm_names import looks_like_firm
from loaders.office.grid import cell_name
from loaders.office.marks import mark_parts, split_mark
from loaders.office.row import Plain, RowDraft
from loaders.office.table import Table
from loaders.office.taken import BLANK
from loaders.office.who import FirmRegister
from loaders.office.word_cells import take_state, take_word

_APART = re.compile(r"[、，,；;\n|]|(?<=[\u4e00-\u9fff）)])\s*/\s*(?=[\u4e00-\u9fff])")
_BLANKS = re.compile(r"\s{1,}")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_REST = re.compile(r"(?:等|等\d+家|等企业|共\d+家|\d+家|等\d+家企业|其他|其它)$")
_NUMBER = re.compile(r"^\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.．、)）](?=\D)|[①-⑳●•·★]\s*)")
_NEXT_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff)）。])\s*(?=[(（]\d{1,2}[)）]|\d{1,2}[.．)）](?=[^\d\s.])|[①-⑳])")
_AFTER_BRACKET = re.compile(r"(?<=[)）])(?=[\u4e00-\u9fff])")
_NOBODY = ("", "无", "暂无", "/", "-", "—", "缺", "空白", "待引进", "拟引进", "待招引", "拟招引")
"""What stands in place of a firm where there is none."""
_ROLE = re.compile("链主|龙头|骨干|配套")
WANTED_MARKS = ("拟引进", "拟招引", "待引进", "待招引", "招引中", "洽谈", "在谈", "意向")
"""Marks beside a firm that say it is wanted, not here."""
STATUS = {
    "在建": "building",
    "建设中": "building",
    "拟建": "planned",
    "谋划": "planned",
    "规划": "planned",
    "筹建": "planned",
    "签约": "planned",
    "筹备": "planned",
    "待建": "planned",
    **dict.fromkeys(("停产", "停工", "关停", "停业"), "stopped"),
    "试生产": "trial",
    "试运行": "trial",
    "在产": "operating",
}
"""Status of a maker by the word of the mark beside its name."""


def split_names(text: str) -> list[str]:
    """List the firms that a cell names; signs within brackets do not part them, numbers before them do."""
    text = _NEXT_NUMBER.sub("\n", text) if _NUMBER.match(text) else text
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
        several = len(pieces) > 1 and all(looks_like_firm(split_mark(piece.translate(back))[0]) for piece in pieces)
        found += [one for piece in (pieces if several else [part.strip()]) for one in _marked(piece.translate(back))]
    cleaned = (_REST.sub("", _NUMBER.sub("", name)).strip() for name in found)
    return [name for name in cleaned if name.strip("()（）") not in _NOBODY]


def _marked(text: str) -> list[str]:
    """Part firms that are written on behind the mark of the one before, `甲公司（龙头）乙公司（停产）`."""
    pieces = _AFTER_BRACKET.split(text)
    told = [split_mark(piece) for piece in pieces]
    apart = all(looks_like_firm(name) for name, _ in told) and all(mark is not None for _, mark in told[:-1])
    return pieces if len(pieces) > 1 and apart else [text]


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
        is_wanted = wanted or (mark is not None and _is_wanted(mark))
        identity = register.identity(name, None)
        plain: Plain = {"kind": "WANTED" if is_wanted else "MAKES", "firm": identity.id, "new": not identity.known}
        plain["cells"] = [
            {"column": "firm", "value": name, "source": source} | ({} if name == text else {"text": text})
        ]
        for _, column, value in () if mark is None else told_by(mark):
            if column == "role" or not is_wanted:
                plain["cells"].append({"column": column, "value": value, "text": mark, "source": source})
        yield plain


def is_of_firm(mark: str) -> bool:
    """Check whether a mark says something that firms are or have, rather than a link."""
    return _is_wanted(mark) or any(told_by(mark))


def _is_wanted(mark: str) -> bool:
    return any(part.startswith(WANTED_MARKS) for part in mark_parts(mark))


def told_by(mark: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the mark beside a firm tells: its role in the chain, the status of what it makes."""
    parts = mark_parts(mark)
    role = next((take_word(part, Takes.CHAIN_ROLE).value for part in parts if _ROLE.match(part)), None)
    if role is not None:
        yield "LEADS", "role", str(role)
    status = next((STATUS[word] for part in parts for word in STATUS if word in part), None)
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
