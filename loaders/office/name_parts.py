"""What stands beside a firm's name in its cell, put where it belongs: marks behind it, former names in brackets."""

from graph.model.tables import LIST_SEPARATOR
from loaders.office.chain_cells import told_by
from loaders.office.firm_names import old_names
from loaders.office.marks import split_mark
from loaders.office.row import Plain, RowDraft


def part_mark(draft: RowDraft) -> None:
    """Part a firm's name from the mark behind it, which tells its role in a chain or how far its plant is."""
    cell = next(each for each in draft.records["Firm"]["cells"] if each["column"] == "name_zh")
    name, mark = split_mark(str(cell["value"]))
    if mark is None or not name:
        return
    cell["text"], cell["value"] = cell.get("text", cell["value"]), name
    for record, column, value in told_by(mark):
        if draft.value(record, column) is None and (record == "LEADS" or record in draft.records):
            entry = {"column": column, "value": value, "text": mark, "source": cell["source"]}
            draft.records.setdefault(record, {"kind": record, "cells": []})["cells"].append(entry)


def part_old_names(record: Plain) -> None:
    """Part a firm's name from the former ones in its bracket, which are other names of it."""
    cell = next(each for each in record["cells"] if each["column"] == "name_zh")
    name, olds = old_names(str(cell["value"]))
    if olds:
        cell["text"], cell["value"] = cell.get("text", cell["value"]), name
        other = {"column": "other_names", "value": LIST_SEPARATOR.join(olds), "text": cell["text"]}
        record["cells"].append({**other, "source": cell["source"]})
