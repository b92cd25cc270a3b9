"""What goes into what, and who makes it: the two relations that every judgement reads."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column, ToldIn
from graph.model.edge import Edge
from graph.model.forms import Form
from graph.model.kinds import Basis, InputRole, MakeStatus, Scale, Strength, Transport
from graph.model.node import Note
from graph.model.supply import ConditionCheck, ForOthers


@dataclass(frozen=True, slots=True, kw_only=True)
class InputTo(Edge):
    """(:Link)-[:INPUT_TO]->(:Link), pointing downstream."""

    KIND = "INPUT_TO"
    ZH = "投入关系"
    EN = "Input to"
    START = "Link"
    END = "Link"

    role: Annotated[
        InputRole,
        Column(
            "投入类型",
            "Role",
            "What the input is to the link it feeds; a by-product arises at the plant of the first link",
            "投入对用它的链环来说是什么；副产：料是投入链环的装置在生产或使用中附带产生的（尾气、废剂、渣）",
        ),
    ]
    strength: Annotated[Strength, Column("强度", "Strength", "Core or auxiliary", "核心投入还是辅助投入")]
    transport: Annotated[
        Transport | None,
        Column(
            "运输",
            "Transport",
            "How far it can travel: by pipe or on the spot, some 300 km, or freely; blank for equipment and services",
            "能运多远：管道（厂内或管输）、短途（约 300 公里内）、长途（自由贸易）；设备和一般服务不填",
        ),
    ] = None
    alternatives: Annotated[
        str | None,
        Column(
            "替代组",
            "Alternatives",
            "Name of a group; inputs of one link in one group are alternatives, and one is enough",
            "用户是同一链环、组名相同的几种投入，有一种即可",
        ),
    ] = None
    condition: Annotated[
        str | None,
        Column(
            "条件",
            "Condition",
            "What the input must be for its user to take it, in few words",
            "投入要满足什么条件才能用，几个字写明",
        ),
    ] = None
    condition_check: Annotated[
        ConditionCheck | None,
        Column(
            "条件检查",
            "Condition check",
            "Whether what is made here meets the condition; blank without one",
            "本地的投入是否满足条件：满足、不满足、未查；没有条件就空着",
            also=("条件核对",),
        ),
    ] = None
    note: Note = None


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
        str | None, Column("产品", "Product", "What exactly it makes, in the source's words", "具体产品，按出处的写法")
    ] = None
    capacity: Annotated[
        float | None,
        Column("产能", "Capacity", "Capacity as a number", "产能，只写数", unit_in="capacity_unit", minimum=0),
    ] = None
    capacity_unit: Annotated[
        str | None,
        Column("产能单位", "Capacity unit", "Unit of the capacity", "产能的单位，如 万吨/年", told_elsewhere=True),
    ] = None
    capacity_scope: Annotated[
        str | None,
        Column(
            "产能口径",
            "Capacity scope",
            "What the capacity covers where it is not the local plant's product alone",
            "产能不只是本地这一产品的，写明含什么（集团合计、加工量、面积等）",
        ),
    ] = None
    scale: Annotated[
        Scale | None,
        Column("规模", "Scale", "Size of the plant among its kind", "在同类装置里的大小：大、中、小、自用、试验"),
    ] = None
    for_others: Annotated[
        ForOthers | None,
        Column(
            "外供",
            "For others",
            "Whether the product is sold to others, so that a newcomer can have it; blank when not known",
            "产品卖不卖给别家：有、有限、无；新来的企业能不能买到；不知道就空着",
        ),
    ] = None
    route: Annotated[
        str | None,
        Column(
            "原料路线",
            "Route",
            "Id of the link it is made from, where there are several routes",
            "有几条原料路线时，用的是哪一种，填原料链环编号",
            references="Link",
        ),
    ] = None
    market_position: Annotated[
        str | None,
        Column(
            "市场地位",
            "Market position",
            "Share, rank or title of this product, in the source's words",
            "这一产品的占有率、排名或称号，按出处的写法",
            told_in=ToldIn("market_position_source", "market_position_basis", "market_position_year"),
        ),
    ] = None
    market_position_year: Annotated[
        str | None,
        Column(
            "地位年份",
            "Position year",
            "Year of the market position",
            "市场地位是哪一年的",
            form=Form.YEAR,
            said_only=True,
        ),
    ] = None
    market_position_source: Annotated[
        str | None,
        Column(
            "地位出处",
            "Position source",
            "Address or file where it was read",
            "读到市场地位的网址或文件名",
            form=Form.ADDRESS,
            also=("地位来源",),
            said_only=True,
        ),
    ] = None
    market_position_basis: Annotated[
        Basis | None, Column("地位依据", "Position basis", "Basis of the market position", "市场地位的依据")
    ] = None
    place: Annotated[
        str | None,
        Column(
            "生产地",
            "Made at",
            "City where it is made if that is not the firm's seat; what is made elsewhere is no make of the home city",
            "不在企业所在地生产的，写生产的城市；在外地生产的不算本地有，外地企业在本地生产的算；在所在地生产就空着",
            form=Form.PLACE,
        ),
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
