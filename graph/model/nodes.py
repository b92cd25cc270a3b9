"""The kinds of node, each a frozen record of typed, documented properties."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.figures import Figure, Industry
from graph.model.forms import Form
from graph.model.kinds import Basis, ChainKind, LegalForm, LocalCoverage, OrgKind
from graph.model.link import Link
from graph.model.measures import Measure
from graph.model.news import Host, Signal
from graph.model.node import District, NameEn, NameZh, Node, Note, OtherNames
from graph.model.project import Project

__all__ = [
    "NODE_KINDS",
    "Chain",
    "Figure",
    "Firm",
    "Host",
    "Industry",
    "Link",
    "Measure",
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
    rank: Annotated[
        int,
        Column(
            "序号", "Rank", "Place in the city's own order", "市里自己的排序", minimum=0, maximum=9_999, said_only=True
        ),
    ]
    task_force: Annotated[
        str | None,
        Column("招商专班", "Task force", "What is known of the task force in charge", "已知的招商专班", said_only=True),
    ] = None
    listing: Annotated[
        str | None,
        Column(
            "入列依据",
            "Listing",
            "How sure it is that the city names this chain",
            "市里是否点名这条链，有多确定",
            said_only=True,
        ),
    ] = None
    local_side: Annotated[
        LocalCoverage | None,
        Column(
            "本地掌握程度",
            "Local side",
            "How well the local firms are known; where hardly at all, nothing is called missing",
            "本地企业摸底到什么程度；待摸底的链一律不判缺",
        ),
    ] = None
    local_side_reason: Annotated[
        str | None, Column("掌握程度说明", "Local side reason", "What that rests on", "这样说的根据", said_only=True)
    ] = None
    local_side_basis: Annotated[
        Basis | None,
        Column("掌握程度依据", "Local side basis", "Basis of that statement", "这一说法的依据", said_only=True),
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
            said_only=True,
            told_elsewhere=True,
        ),
    ] = None
    other_names: OtherNames = None
    province: Annotated[
        str | None, Column("省份", "Province", "Province of the seat", "总部所在省份", form=Form.PROVINCE)
    ] = None
    city: Annotated[
        str | None,
        Column("城市", "City", "City of the seat", "总部所在城市；等于 region.yaml 的 city 即为本地", form=Form.PLACE),
    ] = None
    district: District = None
    park: Annotated[
        str | None,
        Column("园区", "Park", "Park, town or site, as read", "园区、乡镇或厂址，按出处的写法", said_only=True),
    ] = None
    ownership: Annotated[
        str | None,
        Column("性质与说明", "Ownership", "Ownership and remarks on the firm", "所有制性质与其他说明", said_only=True),
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
    legal_form: Annotated[
        LegalForm | None,
        Column(
            "法律形态",
            "Legal form",
            "Whether it decides on investment itself, or is a branch, institute, trader or public body",
            "公司、分公司、研究院所等；分公司、机构和贸易商不自己定投资",
        ),
    ] = None
    decided_by: Annotated[
        str | None,
        Column(
            "投资决策方",
            "Decided by",
            "Who decides on its investment: the name or id of a parent or group",
            "投资由谁定：上级企业或集团的名称或编号",
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
            said_only=True,
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
            told_elsewhere=True,
        ),
    ] = False


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
    Measure,
    Figure,
    Industry,
    Host,
)
