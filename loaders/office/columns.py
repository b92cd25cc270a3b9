"""Which field each column of a table holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.kinds import Basis, ProjectStage
from loaders.labels import match_label
from loaders.office.fields import TABLES, Field, TableKind, Takes
from loaders.office.firm_names import looks_like_firm
from loaders.office.headings import nearest, recognise, take_apart, told, unit_on
from loaders.office.word_cells import VOCABULARIES

NAMES: Mapping[TableKind, str] = {
    TableKind.PROJECTS: "Project.name_zh",
    TableKind.CANDIDATES: "Firm.name_zh",
    TableKind.FIRMS: "Firm.name_zh",
    TableKind.CHAIN_BOOK: "Link.name_zh",
    TableKind.ORGANISATIONS: "Organisation.name_zh",
}
"""Field that names what a row is about."""
_GENERIC = frozenset(
    {
        "名称",
        "单位",
        "数量",
        "金额",
        "时间",
        "类别",
        "类型",
        "计划",
        "实际",
        "小计",
        "其他",
        "规模",
        "状态",
        "年份",
        "面积",
        "占比",
        "代码",
    }
)
_SHARE = re.compile("^占|率$|率[(（]|比例|比重|占比|同比|增幅|增速|增长|[%％]")
_NAMES_LINKS = re.compile("(?:环节|节点|链环|链点)$")
_LINKS = {TableKind.CANDIDATES: "WANTED.link"}
_NEUTRAL = re.compile("情况|信息|基本|概况|指标|内容")
_IN_CHARGE = re.compile("责任|牵头|主管|配合|部门")
_MOSTLY = 0.6
_LEAST_STEPS = 3
TICKS = frozenset("√✓✔☑●★1是有Vv")
"""What a cell that is to be ticked holds."""
BETWEEN = " / "
"""What stands between the levels of a heading in one text."""


@dataclass(slots=True)
class ColumnPlan:
    """One column: its place, its heading, the field it holds, unit and year of its heading, and how that was known.

    `by` is `declared`, `decision`, `recipe`, `values` or `marks`, or `none` where no field is known; `near` are
    proposals. `marked` is the word that a tick in a cell stands for, where a column is one of several to tick.
    """

    column: int
    parts: tuple[str, ...]
    field: Field | None = None
    unit: str | None = None
    year: str | None = None
    notes: tuple[str, ...] = ()
    by: str = "none"
    near: tuple[Field, ...] = ()
    marked: str | None = None

    @property
    def heading(self) -> str:
        """Heading in one text."""
        return BETWEEN.join(self.parts)


def fields_of(parts: tuple[str, ...], kind: TableKind) -> tuple[Field, ...]:
    """List the fields that a heading of one or several levels declares, the likeliest first."""
    parts = told(parts)
    last = parts[-1]
    if len(parts) == 1:
        return _by_weight(recognise(last, kind))
    forms = ["".join(parts), f"{parts[-2]}{last}"]
    if all(_NEUTRAL.search(part) for part in parts[:-1]):
        forms.insert(0, last)
    elif take_apart(last).base not in _GENERIC:
        forms.append(last)
    # what stands under an amount as a share of it, or as its growth, is no amount
    if not last.startswith("其中") and _SHARE.search(last) is None:
        forms += [f"{last}{parts[0]}", *(parts[:-1] if not _NEUTRAL.search(parts[0]) else ())]
    return next((_by_weight(fields) for form in forms if (fields := recognise(form, kind))), ())


def _by_weight(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(sorted(fields, key=lambda each: -each.weight))


def plan_columns(columns: Mapping[int, tuple[str, ...]], kind: TableKind) -> list[ColumnPlan]:
    """Give each column its field; of several columns for one field the first counts, unless it takes many."""
    plans: list[ColumnPlan] = []
    used: set[str] = set()
    for column, parts in columns.items():
        ticked = _ticked(column, parts, kind)
        if ticked is not None:
            plans.append(ticked)
            used.add(ticked.field.name if ticked.field is not None else "")
            continue
        fields = fields_of(parts, kind)
        chosen = next((each for each in fields if each.many or each.name not in used), None)
        near = () if chosen is not None else fields or _proposals(parts, kind, used)
        unit = next((unit for part in reversed(parts) if (unit := unit_on(part)) is not None), None)
        year = next((year for part in reversed(parts) if (year := take_apart(part).year) is not None), None)
        notes = tuple(note for part in parts for note in take_apart(part).notes)
        if chosen is not None:
            used.add(chosen.name)
        plans.append(ColumnPlan(column, parts, chosen, unit, year, notes, "declared" if chosen else "none", near))
    return plans


def _ticked(column: int, parts: tuple[str, ...], kind: TableKind) -> ColumnPlan | None:
    """Return the plan of a column to be ticked: a word of a vocabulary under the heading of its field."""
    if len(parts) < 2:
        return None
    own = next((each for each in fields_of(parts[:-1], kind) if each.takes in VOCABULARIES), None)
    word = None if own is None else match_label(parts[-1], VOCABULARIES[own.takes])
    return None if word is None else ColumnPlan(column, parts, own, by="marks", marked=str(word.value))


def _proposals(parts: tuple[str, ...], kind: TableKind, used: set[str]) -> tuple[Field, ...]:
    own = _link_of(kind) if _NAMES_LINKS.search(take_apart(told(parts)[-1]).base) else None
    near = [*nearest(told(parts)[-1], kind), *([] if own is None else [own])]
    return tuple(dict.fromkeys(each for each in near if each.many or each.name not in used))


def _link_of(kind: TableKind) -> Field | None:
    """Return the field of a kind of table that names a link, or None."""
    return next((each for each in TABLES[kind] if each.name == _LINKS.get(kind, "Link.name_zh")), None)


_NAMES_ROWS = re.compile("(?:技术|成果|专利|标准|课题|问题|瓶颈|需求|政策|奖项)(?:名称|内容|清单)?$")
"""Headings of things that are neither firms nor projects, which their rows are about."""


def settle_by_values(plans: Sequence[ColumnPlan], values: Mapping[int, Sequence[str]], kind: TableKind) -> None:
    """Change fields that the values of a column speak against: links under the heading of stages, and the like."""
    _find_names(plans, values, kind)
    _find_ticks(plans, values, kind)
    used = {plan.field.name for plan in plans if plan.field is not None}
    for plan in plans:
        if plan.field is None:
            continue
        other = _other_field(plan.field, values.get(plan.column, ()), kind)
        if other is not None and (other.many or other.name not in used):
            used = (used - {plan.field.name}) | {other.name}
            plan.field = other
    _use_freed(plans, used, kind)
    _find_evidence(plans, values, kind)


def _find_ticks(plans: Sequence[ColumnPlan], values: Mapping[int, Sequence[str]], kind: TableKind) -> None:
    """Give columns that are headed by steps of a project and hold ticks the step each is ticked for."""
    stage = next((each for each in TABLES[kind] if each.takes is Takes.PROJECT_STAGE), None)
    words = {plan.column: match_label(plan.parts[-1], ProjectStage) for plan in plans}
    steps = [plan for plan in plans if words[plan.column] is not None]
    cells = [value for plan in steps for value in values.get(plan.column, ())]
    ticks = sum(value.strip() in TICKS for value in cells)
    if stage is None or len(steps) < _LEAST_STEPS or not cells or ticks < _MOSTLY * len(cells):
        return
    for plan in steps:
        word = words[plan.column]
        plan.field, plan.by, plan.near, plan.marked = stage, "marks", (), str(word.value if word else "")


def _use_freed(plans: Sequence[ColumnPlan], used: set[str], kind: TableKind) -> None:
    """Give columns the fields they declare and another column has given up."""
    for plan in plans:
        if plan.field is None:
            free = next((each for each in fields_of(plan.parts, kind) if each.many or each.name not in used), None)
            if free is not None:
                plan.field, plan.by, plan.near = free, "declared", ()
                used.add(free.name)


def _find_names(plans: Sequence[ColumnPlan], values: Mapping[int, Sequence[str]], kind: TableKind) -> None:
    """Give the field that names rows to the column whose cells are mostly names of firms, if no heading declares it."""
    own = next(each for each in TABLES[kind] if each.name == NAMES[kind])
    if own.record != "Firm" or any(plan.field is own for plan in plans):
        return
    for plan in plans:
        cells = values.get(plan.column, ())
        if _IN_CHARGE.search(plan.parts[-1]) is not None:
            continue
        if plan.field is None and cells and sum(map(looks_like_firm, cells)) >= _MOSTLY * len(cells):
            if any(_NAMES_ROWS.search(take_apart(other.parts[-1]).base) for other in plans if other.field is None):
                # who works on a technology or a problem is named beside it
                return
            plan.field, plan.by, plan.near = own, "values", (own,)
            return


def _find_evidence(plans: Sequence[ColumnPlan], values: Mapping[int, Sequence[str]], kind: TableKind) -> None:
    """Tell the basis of a row from other grounds by its words, and the source beside it from an investor's place."""
    for plan in plans:
        if plan.field is not None and plan.field.takes is Takes.BASIS and not _says_basis(values.get(plan.column, ())):
            plan.field, plan.by = None, "none"
    if any(plan.field is not None and plan.field.takes is Takes.BASIS for plan in plans):
        source = next(each for each in TABLES[kind] if each.name == "source")
        for plan in plans:
            if plan.parts[-1] == source.zh:
                plan.field = source


def _says_basis(values: Sequence[str]) -> bool:
    return sum(match_label(value, Basis) is not None for value in values) >= _MOSTLY * max(1, len(values))


_STAGES = re.compile("(?:产业链)?[上中下]游.{0,6}|支撑.{0,4}|配套.{0,4}|终端.{0,4}")
_QUANTITY = re.compile(
    r"(?:年产)?[约近]?[\d,.]+(?:[-~][\d,.]+)?[万亿千百十]*(?:吨|台|套|件|米|立方米|平方米|千瓦|kw|mw|gw|公斤|个|辆|只|片|升|支|条).*",
    re.I,
)


def _other_field(own: Field, values: Sequence[str], kind: TableKind) -> Field | None:
    if not values:
        return None
    named = {each.name: each for each in TABLES[kind]}
    link = _link_of(kind)
    if own.takes is Takes.STAGE and _share(values, _STAGES) < 0.3:
        return link
    if own.takes is Takes.LINK and _share(values, _STAGES) > 0.8:
        return named.get("INCLUDES.stage")
    if own.name == "Firm.scale" and _share(values, _QUANTITY) > 0.5:
        return named.get("MAKES.capacity")
    return None


def _share(values: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.fullmatch(value.replace(" ", "")) is not None for value in values) / len(values)
