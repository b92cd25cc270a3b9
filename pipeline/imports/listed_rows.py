"""The rows of a list of projects as the entries they are in the project ledger; of an export only what was edited."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger_lists import ListedActs, decode_listed, encode_listed
from graph.analysis.records import Records
from graph.errors import InvalidRequest
from graph.model.ledger_acts import OpenProject, ProjectAct, StepTold
from graph.model.ledger_words import Step
from graph.store.log_limits import check_act
from loaders.office.as_facts import HeldRow
from loaders.office.fields import TableKind
from loaders.office.row import ERROR, Plain
from pipeline.imports.edition_day import edition_day
from pipeline.imports.listed_cells import read_row

EXPORTED = re.compile(r"记录 #(\d+)")
"""How the title of an export names the last record it holds."""


@dataclass
class Listed:
    """What a file says for the ledger: the day it tells of, its acts, and what of its rows was not taken.

    `exported` is of an export of the ledger the last record that it holds; `titles` names its projects.
    """

    day: str = ""
    day_is_told: bool = True
    acts: list[tuple[str, ProjectAct]] = field(default_factory=list)
    left: list[HeldRow] = field(default_factory=list)
    exported: int | None = None
    titles: dict[str, str] = field(default_factory=dict)

    def encoded(self) -> str:
        """Return it as the entry of the import keeps it."""
        edits = self.exported is not None
        return encode_listed(ListedActs(self.day, tuple(self.acts), edits)) if self.acts else ""

    @property
    def rows(self) -> frozenset[str]:
        """Return the rows that are in the ledger by it."""
        return frozenset(at for at, _ in self.acts)

    def moved(self, before: str) -> list[tuple[str, Step, Step]]:
        """Return title, former and present step of each project that another edition had at another step."""
        earlier = decode_listed(before)
        was = {} if earlier is None else {a.project_id: a.step for _, a in earlier.acts if isinstance(a, StepTold)}
        told = [act for _, act in self.acts if isinstance(act, StepTold)]
        return [
            (self.titles[act.project_id], was[act.project_id], act.step)
            for act in told
            if act.project_id in was and was[act.project_id] is not act.step
        ]


class ListedMaker:
    """Turns the rows of a plan's tables of projects into entries of the ledger, row by row.

    Give it the head of the plan, the name of the file, and the projects that people opened, by title.
    """

    def __init__(self, head: Plain, file: str, opened: Mapping[str, str], takes_errors: bool) -> None:
        tables = [table for table in head["tables"] if table["source"].startswith(f"{file}!")]
        own = [table for table in tables if table["kind"] == TableKind.PROJECTS]
        self._headings: dict[str, dict[str, str]] = {table["id"]: _headings(table) for table in own}
        self._opened, self._takes_errors = opened, takes_errors
        self._seen: set[str] = set()
        lines = [each["text"] for each in head["skipped"] if each["source"].startswith(f"{file}!")]
        words = [heading for each in self._headings.values() for heading in each.values()]
        day, told = edition_day(lines, words, file, today())
        mark = next(filter(None, map(EXPORTED.search, lines)), None)
        self.listed = Listed(day, told, exported=None if mark is None else int(mark[1]))

    def take(self, row: Plain) -> None:
        """Take a row of the plan."""
        project = next((each for each in row["records"] if each["kind"] == "Project" and "id" in each), None)
        if row["table"] not in self._headings or project is None:
            return
        if row["status"] == ERROR and not self._takes_errors:
            return
        title = next(str(cell["value"]) for cell in project["cells"] if cell["column"] == "name_zh")
        id = str(project["id"])
        # what people opened by hand under the same title is the same project, and is told once
        held = self._code(row) or (self._opened.get(title, id) if project["new"] else id)
        self.listed.titles.setdefault(held, title)
        made = read_row(row, held, self.listed.day, self._headings[row["table"]])
        if held in self._seen:
            made.leave(
                (
                    "同一份名单里第二次写到这个项目，以第一行为准",
                    "names a project the list names before; the first counts",
                )
            )
            made.acts = []
        self._seen.add(held)
        if held != id and made.acts and self.listed.exported is None:
            made.acts.append(OpenProject(project_id=id, day=self.listed.day, title=title, same_as_id=held))
        self._keep(row["source"], made.acts)
        self.listed.left += made.left

    def _code(self, row: Plain) -> str | None:
        """Return the id a row of an export names, None in every other list: offices have codes of their own."""
        codes = (cell["value"] for cell in row.get("unplaced", ()) if cell["column"] == "code")
        return None if self.listed.exported is None else next(map(str, codes), None)

    def _keep(self, at: str, acts: Iterable[ProjectAct]) -> None:
        for act in acts:
            try:
                check_act(act)
            except InvalidRequest as fault:
                self.listed.left.append(HeldRow(at, fault.zh, fault.en))
            else:
                self.listed.acts.append((at, act))


def _headings(table: Plain) -> dict[str, str]:
    """Return the headings of a table by letter, with what stands in brackets behind them."""
    return {
        each["column"]: "".join(
            (each["heading"], *(f"（{note}）" for note in each.get("notes", ()) if note not in each["heading"]))
        )
        for each in table.get("columns", ())
    }


def opened_by_hand(records: Records) -> dict[str, str]:
    """Return by title the projects that people opened, not lists."""
    acts = (entry.act for entry in records.counted if entry.sequence not in records.undone)
    return {act.title: act.project_id for act in acts if isinstance(act, OpenProject)}
