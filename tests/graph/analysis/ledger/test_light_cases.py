"""Sixty cases for each published profile of lights, worked out by hand; the table states the arithmetic of each."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.analysis.ledger.lights import Colour, lights
from graph.model.ledger_acts import AcceptReason, NoteProject
from graph.model.ledger_words import Curve, Dimension

TABLE = Path(__file__).resolve().parents[3] / "data" / "ledger" / "light_cases.csv"
PROFILES = ("邯郸", "银川2025", "三亚2022", "武汉")
with TABLE.open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def sums(text):
    return text.replace("/", " ")


def year_of(case):
    return int(case["day"][:4])


def tell(pages, case):
    """Enter what is given: `what figure day`, parted by semicolons."""
    pages.open("g1", day="2023-01-05")
    for part in filter(None, case["given"].split("; ")):
        what, *more = part.split()
        ENTER[what](pages, case, *more)


ENTER = {
    "move": lambda pages, _, step, day: pages.move("g1", step, day),
    "note": lambda pages, _, day: pages.write(NoteProject(project_id="g1", day=day, text="去过现场")),
    "proof": lambda pages, _, item, day: pages.proof("g1", item, day=day),
    "done": lambda pages, _, yi, day: pages.amount("g1", "year_done", float(yi), day),
    "arrived": lambda pages, _, yi, day: pages.amount("g1", "arrived", float(yi), day),
    "year": lambda pages, _, yi, day: pages.amount("g1", "year_plan", float(yi), day),
    "start": lambda pages, case, month: pages.plan("g1", None, year=year_of(case), start_month=month),
    "plan": lambda pages, case, months: pages.plan("g1", sums(months), year=year_of(case)),
    "funds": lambda pages, case, months: pages.plan("g1", sums(months), year=year_of(case), curve=Curve.FUNDS),
    "reason": lambda pages, _, light, day, until: pages.write(
        AcceptReason(project_id="g1", dimension=Dimension[light.upper()], day=day, until=until), reason="等批复"
    ),
}


def test_each_profile_has_sixty_cases():
    assert Counter(case["profile"] for case in CASES) == dict.fromkeys(PROFILES, 60)
    assert all(case["arithmetic"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda each: f"{each['profile']} {each['given']} {each['day']}")
def test_a_light_shows_what_was_worked_out(pages, case):
    tell(pages, case)
    ledger = pages.on(case["day"])
    found = {each.dimension.value: each for each in lights(ledger, ledger.projects["g1"], case["profile"])}
    assert found[case["dimension"]].colour is Colour(case["colour"]), case["arithmetic"]
