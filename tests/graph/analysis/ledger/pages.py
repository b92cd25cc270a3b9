"""A ledger written tersely for tests: entries follow one another, each made on the day it tells of unless told."""

from graph.analysis.facts.city import City, read_city
from graph.analysis.ledger.state import ledger_on
from graph.model.acts import LogEntry, Undo
from graph.model.ledger_acts import (
    FileProof,
    MoveProject,
    OpenProject,
    RecordAmount,
    SetPlan,
)
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Step

MONTHS = "0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0 1.1 1.2"
"""A plan of 1.2 亿元 in twelve even steps."""


class Pages:
    """Entries of a log, as they would be appended."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.entries: list[LogEntry] = []

    def write(self, act, made_on=None, reason=None):
        """Enter an act; return its sequence."""
        day = made_on or getattr(act, "day", None) or "2026-01-01"
        number = len(self.entries) + 1
        entry = LogEntry(
            sequence=number,
            who="市项目办",
            made_at=f"{day}T04:00:00+00:00",
            load_id="0001-a",
            act=act,
            reason=reason,
        )
        self.entries.append(entry)
        return number

    def open(self, id, day="2026-01-05", title=None, **more):
        return self.write(OpenProject(project_id=id, day=day, title=title or id, **more))

    def move(self, id, step, day):
        return self.write(MoveProject(project_id=id, step=STEPS[step], day=day))

    def proof(self, id, *items, day="2026-01-05"):
        return [self.write(FileProof(project_id=id, day=day, item=item, proof=f"{item}.pdf")) for item in items]

    def amount(self, id, kind, yi, day, counted_by=CountedBy.STATISTICS, **more):
        return self.write(
            RecordAmount(project_id=id, amount=AMOUNTS[kind], yi=yi, day=day, counted_by=counted_by, **more)
        )

    def plan(self, id, months=MONTHS, year=2026, curve=Curve.WORK, start_month=None, day="2026-01-05"):
        return self.write(
            SetPlan(project_id=id, year=year, day=day, curve=curve, months=months, start_month=start_month)
        )

    def undo(self, sequence, made_on):
        return self.write(Undo(entry=sequence, about=self.entries[sequence - 1].act.subject), made_on)

    def on(self, day, known_on=None):
        """Return the ledger of a day."""
        return ledger_on(self.city, self.entries, day, known_on)


STEPS = {step.value: step for step in Step}
AMOUNTS = {kind.value: kind for kind in AmountKind}


def pages_of(reader):
    return Pages(read_city(reader))
