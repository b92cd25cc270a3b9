"""The kinds of relation; each carries its pattern as docstring, and its evidence."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.edge import Edge
from graph.model.forms import Form
from graph.model.kinds import LeadRole, PresenceKind, RelationKind, RulingKind, Stage
from graph.model.nearby import MadeNearby
from graph.model.node import Note
from graph.model.production import InputTo, Makes

__all__ = [
    "EDGE_KINDS",
    "Builds",
    "ChiefOf",
    "Edge",
    "FirmIn",
    "Includes",
    "InputTo",
    "Leads",
    "MadeNearby",
    "Makes",
    "Measured",
    "PartOf",
    "PresentIn",
    "ProjectIn",
    "RelatedTo",
    "Ruled",
    "Serves",
    "Shows",
    "Undertakes",
    "Wanted",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Includes(Edge):
    """(:Chain)-[:INCLUDES]->(:Link), with the link's stage in that chain."""

    KIND = "INCLUDES"
    ZH = "链环所在的链"
    EN = "Includes"
    START = "Chain"
    END = "Link"

    stage: Annotated[
        Stage,
        Column("上中下游", "Stage", "Where the link stands in this chain", "链环在这条链里的位置", also=("环节",)),
    ]


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
        Column(
            "核定理由",
            "Reason",
            "Why it was settled so",
            "为什么这样定，写清经谁、怎样核实（写部门，不写个人）",
            said_only=True,
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads(Edge):
    """(:Firm)-[:LEADS]->(:Chain), as chain owner, leading, backbone or supporting firm."""

    KIND = "LEADS"
    ZH = "在链中的角色"
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
    ZH = "周边布局"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Edge):
    """(:Firm)-[:MEASURED]->(:Measure)."""

    KIND = "MEASURED"
    ZH = "指标所属"
    EN = "Measured"
    START = "Firm"
    END = "Measure"
    EXPLORED = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted(Edge):
    """(:Firm)-[:WANTED]->(:Link): the city's own lists name the firm as one it wants for the link; it is no maker.

    It is told beside the target; no state, target or score reads it.
    """

    KIND = "WANTED"
    ZH = "拟引进"
    EN = "Wanted"
    START = "Firm"
    END = "Link"
    EXPLORED = False

    reason: Annotated[
        str | None,
        Column("招引理由", "Reason", "Why it is wanted, as the list says", "名单里写的招引理由", said_only=True),
    ] = None
    year: Annotated[
        str | None,
        Column("年份", "Year", "Year of the list", "名单是哪一年的", dates_fact=True, form=Form.YEAR, said_only=True),
    ] = None
    note: Note = None


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
    MadeNearby,
    Shows,
    Measured,
    Wanted,
)
