"""What one row of an office's list of projects says for the project ledger, and what in it is not taken and why."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.analysis.ledger.calendar import end_of_month
from graph.analysis.ledger.units import reads_as_body
from graph.model.kinds import ProjectStage
from graph.model.ledger_acts import NoteProject, OpenProject, ProjectAct, RecordAmount, SetPlan, StepTold
from graph.model.ledger_words import STEP_OF_STAGE, AmountKind, CountedBy, Step
from loaders.office.as_facts import HeldRow
from loaders.office.row import Plain

DAY, MONTH = 10, 7
MONTH_ONLY = re.compile(r"\d{4}-\d\d")
"""Characters of a whole day and of a month: 2026-09-22, 2026-09."""
STAGES = {stage.value: stage for stage in ProjectStage}
STEPS = {step.zh: step for step in Step} | {step.value: step for step in Step}
HALTED = re.compile("中止|终止|停建|停工|暂停建设|取消")
AGREED = re.compile("协议|签约|合同|签订")
ARRIVED = re.compile("到位|到资")
OF_YEAR = re.compile("本年|今年|当年|年度|年内|全年|1[-—－~至到]")
ONE_MONTH = re.compile("本月|当月|单月")
AHEAD = re.compile("计划|拟|预计")
TOLD_RULES: tuple[tuple[str, CountedBy], ...] = (
    ("招商口径", CountedBy.PROMOTION),
    ("统计口径|入统|纳统", CountedBy.STATISTICS),
    ("可研", CountedBy.FEASIBILITY),
    ("批复|核准", CountedBy.APPROVAL),
    ("合同", CountedBy.CONTRACT),
)
"""Words of a heading that say by which rule its amounts were counted; without them the rule is to be verified."""
RULES = {rule.zh: rule for rule in CountedBy} | {f"{rule.zh}口径": rule for rule in CountedBy}
UNITS: tuple[tuple[str, str], ...] = (
    ("包保|包联|包抓", "office"),
    ("专班", "task_force"),
    ("首谈|招引|引进|引荐|引资|招商", "first_talk"),
    ("属地|落地|承载", "landing"),
    ("配合|服务", ""),
    ("", "department"),
)
"""Words of a heading of units and which of a project's units stands under it; who only assists is not taken."""
PROGRESS, PROBLEMS, NEXT = "进展", "问题", "下一步"
Told = tuple[str, str]

ONLY_MONTH = ("“{what}”只到月份，台账按日计，没有记日子", "“{what}” gives a month alone, and the ledger counts days")
ONLY_QUARTER = (
    "“{what}”只到季度，台账按日计，没有记日子",
    "“{what}” gives a quarter alone, and the ledger counts days",
)
ONLY_YEAR = ("“{what}”只到年份，台账按日计，没有记日子", "“{what}” gives a year alone, and the ledger counts days")
STILL_TO_COME = ("“{what}”是以后的日子，没有记", "“{what}” is a day still to come")
START_MONTH = (
    "“{what}”只到月份：记作计划开工月，没有记开工的日子",
    "“{what}” gives a month alone: kept as the month planned for the start, not as the day of it",
)
NOT_A_BODY = ("“{what}”看不出是单位，没有记责任单位", "“{what}” does not read as a body and is in charge of nothing")
OF_ONE_MONTH = ("“{what}”是单月数，不是年初以来的累计，没有记", "“{what}” is of one month and no sum since January")
FROM_START = ("“{what}”是自开工累计，不是本年完成，没有记", "“{what}” counts from the start and not this year")
OTHER_YEAR = ("“{what}”不是 {year} 年的数，没有记", "“{what}” is not of {year}")
NO_CLOCK = (
    "问题没写期限和解决标准，记在情况里；到项目卡上“登记问题”才有时钟",
    "a problem without deadline and standard is kept as heard; raise it on the project's card to give it a clock",
)
NO_ENTRY_DAY = (
    "称已入库，没写日期，没有记入库",
    "is called entered in the statistics without a day, which was not taken",
)


@dataclass
class ListedRow:
    """One row while it is read: whose it is, the day of its edition, what was made of it and what was left."""

    at: str
    project: str
    day: str
    acts: list[ProjectAct] = field(default_factory=list)
    left: list[HeldRow] = field(default_factory=list)

    def leave(self, said: Told, **more: str) -> None:
        """Tell what of the row is not taken."""
        self.left.append(HeldRow(self.at, *(each.format(**more) for each in said)))


def read_row(row: Plain, project: str, day: str, headings: Mapping[str, str]) -> ListedRow:
    """Return what a row says of a project for the ledger; `headings` are those of its table by column letter."""
    made = ListedRow(row["source"], project, day)
    cells = list(_cells(row, headings))
    names = {name: value for name, _, value, _ in cells}
    made.acts.append(_opened(made, str(names["name_zh"]), names.get("district"), cells))
    made.acts += _amounts(made, cells)
    made.acts += _steps(made, cells)
    made.acts += _heard(made, cells)
    return made


Cell = tuple[str, str, object, str]
"""A cell of a project: name of its field, heading, value, and text as it stands."""


def _cells(row: Plain, headings: Mapping[str, str]) -> Iterator[Cell]:
    for record in row["records"]:
        for cell in record["cells"] if record["kind"] == "Project" else ():
            yield cell["column"], _heading(cell, headings), cell["value"], str(cell.get("text", cell["value"]))
    for cell in row.get("unplaced", ()):
        if cell["value"] is not None:
            name = cell["column"] if cell["record"] == "Project" else ""
            yield name or "", str(cell["heading"]), cell["value"], str(cell.get("text", cell["value"]))


def _heading(cell: Plain, headings: Mapping[str, str]) -> str:
    return headings.get(cell["source"].rpartition("!")[2].rstrip("0123456789"), "")


def _opened(made: ListedRow, title: str, district: object, cells: list[Cell]) -> OpenProject:
    units: dict[str, str] = {}
    for heading, text in ((each[1], " ".join(each[3].split())) for each in cells if each[0] == "department"):
        kind = next(kind for words, kind in UNITS if re.search(words, heading))
        if not reads_as_body(text):
            made.leave(NOT_A_BODY, what=text)
        elif kind:
            units.setdefault(kind, text)
    return OpenProject(
        project_id=made.project,
        day=made.day,
        title=title,
        district=None if district is None else str(district),
        first_talk=units.get("first_talk"),
        landing=units.get("landing"),
        department=units.get("department"),
        office=units.get("office"),
        task_force=units.get("task_force"),
    )


def _amounts(made: ListedRow, cells: list[Cell]) -> Iterator[RecordAmount]:
    seen: set[AmountKind] = set()
    told = {heading.removesuffix("口径"): RULES.get(text.strip()) for _, heading, _, text in cells if "口径" in heading}
    for name, heading, value, _ in cells:
        kind = _kind(made, name, heading) if isinstance(value, (int, float)) else None
        if kind is None or kind in seen or not isinstance(value, (int, float)):
            continue
        seen.add(kind)
        bare = re.sub(r"[（(].*?[)）]", "", heading)
        rule = next((rule for words, rule in TOLD_RULES if re.search(words, heading)), told.get(bare) or told.get(""))
        day = _day_of_sum(heading, made.day)
        yield RecordAmount(project_id=made.project, amount=kind, yi=float(value), day=day, counted_by=rule)


def _kind(made: ListedRow, name: str, heading: str) -> AmountKind | None:
    """Return which of the five amounts a column holds, None where it holds none or one that may not be taken."""
    year = re.search(r"20\d\d", heading)
    if year is not None and year[0] != made.day[:4] and name in ("year_plan", "year_done", "invested"):
        made.leave(OTHER_YEAR, what=heading, year=made.day[:4])
        return None
    if name in ("investment_yi", "other_investment"):
        return AmountKind.AGREED if AGREED.search(heading) else AmountKind.TOTAL
    if name == "year_plan":
        return AmountKind.YEAR_PLAN
    return _sum_of_year(made, name, heading)


def _sum_of_year(made: ListedRow, name: str, heading: str) -> AmountKind | None:
    """Return which amount a column of work or funds holds; of one month or since the start it is none of the five."""
    if name == "invested" and ARRIVED.search(heading):
        return AmountKind.ARRIVED
    if name == "year_done" and ONE_MONTH.search(heading):
        made.leave(OF_ONE_MONTH, what=heading)
    elif name == "invested" and not OF_YEAR.search(heading):
        made.leave(FROM_START, what=heading)
    elif name in ("year_done", "invested"):
        return AmountKind.YEAR_DONE
    return None


def _day_of_sum(heading: str, day: str) -> str:
    """Return the day a sum is told up to: the end of the month its heading names, that of the edition else."""
    month = re.search(r"1[-—－~至到](\d{1,2})月", heading)
    if month is None or not 1 <= int(month[1]) <= 12:
        return day
    return min(day, end_of_month(f"{day[:4]}-{int(month[1]):02}-01"))


def _steps(made: ListedRow, cells: list[Cell]) -> Iterator[ProjectAct]:
    """Yield the step with the days the row gives for it, and the month it is to start in where it has not."""
    stage = next(((value, text) for name, _, value, text in cells if name == "stage"), None)
    step = Step.UNKNOWN if stage is None else _step(*stage)
    days: dict[str, str] = {}
    for name, heading, value, text in cells:
        found = str(value)
        ahead = AHEAD.search(heading + text) is not None or found[:MONTH] > made.day[:MONTH]
        if name == "start" and MONTH_ONLY.match(found) and (ahead or len(found) < DAY):
            month, year = found[:MONTH], int(found[:4])
            yield SetPlan(project_id=made.project, year=year, day=made.day, start_month=month)
            if not ahead:
                made.leave(START_MONTH, what=heading)
            continue
        wanted = _day_named(name, heading)
        if wanted is not None and len(found) == DAY and found <= made.day:
            days[wanted] = found
        elif wanted is not None:
            made.leave(_short_of_day(found), what=heading)
        if name == "category" and re.search("入库|入统|纳统", heading) and re.match("是|已", text):
            made.leave(NO_ENTRY_DAY)
    yield StepTold(project_id=made.project, step=step, day=made.day, **days)


def _short_of_day(date: str) -> Told:
    """Return why a date is no day of the ledger: it gives less than a day, or one still to come."""
    if len(date) >= DAY:
        return STILL_TO_COME
    if "Q" in date:
        return ONLY_QUARTER
    return ONLY_YEAR if len(date) < MONTH else ONLY_MONTH


def _day_named(name: str, heading: str) -> str | None:
    if name == "start":
        return "started_on"
    if name == "signed_on" and "入库" in heading:
        return "entered_on"
    return "signed_on" if name == "signed_on" and re.search("签", heading) else None


def _step(value: object, text: str) -> Step:
    if text in STEPS:
        return STEPS[text]
    if HALTED.search(text):
        return Step.STOPPED
    return STEP_OF_STAGE[STAGES[str(value)]]


def _heard(made: ListedRow, cells: list[Cell]) -> Iterator[NoteProject]:
    parts = []
    for name, _, value, text in cells:
        if name == "stage" and text not in STEPS and text != str(value):
            parts.append(f"{PROGRESS}：{text}")
        elif name == "problems":
            parts.append(f"{PROBLEMS}：{text}")
            made.leave(NO_CLOCK)
        elif name == "next_step":
            parts.append(f"{NEXT}：{text}")
        elif name == "heard":
            parts.append(text)
    if parts:
        yield NoteProject(project_id=made.project, day=made.day, text=" ".join("；".join(parts).split()))
