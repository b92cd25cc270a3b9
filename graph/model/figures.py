"""Published figures: of the city, and of the industries of an input-output table."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.node import NameZh, Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Node):
    """A city-level figure as published; never added to figures of single projects."""

    KIND = "Figure"
    ZH = "城市指标"
    EN = "City figure"

    name_zh: NameZh
    value: Annotated[
        float, Column("数值", "Value", "The figure, or the lower end of a range", "公布的数；若是区间，填下限")
    ]
    value_high: Annotated[
        float | None,
        Column("数值上限", "Upper value", "Upper end where a range is given", "区间的上限", not_before="value"),
    ] = None
    unit: Annotated[str, Column("单位", "Unit", "Unit as published", "公布时的单位")]
    period: Annotated[
        str | None,
        Column("时期", "Period", "Period the figure is for", "数字对应的时期", dates_fact=True, form=Form.PERIOD),
    ] = None
    panel: Annotated[
        str | None,
        Column(
            "总览分组",
            "Panel",
            "Heading under which the overview shows it",
            "在全市总览里归在哪个标题下；不在总览显示就空着",
            form=Form.NAME,
        ),
    ] = None
    panel_en: Annotated[
        str | None,
        Column("总览分组英文", "English panel", "The same heading in English", "同一标题的英文", form=Form.LATIN_NAME),
    ] = None
    caption: Annotated[
        str | None,
        Column("总览短名", "Caption", "Short name used on the overview", "在全市总览里的短名", form=Form.NAME),
    ] = None
    caption_en: Annotated[
        str | None,
        Column("总览短名英文", "English caption", "The short name in English", "短名的英文", form=Form.LATIN_NAME),
    ] = None
    other_reading_of: Annotated[
        str | None,
        Column(
            "另一口径于",
            "Other reading of",
            "Id of the figure this one reads otherwise",
            "是哪个指标的另一种说法，填其编号",
            references="Figure",
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry(Node):
    """An industry of an input-output table; its id is a code of GB/T 4754, of two to four digits."""

    KIND = "Industry"
    ZH = "行业"
    EN = "Industry"

    id: Annotated[
        str,
        Column(
            "行业代码",
            "GB/T 4754",
            "Code of GB/T 4754, as text",
            "国民经济行业代码，2 至 4 位，按文本填",
            form=Form.INDUSTRY_CODE,
        ),
    ]
    name_zh: NameZh
    value_added_rate: Annotated[
        float,
        Column(
            "增加值率",
            "Value-added rate",
            "Value added over output, 0 to 1, from an input-output table",
            "增加值与总产出之比，0 到 1，取自投入产出表",
            minimum=0,
            maximum=1,
        ),
    ]
    year: Annotated[
        str | None, Column("年份", "Year", "Year of the table", "投入产出表的年份", dates_fact=True, form=Form.YEAR)
    ] = None
