"""What is read of firms elsewhere: news, and the hosts where it is read."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import HostGrade, SignalKind
from graph.model.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Node):
    """A dated piece of news about a firm."""

    KIND = "Signal"
    ZH = "动向"
    EN = "Signal"

    kind: Annotated[SignalKind, Column("类别", "Kind", "What the news tells", "这条消息说的是什么")]
    text: Annotated[str, Column("内容", "Text", "The news in one sentence", "消息内容，一句话")]
    year: Annotated[
        str | None, Column("年份", "Year", "Year of the news", "消息的年份", dates_fact=True, form=Form.YEAR)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Host(Node):
    """The host of a source's address, with its standing; its id is the host name."""

    KIND = "Host"
    ZH = "网站"
    EN = "Source host"

    id: Annotated[
        str, Column("网站", "Host", "Host name as in the address", "网址里的主机名", form=Form.HOST, also=("主机",))
    ]
    grade: Annotated[HostGrade, Column("可信度", "Grade", "Standing of the host", "网站的可信度", also=("等级",))]
    name_zh: Annotated[
        str | None, Column("名称", "Name", "Who publishes there", "由谁发布", form=Form.NAME, said_only=True)
    ] = None
    reprinted_from: Annotated[
        str | None,
        Column(
            "转载自",
            "Reprinted from",
            "Who published first what this host copies; blank where the pages do not say",
            "这个网站所转内容的原发布单位；页面没写明就空着",
            form=Form.NAME,
            said_only=True,
        ),
    ] = None
