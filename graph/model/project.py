"""Investment projects: how far they have come, what they build, and where."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import ProjectKind, ProjectStage
from graph.model.node import District, NameZh, Node, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Node):
    """An investment project; other readings of its figures stand in its note."""

    KIND = "Project"
    ZH = "项目"
    EN = "Project"

    name_zh: NameZh
    firm_name: Annotated[
        str | None,
        Column(
            "业主名称",
            "Owner as named",
            "Name of the owner as the source has it",
            "出处里写的业主名称",
            form=Form.NAME,
            said_only=True,
        ),
    ] = None
    kind: Annotated[
        ProjectKind | None,
        Column(
            "建设性质",
            "Project kind",
            "New plant, expansion, upgrade, overhaul, infrastructure or event; an overhaul builds nothing",
            "新建、扩建、技改、检修、基础设施、活动；检修和技改不算新增环节",
        ),
    ] = None
    same_as: Annotated[
        str | None,
        Column(
            "同一项目编号",
            "Same project",
            "Id of the project this row is another record of",
            "与哪个项目其实是同一个，填其编号；金额和个数不重复计",
            references="Project",
        ),
    ] = None
    investment_yi: Annotated[
        float | None,
        Column(
            "投资额",
            "Investment",
            "Total investment",
            "总投资，只写数",
            unit="亿元",
            form=Form.MONEY,
            minimum=0,
            plausible=(0.001, 500),
        ),
    ] = None
    stage: Annotated[ProjectStage, Column("阶段", "Stage", "How far it has come", "项目走到哪一步")]
    start: Annotated[
        str | None,
        Column(
            "开工", "Start", "Start as year, month, quarter or date", "开工时间，写年、月、季度或日期", form=Form.DATE
        ),
    ] = None
    finish: Annotated[
        str | None,
        Column(
            "完工",
            "Finish",
            "Finish as year, month, quarter or date",
            "完工时间，写年、月、季度或日期",
            form=Form.DATE,
            not_before="start",
        ),
    ] = None
    capacity: Annotated[
        str | None, Column("建设规模", "Capacity", "Scale in the source's words", "建设规模，按出处的写法")
    ] = None
    city: Annotated[
        str | None,
        Column(
            "城市",
            "City",
            "City or zone the project stands in; blank counts as the home city, unless district or owner lie apart",
            "项目所在城市或区域；不填按本市算，县区或业主在省管区的除外",
            form=Form.PLACE,
        ),
    ] = None
    district: District = None
    note: Note = None
