"""Dated measures of firms: revenue, assets, staff and the like, each with its time and what it covers."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.labelled_enum import LabelledEnum
from graph.model.node import Node, Note
from graph.model.units import power_between

_MONEY = "亿元"
STAFF_UNIT = "人"


class MeasureKind(LabelledEnum):
    """What a measure of a firm tells."""

    REVENUE = "revenue", "营业收入", "Revenue", "营收", "销售收入", "主营业务收入", "年销售收入"
    OUTPUT_VALUE = "output_value", "产值", "Output value", "工业总产值", "总产值", "工业产值"
    ASSETS = "assets", "资产总额", "Assets", "总资产", "资产", "资产总计"
    PROFIT = "profit", "利润", "Profit", "利润总额"
    TAX = "tax", "税收", "Tax", "纳税额", "上缴税金", "税金"
    EXPORTS = "exports", "出口额", "Exports", "出口交货值"
    RESEARCH = "research", "研发投入", "Research spending", "研发费用", "研发经费"
    CAPITAL = "capital", "注册资本", "Registered capital", "注册资金"
    STAFF = "staff", "从业人数", "Staff", "职工人数", "员工人数", "用工人数"
    FOUNDED = "founded", "成立时间", "Founded", "成立日期", "成立年份", "成立"

    @property
    def is_money(self) -> bool:
        """Whether its value is a sum of money."""
        return self not in (MeasureKind.STAFF, MeasureKind.FOUNDED)

    def fits(self, unit: str) -> bool:
        """Check whether a value of this kind can be given in a unit."""
        if self.is_money:
            return power_between(unit, _MONEY) is not None
        return self is MeasureKind.STAFF and unit in (STAFF_UNIT, "名", "千人", "万人")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Node):
    """A figure of a firm at a time, as its source has it; no state, target or score reads it."""

    KIND = "Measure"
    ZH = "企业指标"
    EN = "Firm measure"

    kind: Annotated[
        MeasureKind, Column("指标", "Measure", "What is measured", "是哪一项指标", said_only=True, told_elsewhere=True)
    ]
    value: Annotated[
        float | None,
        Column(
            "数值",
            "Value",
            "The figure alone; blank for the time of founding",
            "只写数；成立时间这一项空着",
            unit_in="unit",
            said_only=True,
        ),
    ] = None
    unit: Annotated[
        str | None,
        Column(
            "单位",
            "Unit",
            "Unit of the figure",
            "数值的单位，如 万元、亿元、人",
            said_only=True,
            told_elsewhere=True,
        ),
    ] = None
    date: Annotated[
        str | None,
        Column(
            "时间",
            "Date",
            "Year or period the figure is for, or when the firm was founded; blank where nobody said it",
            "这个数是哪一年或哪一期的；成立时间写成立的年、月或日；没写就空着",
            dates_fact=True,
            form=Form.PERIOD,
            said_only=True,
        ),
    ] = None
    scope: Annotated[
        str | None,
        Column(
            "口径",
            "Scope",
            "What the figure covers where it is not the firm alone, or is no final figure",
            "不只是本企业的、不是年报数的，写明含什么（集团合计、快报数、不含税等）",
            said_only=True,
        ),
    ] = None
    note: Note = None
