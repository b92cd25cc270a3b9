"""What people record in the project ledger: each kind of act declared once, entries undone by counter-entry alone.

Departments and firms only: no act has a place for somebody's name.
"""

from dataclasses import dataclass
from typing import Annotated

from graph.model.act import Act
from graph.model.column import Column
from graph.model.forms import Form
from graph.model.ledger_city_acts import (
    LEDGER_SUBJECTS,
    AdoptTable,
    Day,
    DropLead,
    FollowLead,
    Proof,
    ReportFigure,
)
from graph.model.ledger_words import AmountKind, CountedBy, Curve, Dimension, Signing, Step

ProjectId = Annotated[str, Column("项目编号", "Project id", "Id of the project", "哪个项目")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectAct(Act):
    """What has to do with one project of the ledger."""

    project_id: ProjectId

    @property
    def about(self) -> tuple[str, ...]:
        """Return what of the project it is about."""
        return ()

    @property
    def subject(self) -> str:
        """Return the project and what of it."""
        return "/".join((f"{LEDGER_SUBJECTS}project", self.project_id, *self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject(ProjectAct):
    """A project is opened from a lead, or taken over from the facts; entered again, its particulars are changed."""

    KIND = "LEDGER_OPEN"
    ZH = "立项登记"
    EN = "Project opened"

    day: Day
    title: Annotated[str, Column("项目名称", "Title", "Name of the project", "项目名称")]
    first_talk: Annotated[str | None, Column("首谈单位", "First talk", "Who talked first", "首谈单位")] = None
    landing: Annotated[str | None, Column("落地单位", "Landing", "Where it settles", "落地县区或园区")] = None
    department: Annotated[
        str | None, Column("责任单位", "Department", "Department in charge", "责任单位，不写个人")
    ] = None
    office: Annotated[
        str | None, Column("包保单位", "Office", "Office of the leader in charge", "包保领导所在的办公室，不写个人")
    ] = None
    task_force: Annotated[str | None, Column("专班", "Task force", "Task force in charge", "由哪个专班跟进")] = None
    district: Annotated[str | None, Column("县区", "District", "District it stands in", "所在县区")] = None
    link_id: Annotated[str | None, Column("链环编号", "Link id", "Link it builds", "建设哪个链环")] = None
    firm_id: Annotated[str | None, Column("企业编号", "Firm id", "Firm that builds it", "由哪家企业建设")] = None
    same_as_id: Annotated[
        str | None, Column("同一项目编号", "Same project", "Project this is another name of", "与哪个项目是同一个")
    ] = None
    within_id: Annotated[
        str | None, Column("所属项目编号", "Part of", "Project whose amounts hold this one's", "金额包含在哪个项目里")
    ] = None
    purchase: Annotated[
        bool, Column("纯购置", "Purchase only", "Whether equipment is bought and nothing built", "是否纯设备购置")
    ] = False
    major: Annotated[
        bool, Column("若干重大工程", "Major works", "On the province's list of major works", "是否列入省若干重大工程")
    ] = False
    central_funds: Annotated[
        bool, Column("中央资金", "Central funds", "On the list of central funds", "是否有中央资金")
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProof(ProjectAct):
    """A proof a gate asks for is on file."""

    KIND = "LEDGER_PROOF"
    ZH = "凭证入档"
    EN = "Proof filed"

    day: Day
    item: Annotated[str, Column("凭证项", "Item", "Item of the list of the gate", "条件清单里的哪一项")]
    proof: Annotated[str, Column("凭证", "Proof", "File, number or address of the proof", "文件名、文号或网址")]

    @property
    def about(self) -> tuple[str, ...]:
        """Return the item."""
        return ("proof", self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveProject(ProjectAct):
    """A project came to a step on a day."""

    KIND = "LEDGER_MOVE"
    ZH = "阶段推进"
    EN = "Project moved"

    step: Annotated[Step, Column("阶段", "Step", "The step it came to", "走到哪一步")]
    day: Day

    @property
    def about(self) -> tuple[str, ...]:
        """Return that it is the step."""
        return ("step",)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold(ProjectAct):
    """A list taken in tells at which step a project stands; since when only where the list gives the day."""

    KIND = "LEDGER_TOLD"
    ZH = "名单所列阶段"
    EN = "Step told by a list"

    step: Annotated[Step, Column("阶段", "Step", "The step it stands at", "名单写在哪一步")]
    day: Day
    signed_on: Annotated[
        str | None, Column("签约日期", "Signed on", "Day it was signed", "名单写的签约日期", form=Form.DATE)
    ] = None
    started_on: Annotated[
        str | None, Column("开工日期", "Started on", "Day it started", "名单写的开工日期", form=Form.DATE)
    ] = None
    entered_on: Annotated[
        str | None, Column("入库日期", "Entered on", "Day it was entered", "名单写的入库日期", form=Form.DATE)
    ] = None

    @property
    def about(self) -> tuple[str, ...]:
        """Return that it is what lists say of the step."""
        return ("told",)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAmount(ProjectAct):
    """One of the five amounts as it stood on a day; yearly ones are told as the sum since the year began."""

    KIND = "LEDGER_AMOUNT"
    ZH = "金额填报"
    EN = "Amount recorded"

    amount: Annotated[AmountKind, Column("金额种类", "Amount", "Which of the five amounts", "五个金额里的哪一个")]
    yi: Annotated[float, Column("数额", "Value", "Value in 亿元", "数额", unit="亿元", minimum=0)]
    day: Day
    counted_by: Annotated[
        CountedBy | None, Column("口径", "Counted by", "By which rule it was counted", "按什么口径；不填为口径待核")
    ] = None
    signing: Annotated[
        Signing | None, Column("签约性质", "Signing", "First signing, increase or new owner", "首次签约、增资还是变更")
    ] = None
    proof: Proof = None

    @property
    def about(self) -> tuple[str, ...]:
        """Return the amount."""
        return ("amount", self.amount.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlan(ProjectAct):
    """The plan of a year month by month, and the month it is to start in."""

    KIND = "LEDGER_PLAN"
    ZH = "月度计划"
    EN = "Monthly plan"

    year: Annotated[int, Column("年份", "Year", "Year of the plan", "哪一年的计划")]
    day: Day
    curve: Annotated[Curve, Column("计划内容", "Curve", "Work done or funds arrived", "投资完成还是资金到位")] = (
        Curve.WORK
    )
    months: Annotated[
        str | None,
        Column("逐月累计", "Months", "Twelve sums since January in 亿元, parted by spaces", "1 至 12 月累计，空格分开"),
    ] = None
    start_month: Annotated[
        str | None, Column("计划开工月", "Start month", "Month it is to start in", "计划哪个月开工，如 2026-09")
    ] = None

    @property
    def about(self) -> tuple[str, ...]:
        """Return the year and the curve."""
        return ("plan", self.curve.value, str(self.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemAct(ProjectAct):
    """What has to do with one problem or order of a project, told by its number."""

    number: Annotated[int, Column("问题序号", "Problem", "Number of the problem", "第几个问题")]

    @property
    def about(self) -> tuple[str, ...]:
        """Return the problem."""
        return ("problem", str(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseProblem(ProblemAct):
    """A problem, or an order from above: who is to solve it, by when, and what solved means."""

    KIND = "LEDGER_PROBLEM"
    ZH = "登记问题"
    EN = "Problem raised"

    day: Day
    text: Annotated[str, Column("问题", "Problem", "What is in the way", "卡在哪里")]
    responsible: Annotated[str, Column("责任单位", "Responsible", "Who is to solve it", "由谁解决，不写个人")]
    deadline: Annotated[str, Column("期限", "Deadline", "Day it is to be solved by", "哪天前解决", form=Form.DATE)]
    standard: Annotated[str, Column("解决标准", "Standard", "What counts as solved", "做到什么算解决")]
    order: Annotated[bool, Column("督办", "Order", "Whether it is an order", "是否上级交办、督办")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProblem(ProblemAct):
    """An answer to a problem in a line; it may solve it, with the proof the standard asks for."""

    KIND = "LEDGER_ANSWER"
    ZH = "答复"
    EN = "Answered"

    day: Day
    text: Annotated[str, Column("答复", "Answer", "What was done", "办得怎么样")]
    solved: Annotated[bool, Column("已解决", "Solved", "Whether it is solved", "是否解决")] = False
    proof: Proof = None

    @property
    def about(self) -> tuple[str, ...]:
        """Return the answers of the problem."""
        return ("problem", str(self.number), "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteProject(ProjectAct):
    """What was heard of a project in a line, where nothing moved."""

    KIND = "LEDGER_NOTE"
    ZH = "调度记录"
    EN = "Heard of"

    day: Day
    text: Annotated[str, Column("情况", "What was heard", "What was heard", "了解到的情况")]

    @property
    def about(self) -> tuple[str, ...]:
        """Return that it is a note."""
        return ("note",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptReason(ProjectAct):
    """Why one light may wait was accepted, until a day; from the day after it counts no more."""

    KIND = "LEDGER_REASON"
    ZH = "认可理由"
    EN = "Reason accepted"
    NEEDS_REASON = True

    dimension: Annotated[Dimension, Column("亮灯项", "Light", "Which light it is about", "哪一盏灯")]
    day: Day
    until: Annotated[str, Column("有效至", "Until", "Last day it counts", "理由到哪天为止", form=Form.DATE)]

    @property
    def about(self) -> tuple[str, ...]:
        """Return the light."""
        return ("reason", self.dimension.value)


LEDGER_ACTS: tuple[type[Act], ...] = (
    FollowLead,
    DropLead,
    OpenProject,
    FileProof,
    MoveProject,
    StepTold,
    RecordAmount,
    SetPlan,
    RaiseProblem,
    AnswerProblem,
    NoteProject,
    AcceptReason,
    ReportFigure,
    AdoptTable,
)
