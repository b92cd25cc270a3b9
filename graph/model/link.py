"""What the chains are made of: links, with where a maker may settle, who buys, and how the market stands."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column, ToldIn
from graph.model.forms import Form
from graph.model.kinds import Basis, LinkKind, Market, Outlook, Siting
from graph.model.node import NameEn, NameZh, Node, Note, OtherNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Node):
    """One link of the chains: a material, product, component, equipment, energy, process or service."""

    KIND = "Link"
    ZH = "链环"
    EN = "Link"

    name_zh: NameZh
    name_en: NameEn = None
    other_names: OtherNames = None
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
        str | None, Column("选址理由", "Siting reason", "Why the siting is so", "选址性质的理由", said_only=True)
    ] = None
    siting_reference: Annotated[
        str | None,
        Column(
            "管控依据",
            "Siting reference",
            "Rule under which new capacity is regulated",
            "新增产能受哪项规定管控",
            said_only=True,
        ),
    ] = None
    restricted_route: Annotated[
        str | None,
        Column(
            "限制路线",
            "Restricted route",
            "Id of the feed whose route the catalogue of industries restricts; the rule stands under siting reference",
            "产业目录限制的是哪一条原料路线，填那种原料的链环编号；依据写在管控依据",
            references="Link",
        ),
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
        Basis | None, Column("选址依据", "Siting basis", "Basis of the siting", "选址判断的依据", said_only=True)
    ] = None
    market: Annotated[
        Market | None,
        Column("市场范围", "Market", "How far the product usually travels to its buyers", "产品通常卖到多远"),
    ] = None
    buyers: Annotated[
        str | None,
        Column("主要买方", "Buyers", "Buyers within some 300 to 400 km, by name", "约 300 至 400 公里内的买方，写名称"),
    ] = None
    outlook: Annotated[
        Outlook | None,
        Column(
            "市场前景",
            "Outlook",
            "How demand stands to capacity",
            "供需形势：紧缺、成长、平衡、过剩；政策：限制类、淘汰类",
            told_in=ToldIn("outlook_source", "outlook_basis", "outlook_year"),
        ),
    ] = None
    outlook_reason: Annotated[
        str | None, Column("前景理由", "Outlook reason", "Why the outlook is so", "这样判断前景的理由", said_only=True)
    ] = None
    outlook_year: Annotated[
        str | None,
        Column(
            "前景年份", "Outlook year", "Year the outlook is for", "前景是哪一年的判断", form=Form.YEAR, said_only=True
        ),
    ] = None
    outlook_source: Annotated[
        str | None,
        Column(
            "前景出处",
            "Outlook source",
            "Address or file where the outlook was read",
            "读到前景的网址或文件名",
            form=Form.ADDRESS,
            also=("前景来源",),
            said_only=True,
        ),
    ] = None
    outlook_basis: Annotated[
        Basis | None, Column("前景依据", "Outlook basis", "Basis of the outlook", "前景判断的依据", said_only=True)
    ] = None
    min_scale: Annotated[
        float | None,
        Column(
            "起步规模",
            "Minimum scale",
            "Smallest plant that pays or is allowed, as a number",
            "经济上或目录上的最小规模，只写数",
            unit_in="min_scale_unit",
            minimum=0,
        ),
    ] = None
    min_scale_unit: Annotated[
        str | None,
        Column("起步规模单位", "Minimum scale unit", "Unit of the minimum scale", "起步规模的单位，如 万吨/年"),
    ] = None
    advantage: Annotated[
        str | None,
        Column(
            "本地优势",
            "Local advantage",
            "Why this city could: a named material, user or skill here",
            "为什么本市能做：写明本地的料、用户或技术",
        ),
    ] = None
    market_basis: Annotated[
        Basis | None,
        Column(
            "市场与优势依据",
            "Market basis",
            "Basis of market, buyers, minimum scale and local advantage",
            "市场范围、买方、起步规模、本地优势的依据",
            said_only=True,
        ),
    ] = None
