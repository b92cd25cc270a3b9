"""The closed vocabularies of the project ledger: steps of a project, the five amounts, and how each was counted."""

from graph.model.kinds import ProjectStage
from graph.model.labelled_enum import LabelledEnum


class Step(LabelledEnum):
    """The steps of a project, in their order; started and entered in the statistics are two, with two proofs."""

    PLANNED = "planned", "谋划", "Planned"
    TALKS = "talks", "洽谈", "In talks"
    SIGNED = "signed", "签约", "Signed"
    LANDED = "landed", "落地", "Landed"
    STARTED = "started", "开工", "Started"
    ENTERED = "entered", "入库", "Entered in the statistics"
    BUILDING = "building", "在建", "Under construction"
    COMPLETED = "completed", "竣工", "Completed"
    OPERATING = "operating", "投产", "Operating"
    AT_CAPACITY = "at_capacity", "达产", "At capacity"
    STOPPED = "stopped", "中止", "Stopped"
    UNKNOWN = "unknown", "现状未核", "State not verified"


RAIL: tuple[Step, ...] = tuple(step for step in Step if step not in (Step.STOPPED, Step.UNKNOWN))
"""The steps one behind the other, as a card shows them."""
PLACE_OF: dict[Step, int] = {step: place for place, step in enumerate(Step)}
"""The place of each step; what stopped and what is not verified come last."""

STEP_OF_STAGE = {
    ProjectStage.PLANNED: Step.PLANNED,
    ProjectStage.TALKS: Step.TALKS,
    ProjectStage.SIGNED: Step.SIGNED,
    ProjectStage.STARTED: Step.STARTED,
    ProjectStage.BUILDING: Step.BUILDING,
    ProjectStage.COMPLETED: Step.COMPLETED,
    ProjectStage.OPERATING: Step.OPERATING,
    ProjectStage.AT_CAPACITY: Step.AT_CAPACITY,
    ProjectStage.UNKNOWN: Step.UNKNOWN,
}
"""Where a project of the facts stands in the ledger before anything was recorded of it."""

STAGE_OF_STEP = {
    Step.PLANNED: ProjectStage.PLANNED,
    Step.TALKS: ProjectStage.TALKS,
    Step.SIGNED: ProjectStage.SIGNED,
    Step.LANDED: ProjectStage.SIGNED,
    Step.STARTED: ProjectStage.STARTED,
    Step.ENTERED: ProjectStage.STARTED,
    Step.BUILDING: ProjectStage.BUILDING,
    Step.COMPLETED: ProjectStage.COMPLETED,
    Step.OPERATING: ProjectStage.OPERATING,
    Step.AT_CAPACITY: ProjectStage.AT_CAPACITY,
}
"""As what a project of the ledger counts among the facts; a stopped one does not count."""


class AmountKind(LabelledEnum):
    """The five amounts of a project, which are never added to one another."""

    AGREED = "agreed", "协议投资", "Agreed investment"
    TOTAL = "total", "计划总投资", "Planned total"
    YEAR_PLAN = "year_plan", "本年计划", "Plan of the year"
    YEAR_DONE = "year_done", "本年完成", "Done in the year"
    ARRIVED = "arrived", "到位资金", "Funds arrived"


YEARLY = frozenset({AmountKind.YEAR_PLAN, AmountKind.YEAR_DONE, AmountKind.ARRIVED})
"""Amounts that belong to a year and are told as the sum since its beginning."""


class CountedBy(LabelledEnum):
    """By which rule an amount was counted (口径); a blank means that it is still to be verified."""

    PROMOTION = "promotion", "招商", "Promotion"
    STATISTICS = "statistics", "统计", "Statistics"
    FEASIBILITY = "feasibility", "可研", "Feasibility study"
    APPROVAL = "approval", "批复", "Approval"
    CONTRACT = "contract", "合同", "Contract"
    YEAR_PLAN = "year_plan", "年度计划", "Plan of the year"
    PUBLISHED = "published", "公开资料", "Published sources"


class Signing(LabelledEnum):
    """What a signing was: the first counts once, an increase or a change of owner stands apart."""

    FIRST = "first", "首次签约", "First signing"
    INCREASE = "increase", "增资", "Increase"
    NEW_OWNER = "new_owner", "变更业主", "Change of owner"


class Curve(LabelledEnum):
    """What a monthly plan is of."""

    WORK = "work", "投资完成", "Work done"
    FUNDS = "funds", "资金到位", "Funds arrived"


class Dimension(LabelledEnum):
    """What a light looks at."""

    START = "start", "开工", "Start"
    PROGRESS = "progress", "进度", "Progress"
    PAYMENT = "payment", "到位", "Payment"
    ENTRY = "entry", "入库", "Entry"
    QUIET = "quiet", "进展", "Movement"
