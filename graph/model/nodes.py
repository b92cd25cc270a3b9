"""The kinds of node, each a frozen record of typed, documented properties."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.kinds import Basis, ChainKind, HostGrade, LinkKind, OrgKind, ProjectStage, SignalKind, Siting
from graph.model.record import Record

Id = Annotated[str, Column("编号", "Id", "Unique within its table; letters, digits and hyphens")]
NameZh = Annotated[str, Column("名称", "Name", "Name in Chinese")]
NameEn = Annotated[str | None, Column("英文名称", "English name", "Name in English")]
Note = Annotated[str | None, Column("备注", "Note", "Anything else the source says, conflicts included")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Record):
    """What every node has: an id unique within its kind."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Node):
    """An industrial chain the city steers: a cluster or a key sector."""

    KIND = "Chain"
    ZH = "产业链"
    EN = "Chain"

    name_zh: NameZh
    name_en: NameEn = None
    kind: Annotated[ChainKind, Column("类别", "Kind", "Industrial cluster or key sector")]
    rank: Annotated[int, Column("序号", "Rank", "Place in the city's own order")]
    task_force: Annotated[str | None, Column("招商专班", "Task force", "What is known of the task force in charge")] = (
        None
    )
    listing: Annotated[str | None, Column("入列依据", "Listing", "How sure it is that the city names this chain")] = (
        None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Node):
    """One link of the chains: a material, product, component, equipment, energy, process or service."""

    KIND = "Link"
    ZH = "链环"
    EN = "Link"

    name_zh: NameZh
    name_en: NameEn = None
    kind: Annotated[LinkKind, Column("类别", "Kind", "What sort of thing it is")]
    gbt4754: Annotated[str | None, Column("行业代码", "GB/T 4754", "Class of GB/T 4754-2017, as text", code=True)] = (
        None
    )
    note: Note = None
    siting: Annotated[
        Siting | None, Column("选址性质", "Siting", "Whether a maker can sensibly be attracted to a new place")
    ] = None
    siting_reason: Annotated[str | None, Column("选址理由", "Siting reason", "Why the siting is so")] = None
    siting_reference: Annotated[
        str | None, Column("管控依据", "Siting reference", "Rule under which new capacity is regulated")
    ] = None
    captive_in: Annotated[
        str | None,
        Column("附属于链环", "Captive in", "Id of the link inside whose plant this one is made", references="Link"),
    ] = None
    siting_basis: Annotated[Basis | None, Column("选址依据", "Siting basis", "Basis of the siting")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(Node):
    """A firm or institution, in the home city or a candidate from elsewhere."""

    KIND = "Firm"
    ZH = "企业"
    EN = "Firm"

    name_zh: NameZh
    short_name: Annotated[str | None, Column("简称", "Short name", "Name used on cards and in tables")] = None
    province: Annotated[str | None, Column("省份", "Province", "Province of the seat")] = None
    city: Annotated[str | None, Column("城市", "City", "City of the seat")] = None
    district: Annotated[str | None, Column("县区", "District", "District or county, as read")] = None
    park: Annotated[str | None, Column("园区", "Park", "Park, town or site, as read")] = None
    ownership: Annotated[str | None, Column("性质与说明", "Ownership", "Ownership and remarks on the firm")] = None
    group: Annotated[str | None, Column("所属集团", "Group", "Controlling group; firms of one group count as one")] = (
        None
    )
    stock_code: Annotated[str | None, Column("证券代码", "Stock code", "Code with exchange, as text", code=True)] = None
    uscc: Annotated[
        str | None, Column("统一社会信用代码", "Credit code", "Unified social credit code, as text", code=True)
    ] = None
    local: Annotated[
        bool, Column("本地", "Local", "Seated in the home city; follows from region.yaml", derived=True)
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Node):
    """An investment project; other readings of its figures stand in its note."""

    KIND = "Project"
    ZH = "项目"
    EN = "Project"

    name_zh: NameZh
    firm_name: Annotated[str | None, Column("业主名称", "Owner as named", "Name of the owner as the source has it")] = (
        None
    )
    investment_yi: Annotated[float | None, Column("投资额", "Investment", "Total investment", unit="亿元")] = None
    stage: Annotated[ProjectStage, Column("阶段", "Stage", "How far it has come")]
    start: Annotated[str | None, Column("开工", "Start", "Start as year, month, quarter or date")] = None
    finish: Annotated[str | None, Column("完工", "Finish", "Finish as year, month, quarter or date")] = None
    capacity: Annotated[str | None, Column("建设规模", "Capacity", "Scale in the source's words")] = None
    district: Annotated[str | None, Column("县区", "District", "District or county, as read")] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Node):
    """A department, task force, park, district or standing mechanism."""

    KIND = "Organisation"
    ZH = "机构"
    EN = "Organisation"

    name_zh: NameZh
    kind: Annotated[OrgKind, Column("类别", "Kind", "What sort of organisation it is")]
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Node):
    """A place where a firm is present; its id is its name."""

    KIND = "Place"
    ZH = "地点"
    EN = "Place"

    name_zh: NameZh


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Node):
    """A dated piece of news about a firm."""

    KIND = "Signal"
    ZH = "信号"
    EN = "Signal"

    kind: Annotated[SignalKind, Column("类别", "Kind", "What the news tells")]
    text: Annotated[str, Column("内容", "Text", "The news in one sentence")]
    year: Annotated[str | None, Column("年份", "Year", "Year of the news", dates_fact=True)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Node):
    """A city-level figure as published; never added to figures of single projects."""

    KIND = "Figure"
    ZH = "城市指标"
    EN = "City figure"

    name_zh: NameZh
    value: Annotated[float, Column("数值", "Value", "The figure, or the lower end of a range")]
    value_high: Annotated[float | None, Column("数值上限", "Upper value", "Upper end where a range is given")] = None
    unit: Annotated[str, Column("单位", "Unit", "Unit as published")]
    period: Annotated[str | None, Column("时期", "Period", "Period the figure is for", dates_fact=True)] = None
    panel: Annotated[str | None, Column("总览分组", "Panel", "Heading under which the overview shows it")] = None
    panel_en: Annotated[str | None, Column("总览分组英文", "English panel", "The same heading in English")] = None
    caption: Annotated[str | None, Column("总览短名", "Caption", "Short name used on the overview")] = None
    caption_en: Annotated[str | None, Column("总览短名英文", "English caption", "The short name in English")] = None
    other_reading_of: Annotated[
        str | None,
        Column("另一口径于", "Other reading of", "Id of the figure this one reads otherwise", references="Figure"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Host(Node):
    """The host of a source's address, with its standing; its id is the host name."""

    KIND = "Host"
    ZH = "来源主机"
    EN = "Source host"

    id: Annotated[str, Column("主机", "Host", "Host name as in the address")]
    grade: Annotated[HostGrade, Column("等级", "Grade", "Standing of the host")]
    name_zh: Annotated[str | None, Column("名称", "Name", "Who publishes there")] = None


NODE_KINDS: tuple[type[Node], ...] = (Chain, Link, Firm, Project, Organisation, Place, Signal, Figure, Host)
