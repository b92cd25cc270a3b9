"""The tables planners keep: which node or relation each holds, and which columns name other nodes.

A table's columns are its record's properties, the ends of its relation or the ids it joins to, and the evidence.
Headings may be written in Chinese, in English or as the identifier.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import edges, nodes
from graph.model.column import Column
from graph.model.forms import Form
from graph.model.schema import EVIDENCE, Property, properties
from graph.text import InTwoLanguages

ALL_IDS = "全部"
LIST_SEPARATOR = ";"
LIST_SEPARATORS = ";；、,，\n\r"
"""What usually separates ids in a cell; none of it can stand in an id."""
GUIDE = ("填写说明", "How to fill this in")
"""Names of the sheet of a workbook that tells how the others are filled and holds no facts."""


@dataclass(frozen=True, slots=True)
class Join:
    """A column that names another node, and the relation this makes with the row's own record.

    The relation runs from the named node to the row's node where `inward`, else the other way.
    `many` allows several ids separated by `;`, or the word for all of that kind.
    """

    name: str
    relation: type[edges.Edge]
    column: Column
    inward: bool = False
    many: bool = False
    required: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of node the column names."""
        return self.relation.START if self.inward else self.relation.END


@dataclass(frozen=True, slots=True)
class Table(InTwoLanguages):
    """One table: its name (file stem or sheet), its labels, its record and its joins.

    `has_id_column` is false where no id is typed and it is derived from the row: from what its joins name and the
    columns of `told_apart_by`, from all of them where none is named. `ends` are the two columns of a relation; `also`
    are former names, accepted and never shown.
    """

    name: str
    zh: str
    en: str
    fact_kind: type[nodes.Node] | type[edges.Edge]
    joins: tuple[Join, ...] = ()
    has_id_column: bool = True
    ends: tuple[Property, Property] | None = None
    told_apart_by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_relation(self) -> bool:
        """Return whether a row is a relation rather than a node."""
        return issubclass(self.fact_kind, edges.Edge)

    def columns(self) -> tuple[Property, ...]:
        """Return every column that is typed into a file of this table, in the order they are written."""
        own = [p for p in properties(self.fact_kind) if not p.column.derived and (p.name != "id" or self.has_id_column)]
        joined = [Property(join.name, str, not join.required, join.column) for join in self.joins]
        ends = list(self.ends or ())
        return (
            *ends,
            *[p for p in own if p.name == "id"],
            *joined,
            *[p for p in own if p.name != "id"],
            *TYPED_EVIDENCE,
        )

    def read_columns(self) -> tuple[Property, ...]:
        """Return every column a file of this table may have: those that are typed, and what `bake` writes behind them."""
        return (*self.columns(), *BAKED_EVIDENCE)


TYPED_EVIDENCE = tuple(each for each in EVIDENCE if not each.column.baked)
BAKED_EVIDENCE = tuple(each for each in EVIDENCE if each.column.baked)


def derived_id(parts: Iterable[object]) -> str:
    """Return the id of a row that has none typed: it follows from what the row says, so that the same row keeps it."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_ZH = {kind.KIND: kind.ZH for kind in nodes.NODE_KINDS}


def _end(name: str, zh: str, en: str, kind: str, form: Form = Form.TEXT) -> Property:
    column = Column(zh, en, f"Id of a {kind}", f"{_ZH[kind]}的编号", references=kind, form=form)
    return Property(name, str, False, column)


def _id(zh: str, en: str, kind: str, many: bool = False) -> Column:
    more = f"；几个用 `{LIST_SEPARATOR}` 隔开，`{ALL_IDS}` 表示全部" if many else ""
    several = f"; several separated by `{LIST_SEPARATOR}`, or `{ALL_IDS}` for all" if many else ""
    return Column(zh, en, f"Id of a {kind}{several}", f"{_ZH[kind]}的编号{more}", references=kind)


_FIRM = _end("firm_id", "企业编号", "Firm id", "Firm")
_LINK = _end("link_id", "链环编号", "Link id", "Link")
_CHAIN = _end("chain_id", "产业链编号", "Chain id", "Chain")
_PLACE = _end("place", "地点", "Place", "Place", Form.PLACE)
_SITES = _id("所在机构编号", "Located in", "Organisation", many=True)

TABLES: tuple[Table, ...] = (
    Table("chains", "产业链", "Chains", nodes.Chain),
    Table("links", "链环", "Links", nodes.Link),
    Table("chain_links", "链环所在的链", "Chain links", edges.Includes, ends=(_CHAIN, _LINK), also=("链环归属",)),
    Table("rulings", "链环核定", "Rulings", edges.Ruled, ends=(_CHAIN, _LINK)),
    Table(
        "inputs",
        "投入关系",
        "Inputs",
        edges.InputTo,
        ends=(
            _end("from_link", "投入链环编号", "From link", "Link"),
            _end("to_link", "去向链环编号", "To link", "Link"),
        ),
    ),
    Table("firms", "企业", "Firms", nodes.Firm, joins=(Join("org_ids", edges.FirmIn, _SITES, many=True),)),
    Table("makes", "生产", "Makes", edges.Makes, ends=(_FIRM, _LINK)),
    Table("chain_firms", "在链中的角色", "Chain firms", edges.Leads, ends=(_FIRM, _CHAIN), also=("在链中的角色",)),
    Table(
        "projects",
        "项目",
        "Projects",
        nodes.Project,
        joins=(
            Join("firm_id", edges.Undertakes, _id("业主编号", "Owner's firm id", "Firm"), inward=True),
            Join("chain_id", edges.PartOf, _id("产业链编号", "Chain id", "Chain"), required=True),
            Join("link_id", edges.Builds, _id("链环编号", "Link id", "Link")),
            Join("org_ids", edges.ProjectIn, _SITES, many=True),
        ),
    ),
    Table(
        "organisations",
        "机构",
        "Organisations",
        nodes.Organisation,
        joins=(Join("chain_ids", edges.Serves, _id("服务的产业链", "Serves", "Chain", many=True), many=True),),
    ),
    Table(
        "chiefs",
        "链长部门",
        "Chain chiefs",
        edges.ChiefOf,
        ends=(_end("org_id", "机构编号", "Organisation id", "Organisation"), _CHAIN),
    ),
    Table(
        "signals",
        "动向",
        "Signals",
        nodes.Signal,
        joins=(Join("firm_id", edges.Shows, _id("企业编号", "Firm id", "Firm"), inward=True, required=True),),
        has_id_column=False,
        also=("信号",),
    ),
    Table(
        "measures",
        "企业指标",
        "Firm measures",
        nodes.Measure,
        joins=(Join("firm_id", edges.Measured, _id("企业编号", "Firm id", "Firm"), inward=True, required=True),),
        has_id_column=False,
        told_apart_by=("kind", "date", "scope"),
    ),
    Table("wanted", "拟引进", "Wanted", edges.Wanted, ends=(_FIRM, _LINK)),
    Table(
        "relations",
        "企业关系",
        "Firm relations",
        edges.RelatedTo,
        ends=(_FIRM, _end("other_firm_id", "另一企业编号", "Other firm id", "Firm")),
    ),
    Table(
        "presence",
        "周边布局",
        "Presence",
        edges.PresentIn,
        ends=(_FIRM, _PLACE),
        also=("区域布局",),
    ),
    Table("nearby", "周边生产", "Made nearby", edges.MadeNearby, ends=(_LINK, _PLACE)),
    Table("figures", "城市指标", "City figures", nodes.Figure),
    Table("industries", "行业", "Industries", nodes.Industry),
    Table("source_hosts", "网站", "Source hosts", nodes.Host, also=("来源主机",)),
)

TABLES_BY_NAME: Mapping[str, Table] = {table.name: table for table in TABLES}
