"""What was decided: answers to questions, and what a recipe of an earlier file of the same shape says."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.office.block import Block
from loaders.office.columns import BETWEEN, ColumnPlan
from loaders.office.fields import TableKind, field_named
from loaders.office.headings import is_period, take_apart
from loaders.office.lines import folded

Answer = str | None
_OF_ONE_FILE = ("rows", "cells", "heading_rows", "sheets")


def fingerprint(columns: Sequence[tuple[str, ...]]) -> str:
    """Return the fingerprint of some headings: their words and units, whatever year they state and in any order."""
    words = sorted("/".join(_shape(part) for part in parts) for parts in columns)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def _names_year(id: str, answer: Answer) -> bool:
    return id.startswith("year:") and answer is not None and answer.isdecimal()


def _shape(part: str) -> str:
    heading = take_apart(part)
    return f"{folded(heading.base)}({heading.unit or ''})"


def _keys(parts: Sequence[str]) -> tuple[str, str]:
    """Return what a recipe names a column by: the levels of its heading that are no time, and its last level alone."""
    named = [part for part in parts if not is_period(part)] or parts[-1:]
    return "/".join(map(_shape, named)), _shape(parts[-1])


@dataclass(slots=True)
class Decided:
    """Answers by question, recipes of tables by the fingerprint of their headings; whether hidden sheets are read."""

    answers: dict[str, Answer] = field(default_factory=dict)
    recipes: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    corrections: dict[str, Any] = field(default_factory=dict)
    read_hidden: bool = False

    def take_over(self, head: Mapping[str, Any], is_earlier: bool) -> None:
        """Take over what a plan decided: answers, recipes, corrections.

        Of the plan of an earlier edition what nobody answered holds by its default, so that nothing is asked twice;
        its corrections of single rows and cells are of another file and fall away.
        """
        recipe = head.get("recipe", {})
        self.recipes |= {each["fingerprint"]: each for each in recipe.get("tables", ())}
        asked = [*head.get("questions", ()), *head.get("who", ()), *head.get("links", ())]
        unanswered = {each["id"]: each["default"] for each in asked if each.get("answer") is None}
        decisions = {id: answer for id, answer in recipe.get("decisions", {}).items() if id not in unanswered}
        self.answers |= decisions | {each["id"]: each["answer"] for each in asked if each.get("answer") is not None}
        if is_earlier:
            self.answers |= unanswered
            # the year that was answered for one edition is not that of the next
            self.answers = {id: answer for id, answer in self.answers.items() if not _names_year(id, answer)}
        for name, found in head.get("corrections", {}).items():
            if not (is_earlier and name in _OF_ONE_FILE):
                self.corrections[name] = {**self.corrections.get(name, {}), **found}

    def answer(self, question: str) -> Answer:
        """Return the answer to a question, None if there is none."""
        return self.answers.get(question)

    def is_answered(self, question: str) -> bool:
        """Check whether a question was answered, or stood in the plan that is replayed."""
        return question in self.answers

    def settle(self, block: Block) -> None:
        """Change the columns of a block by its recipe and by what was decided on single headings."""
        recipe = self.recipes.get(fingerprint([plan.parts for plan in block.columns]))
        if recipe is not None:
            block.kind = TableKind(recipe["kind"])
            for plan in block.columns:
                self._settle_by(plan, block.kind, recipe["columns"], "recipe", _keys(plan.parts))
        headings = {**dict(self.corrections.get("columns", {})), **self._column_answers()}
        for plan in block.columns:
            self._settle_by(plan, block.kind, headings, "decision", (plan.heading,))

    def unit(self, block: Block, plan: ColumnPlan) -> str | None:
        """Return the unit a column had in the file that its recipe was made of, None if that is not known."""
        recipe = self.recipes.get(fingerprint([each.parts for each in block.columns]))
        units = {} if recipe is None else recipe.get("units", {})
        found = {_keys(heading.split(BETWEEN))[0]: str(unit) for heading, unit in units.items()}
        return found.get(_keys(plan.parts)[0])

    def _column_answers(self) -> dict[str, Answer]:
        return {id.removeprefix("column:"): value for id, value in self.answers.items() if id.startswith("column:")}

    @staticmethod
    def _settle_by(
        plan: ColumnPlan, kind: TableKind, named: Mapping[str, Answer], by: str, keys: Sequence[str]
    ) -> None:
        key = next((key for key in keys if key in named), None)
        if key is None:
            return
        name = named[key]
        found = None if name in (None, "", "none") else field_named(kind, str(name))
        if found is not plan.field:
            plan.field, plan.by = found, by if found is not None else "none"
            plan.marked = None

    def kind(self, key: str) -> TableKind | None:
        """Return the kind of table that was decided for a sheet."""
        name = self.corrections.get("kinds", {}).get(key) or self.answer(f"kind:{key}")
        return None if name in (None, "none") else TableKind(name)

    def words(self, field_name: str) -> dict[str, Answer]:
        """Return what unknown words of a field were decided to mean."""
        start = f"word:{field_name}:"
        return {
            id.removeprefix(start): None if value in ("", "none") else value
            for id, value in self.answers.items()
            if id.startswith(start) and value != "ask"
        }


def recipe_of(
    block: Block, units: Mapping[int, str | None], encoding: str | None, separator: str | None
) -> dict[str, Any]:
    """Return what replays a table: headings and their fields, where they stand, units, encoding and separator."""
    return {
        "fingerprint": fingerprint([plan.parts for plan in block.columns]),
        "kind": block.kind.value,
        "sheet": block.grid.name,
        "heading_rows": block.heading_rows,
        "columns": {_keys(plan.parts)[0]: None if plan.field is None else plan.field.name for plan in block.columns},
        "units": {plan.heading: units[plan.column] for plan in block.columns if units.get(plan.column) is not None},
        "encoding": encoding,
        "separator": separator,
    }
