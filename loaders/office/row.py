"""One row of a plan while it is put together: its records with their cells, what has no place, and its remarks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.office.fields import Field
from loaders.office.remarks import REMARKS
from loaders.office.taken import Taken

Plain = dict[str, Any]
OK, REVIEW, ERROR = "ok", "review", "error"
"""Statuses of a row; the last two are also weights of remarks."""
WEIGHTS = {code: remark.weight.value for code, remark in REMARKS.items()}


@dataclass(slots=True)
class RowDraft:
    """A row by what it came from; records are kept by kind in the order of their columns."""

    row: int
    source: str
    records: dict[str, Plain] = field(default_factory=dict)
    others: list[Plain] = field(default_factory=list)
    unplaced: list[Plain] = field(default_factory=list)
    links: list[Plain] = field(default_factory=list)
    remarks: list[Plain] = field(default_factory=list)
    status: str = OK
    spare: list[tuple[Field, str, Taken, str, str, dict[str, object]]] = field(default_factory=list)

    def put(self, own: Field, column: str, taken: Taken, source: str, text: str, **more: object) -> None:
        """Put a value under its record, or among what has no place."""
        entry: Plain = {"column": column, "value": taken.value}
        if taken.unit is not None:
            entry["unit"] = taken.unit
        if str(taken.value) != text:
            entry["text"] = text
        entry["source"] = source
        entry |= more
        record = self.records.get(own.record)
        if record is None:
            record = self.records[own.record] = {"kind": own.record, "cells": []}
        record["cells"].append(entry)

    def prefer_last(self, own: Field) -> None:
        """Let the last value of a column count, as of several steps that are ticked the last one is where it stands."""
        cells = self.records[own.record]["cells"]
        cells.insert(0, cells.pop())

    def hold(self, own: Field, column: str, taken: Taken, source: str, text: str, **more: object) -> None:
        """Hold a value that counts only if no cell of its own gives it."""
        self.spare.append((own, column, taken, source, text, more))

    def use_spare(self) -> None:
        """Put the values held where nothing else was put."""
        for own, column, taken, source, text, more in self.spare:
            if self.value(own.record, column) is None:
                self.put(own, column, taken, source, text, **more)

    def keep(self, own: Field | None, heading: str, taken: Taken, source: str, text: str, year: str | None) -> None:
        """Keep a value that the model has no column for."""
        entry: Plain = {
            "record": None if own is None else own.record or None,
            "column": None if own is None else own.column,
            "heading": heading,
            "value": taken.value,
        }
        entry |= {} if taken.unit is None else {"unit": taken.unit}
        entry |= {} if year is None else {"year": year}
        entry |= {} if str(taken.value) == text else {"text": text}
        self.unplaced.append(entry | {"source": source})

    def remark(
        self, code: str, source: str, column: str | None, text: str | None = None, near: str | None = None
    ) -> None:
        """Say something of a cell or of the row."""
        weight = WEIGHTS[code]
        entry: Plain = {"code": code, "weight": weight, "source": source}
        entry |= {} if column is None else {"column": column}
        entry |= {} if text is None else {"text": text[:80]}
        self.remarks.append(entry | ({} if near is None else {"near": near}))
        if weight == ERROR:
            self.status = ERROR
        elif weight == REVIEW and self.status == OK:
            self.status = REVIEW

    def value(self, record: str, column: str) -> object:
        """Return the first value of a column of a record, or None."""
        found = self.records.get(record)
        cells = () if found is None else found["cells"]
        return next((cell["value"] for cell in cells if cell["column"] == column), None)

    def as_plain(self, table: str, section: str | None) -> Plain:
        """Return the row as it is written into a plan."""
        plain: Plain = {"source": self.source, "table": table, "status": self.status}
        if section is not None:
            plain["section"] = section
        plain["records"] = [*self.records.values(), *self.others]
        for name in ("unplaced", "links", "remarks"):
            found = getattr(self, name)
            if found:
                plain[name] = found
        return plain


def cells_of(plain: Mapping[str, Any], record: str) -> list[Plain]:
    """List the cells of the records of a kind in a row of a plan."""
    return [cell for each in plain["records"] if each["kind"] == record for cell in each["cells"]]
