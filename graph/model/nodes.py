"""The kinds of node, each a frozen record of typed, documented properties."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import (
    Basis,
    ChainKind,
    LinkKind,
    LocalSide,
    OrgKind,
    ProjectStage,
    Siting,
)
from graph.model.news import Host, Signal
from graph.model.node import District, NameEn, NameZh, Node, Note
from graph.model.statistics import Figure, Industry

__all__ = [
    "NODE_KINDS",
    "Chain",
    "Figure",
    "Firm",
    "Host",
    "Industry",
    "Link",
    "Node",
    "Organisation",
    "Place",
    "Project",
    "Signal",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Node):
    """An industrial chain the city steers: a cluster or a key sector."""

    KIND = "Chain"
    ZH = "产业链"
    EN = "Chain"

    name_zh: NameZh
    name_en: NameEn = None
    kind: Annotated[ChainKind, Column("类别", "Kind", "Industrial cluster or key sector", "产业集群还是重点领域")]
    rank: Annotated[int, Column("序号", "Rank", "Place in the city's own order", "市里自己的排序", least=0, most=9_999)]
    task_force: Annotated[
        str | None, Column("招商专班", "Task force", "What is known of the task force in charge", "已知的招商专班")
    ] = None
    listing: Annotated[
        str | None,
        Column("入列依据", "Listing", "How sure it is that the city names this chain", "市里是否点名这条链，有多确定"),
    ] = None
    local_side: Annotated[
        LocalSide | None,
        Column(
            "本地掌握程度",
            "Local side",
            "How well the local firms are known; where hardly at all, nothing is called missing",
            "本地企业摸底到什么程度；掌握很少的链一律不判缺",
        ),
    ] = None
    local_side_reason: Annotated[
        str | None, Column("掌握程度说明", "Local side reason", "What that rests on", "这样说的根据")
    ] = None
    local_side_basis: Annotated[
        Basis | None, Column("掌握程度依据", "Local side basis", "Basis of that statement", "这一说法的依据")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Node):
    """One link of the chains: a material, product, component, equipment, energy, process or service."""

    KIND = "Link"
    ZH = "链环"
    EN = "Link"

    name_zh: NameZh
    name_en: NameEn = None
    kind: Annotated[LinkKind, Column("类别", "Kind", "What sort of thing it is", "属于哪一类东西")]
    gbt4754: Annotated[
        str | None,
        Column(
            "行业代码",
            "GB/T 4754",
            "Class of GB/T 4754-2017, as text",
            "国民经济行业分类（GB/T 4754-2017）小类代码，按文本填",
            form=Form.INDUSTRY_CLASS,
        ),
    ] = None
    note: Note = None
    siting: Annotated[
        Siting | None,
        Column(
            "选址性质",
            "Siting",
            "Whether a maker can sensibly be attracted to a new place",
            "这一环的企业是否适合异地招引",
        ),
    ] = None
    siting_reason: Annotated[
        str | None, Column("选址理由", "Siting reason", "Why the siting is so", "选址性质的理由")
    ] = None
    siting_reference: Annotated[
        str | None,
        Column("管控依据", "Siting reference", "Rule under which new capacity is regulated", "新增产能受哪项规定管控"),
    ] = None
    captive_in: Annotated[
        str | None,
        Column(
            "附属于链环",
            "Captive in",
            "Id of the link inside whose plant this one is made",
            "在哪个链环的装置里生产，填其编号",
            references="Link",
        ),
    ] = None
    siting_basis: Annotated[
        Basis | None, Column("选址依据", "Siting basis", "Basis of the siting", "选址判断的依据")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(Node):
    """A firm or institution, in the home city or a candidate from elsewhere."""

    KIND = "Firm"
    ZH = "企业"
    EN = "Firm"

    name_zh: NameZh
    short_name: Annotated[
        str | None,
        Column(
            "简称",
            "Short name",
            "Name used on cards and in tables",
            "卡片和表格上用的简称",
            form=Form.NAME,
            shorter_than="name_zh",
        ),
    ] = None
    province: Annotated[
        str | None, Column("省份", "Province", "Province of the seat", "总部所在省份", form=Form.PROVINCE)
    ] = None
    city: Annotated[
        str | None,
        Column("城市", "City", "City of the seat", "总部所在城市；等于 region.yaml 的 city 即为本地", form=Form.PLACE),
    ] = None
    district: District = None
    park: Annotated[
        str | None, Column("园区", "Park", "Park, town or site, as read", "园区、乡镇或厂址，按来源的写法")
    ] = None
    ownership: Annotated[
        str | None, Column("性质与说明", "Ownership", "Ownership and remarks on the firm", "所有制性质与其他说明")
    ] = None
    group: Annotated[
        str | None,
        Column(
            "所属集团",
            "Group",
            "Controlling group; firms of one group count as one",
            "控股集团；同一集团的企业算一家",
            form=Form.NAME,
        ),
    ] = None
    stock_code: Annotated[
        str | None,
        Column(
            "证券代码",
            "Stock code",
            "Code with exchange, as text",
            "代码带交易所，按文本填，如 002648.SZ",
            form=Form.STOCK_CODE,
        ),
    ] = None
    uscc: Annotated[
        str | None,
        Column(
            "统一社会信用代码",
            "Credit code",
            "Unified social credit code, as text",
            "18 位，按文本填",
            form=Form.CREDIT_CODE,
        ),
    ] = None
    local: Annotated[
        bool,
        Column(
            "本地",
            "Local",
            "Seated in the home city; follows from region.yaml",
            "是否本地，由 region.yaml 推出，不用填",
            derived=True,
        ),
    ] = False


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
            "业主名称", "Owner as named", "Name of the owner as the source has it", "来源里写的业主名称", form=Form.NAME
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
            least=0,
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
        str | None, Column("建设规模", "Capacity", "Scale in the source's words", "建设规模，按来源的写法")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Node):
    """A department, task force, park, district or standing mechanism."""

    KIND = "Organisation"
    ZH = "机构"
    EN = "Organisation"

    name_zh: NameZh
    kind: Annotated[OrgKind, Column("类别", "Kind", "What sort of organisation it is", "属于哪一类机构")]
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Node):
    """A place where a firm is present; its id is its name."""

    KIND = "Place"
    ZH = "地点"
    EN = "Place"

    name_zh: NameZh


NODE_KINDS: tuple[type[Node], ...] = (
    Chain,
    Link,
    Firm,
    Project,
    Organisation,
    Place,
    Signal,
    Figure,
    Industry,
    Host,
)
