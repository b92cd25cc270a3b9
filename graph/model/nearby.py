"""Who makes a link elsewhere: what is on file of other places, beside the city's own facts."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.edge import Edge
from graph.model.forms import Form
from graph.model.labelled_enum import LabelledEnum
from graph.model.node import Note


class NearbyState(LabelledEnum):
    """What is on file of a link at a place; where no row is, nobody looked."""

    HAS = "has", "有", "Has it", "在产", "已有", "有企业"
    UNDER_WAY = "under_way", "在建或拟建", "Under way", "在建", "拟建", "规划", "建设中", "未投产"
    STOPPED = "stopped", "已停", "Stopped", "停产", "关停", "退出"
    NONE = "none", "无", "None", "没有", "查过没有", "核实没有"
    NOT_HEARD_OF = "not_heard_of", "未听说", "None heard of", "未见", "未知有", "不知有"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeNearby(Edge):
    """(:Link)-[:MADE_NEARBY]->(:Place): who makes it there, or that somebody looked and found nobody.

    It is shown beside what the city lacks; no state, target or score reads it.
    """

    KIND = "MADE_NEARBY"
    ZH = "周边生产"
    EN = "Made nearby"
    START = "Link"
    END = "Place"
    KEY = ("maker",)
    EXPLORED = False

    state: Annotated[
        NearbyState,
        Column(
            "情况",
            "State",
            "What is on file: none only where somebody looked; none heard of is general knowledge",
            "当地的情况；无：有人查过才写；未听说：只凭常识，不等于没有；没有行就是未查",
            said_only=True,
        ),
    ]
    maker: Annotated[
        str | None,
        Column(
            "生产企业",
            "Maker",
            "Name of the firm there, as read; blank where there is none",
            "当地企业的名称，按出处的写法；没有就空着",
            form=Form.NAME,
            said_only=True,
        ),
    ] = None
    firm: Annotated[
        str | None,
        Column(
            "生产企业编号",
            "Maker's id",
            "Id of the firm, where it is in the table of firms",
            "企业表里有这家的，填其编号",
            references="Firm",
            said_only=True,
        ),
    ] = None
    product: Annotated[
        str | None,
        Column(
            "产品", "Product", "What it makes there, in the source's words", "当地做什么，按出处的写法", said_only=True
        ),
    ] = None
    scale: Annotated[
        str | None,
        Column("规模说明", "Size", "What is said of its size, in few words", "规模怎样，几个字", said_only=True),
    ] = None
    year: Annotated[
        str | None,
        Column("年份", "Year", "Year of the fact", "事实是哪一年的", dates_fact=True, form=Form.YEAR, said_only=True),
    ] = None
    note: Note = None
