"""The kinds of relation; each carries its pattern as docstring, and its evidence."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import (
    InputRole,
    LeadRole,
    MakeStatus,
    PresenceKind,
    RelationKind,
    RulingKind,
    Stage,
    Strength,
)
from graph.model.node import Note
from graph.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Record):
    """What every relation has: the ids of its two ends.

    `KIND` is unique; `TYPE` is the relation's name in Cypher where two kinds share one. `KEY` names the properties
    that, with the two ends, tell one relation of a kind from another.
    """

    START: ClassVar[str]
    END: ClassVar[str]
    TYPE: ClassVar[str | None] = None
    KEY: ClassVar[tuple[str, ...]] = ()

    start: str
    end: str

    @property
    def key(self) -> str:
        """Return the text that tells this relation from others between the same ends; empty where there is one."""
        values = (getattr(self, name) for name in self.KEY)
        return "\x1f".join("" if value is None else str(getattr(value, "value", value)) for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Includes(Edge):
    """(:Chain)-[:INCLUDES]->(:Link), with the link's stage in that chain."""

    KIND = "INCLUDES"
    ZH = "链环归属"
    EN = "Includes"
    START = "Chain"
    END = "Link"

    stage: Annotated[Stage, Column("环节", "Stage", "Where the link stands in this chain", "链环在这条链里的位置")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled(Edge):
    """(:Chain)-[:RULED]->(:Link): what somebody in charge settled about a link, and why; facts to the contrary win."""

    KIND = "RULED"
    ZH = "链环核定"
    EN = "Ruled"
    START = "Chain"
    END = "Link"

    kind: Annotated[
        RulingKind,
        Column("核定结论", "Ruling", "What was settled", "核定的结论"),
    ]
    reason: Annotated[
        str,
        Column("核定理由", "Reason", "Why it was settled so", "为什么这样定，写清经谁、怎样核实（写部门，不写个人）"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputTo(Edge):
    """(:Link)-[:INPUT_TO]->(:Link), pointing downstream."""

    KIND = "INPUT_TO"
    ZH = "投入关系"
    EN = "Input to"
    START = "Link"
    END = "Link"

    role: Annotated[
        InputRole, Column("投入类型", "Role", "What the input is to the link it feeds", "投入对去向链环来说是什么")
    ]
    strength: Annotated[Strength, Column("强度", "Strength", "Core or auxiliary", "核心投入还是辅助投入")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Makes(Edge):
    """(:Firm)-[:MAKES]->(:Link), one relation a product."""

    KIND = "MAKES"
    ZH = "生产"
    EN = "Makes"
    START = "Firm"
    END = "Link"
    KEY = ("product",)

    product: Annotated[
        str | None, Column("产品", "Product", "What exactly it makes, in the source's words", "具体产品，按来源的写法")
    ] = None
    capacity: Annotated[
        float | None,
        Column("产能", "Capacity", "Capacity as a number", "产能，只写数", unit_in="capacity_unit", least=0),
    ] = None
    capacity_unit: Annotated[
        str | None, Column("产能单位", "Capacity unit", "Unit of the capacity", "产能的单位，如 万吨/年")
    ] = None
    status: Annotated[
        MakeStatus | None,
        Column("状态", "Status", "State of the production; blank when not known", "生产状态；不知道就空着"),
    ] = None
    year: Annotated[
        str | None,
        Column("年份", "Year", "Year the figures are for", "这些数是哪一年的", dates_fact=True, form=Form.YEAR),
    ] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads(Edge):
    """(:Firm)-[:LEADS]->(:Chain), as chain owner, leading, backbone or supporting firm."""

    KIND = "LEADS"
    ZH = "链中角色"
    EN = "Leads"
    START = "Firm"
    END = "Chain"

    role: Annotated[LeadRole, Column("角色", "Role", "Role of the firm in the chain", "企业在链中的角色")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiefOf(Edge):
    """(:Organisation)-[:CHIEF_OF]->(:Chain): the chain chief's department."""

    KIND = "CHIEF_OF"
    ZH = "链长部门"
    EN = "Chief of"
    START = "Organisation"
    END = "Chain"

    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Serves(Edge):
    """(:Organisation)-[:SERVES]->(:Chain): the organisation works for the chain."""

    KIND = "SERVES"
    ZH = "服务于"
    EN = "Serves"
    START = "Organisation"
    END = "Chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmIn(Edge):
    """(:Firm)-[:LOCATED_IN]->(:Organisation): the park or district of a firm."""

    KIND = "FIRM_LOCATED_IN"
    TYPE = "LOCATED_IN"
    ZH = "企业所在"
    EN = "Firm located in"
    START = "Firm"
    END = "Organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectIn(Edge):
    """(:Project)-[:LOCATED_IN]->(:Organisation): the park or district of a project."""

    KIND = "PROJECT_LOCATED_IN"
    TYPE = "LOCATED_IN"
    ZH = "项目所在"
    EN = "Project located in"
    START = "Project"
    END = "Organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertakes(Edge):
    """(:Firm)-[:UNDERTAKES]->(:Project)."""

    KIND = "UNDERTAKES"
    ZH = "承担"
    EN = "Undertakes"
    START = "Firm"
    END = "Project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Builds(Edge):
    """(:Project)-[:BUILDS]->(:Link)."""

    KIND = "BUILDS"
    ZH = "建设"
    EN = "Builds"
    START = "Project"
    END = "Link"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Edge):
    """(:Project)-[:PART_OF]->(:Chain)."""

    KIND = "PART_OF"
    ZH = "属于"
    EN = "Part of"
    START = "Project"
    END = "Chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedTo(Edge):
    """(:Firm)-[:RELATED_TO]->(:Firm), read from the first to the second."""

    KIND = "RELATED_TO"
    ZH = "企业关系"
    EN = "Related to"
    START = "Firm"
    END = "Firm"
    KEY = ("kind",)

    kind: Annotated[
        RelationKind, Column("关系", "Kind", "What the first firm is to the second", "前一家企业是后一家的什么")
    ]
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentIn(Edge):
    """(:Firm)-[:PRESENT_IN]->(:Place): seat, plant or branch; signed, negotiating and planned are not yet presence."""

    KIND = "PRESENT_IN"
    ZH = "区域布局"
    EN = "Present in"
    START = "Firm"
    END = "Place"
    KEY = ("kind", "what")

    kind: Annotated[
        PresenceKind,
        Column("形式", "Kind", "How the firm is present there", "企业在当地的存在形式；已签约、在谈、拟布局还不算布局"),
    ]
    what: Annotated[str | None, Column("内容", "What", "What it does there", "在当地做什么")] = None
    year: Annotated[
        str | None, Column("年份", "Year", "Year of the fact", "事实发生的年份", dates_fact=True, form=Form.YEAR)
    ] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows(Edge):
    """(:Firm)-[:SHOWS]->(:Signal)."""

    KIND = "SHOWS"
    ZH = "显示"
    EN = "Shows"
    START = "Firm"
    END = "Signal"


EDGE_KINDS: tuple[type[Edge], ...] = (
    Includes,
    Ruled,
    InputTo,
    Makes,
    Leads,
    ChiefOf,
    Serves,
    FirmIn,
    ProjectIn,
    Undertakes,
    Builds,
    PartOf,
    RelatedTo,
    PresentIn,
    Shows,
)
