"""What people record in the project ledger that is about no single project: leads, figures of a race, rules."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.act import Act
from graph.model.column import Column
from graph.model.forms import Form

LEDGER_SUBJECTS = "ledger/"
"""How the subject of every act of the ledger begins."""

Day = Annotated[str, Column("日期", "Day", "Day it happened or holds from", "事情发生或数字截至的日期", form=Form.DATE)]
Proof = Annotated[
    str | None,
    Column("凭证", "Proof", "File, number or address of the proof", "凭证的文件名、文号或网址"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadAct(Act):
    """What has to do with one lead: a link and the firm that may come to make it."""

    link_id: Annotated[str, Column("链环编号", "Link id", "Id of the link", "哪个链环")]
    firm_id: Annotated[str, Column("企业编号", "Firm id", "Id of the firm", "哪家企业")]

    @property
    def subject(self) -> str:
        """Return the link with the firm."""
        return f"{LEDGER_SUBJECTS}lead/{self.link_id}/{self.firm_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLead(LeadAct):
    """A target is followed as a lead; who talks first and where it lands are told apart."""

    KIND = "LEDGER_LEAD"
    ZH = "登记线索"
    EN = "Lead recorded"

    day: Day
    first_talk: Annotated[str, Column("首谈单位", "First talk", "Who talks to it first", "首谈单位，不写个人")]
    landing: Annotated[str | None, Column("落地单位", "Landing", "Where it is to settle", "落地县区或园区")] = None
    task_force: Annotated[str | None, Column("专班", "Task force", "Task force in charge", "由哪个专班跟进")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DropLead(LeadAct):
    """A lead is followed no longer."""

    KIND = "LEDGER_LEAD_DROP"
    ZH = "放弃线索"
    EN = "Lead dropped"
    SETS_VALUE = False
    NEEDS_REASON = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigure(Act):
    """A figure of a race that no project of the ledger tells: a rate, a target, a number of awards."""

    KIND = "LEDGER_FIGURE"
    ZH = "赛马填报"
    EN = "Figure reported"

    unit: Annotated[str, Column("单位", "Unit", "Whose figure it is", "哪个县区或专班")]
    indicator: Annotated[str, Column("指标", "Indicator", "Which figure", "哪一项指标")]
    period: Annotated[str, Column("时期", "Period", "Year or quarter", "哪一年或季度，如 2026 或 2026-Q3")]
    value: Annotated[float, Column("数值", "Value", "The figure", "数值")]
    proof: Proof = None

    @property
    def subject(self) -> str:
        """Return the figure of a unit for a period."""
        return f"{LEDGER_SUBJECTS}figure/{self.unit}/{self.indicator}/{self.period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptTable(Act):
    """The city puts a table of its own in the place of one that is shipped: gates, lights, ladder, race, clocks."""

    KIND = "LEDGER_TABLE"
    ZH = "启用本市规则"
    EN = "Rules adopted"
    NEEDS_REASON = True

    table: Annotated[str, Column("规则表", "Table", "Which table", "哪一张表")]
    content: Annotated[str, Column("内容", "Content", "Its rows, as JSON", "各行，JSON 列表")]

    @property
    def subject(self) -> str:
        """Return the table."""
        return f"{LEDGER_SUBJECTS}table/{self.table}"
