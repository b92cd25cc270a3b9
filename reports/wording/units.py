"""The units of the facts in English, for pages and documents alike; Chinese shows them as the source has them."""

import re

UNITS: dict[str, tuple[float, str]] = {
    "万吨/年": (10, "kt/y"),
    "吨/年": (1, "t/y"),
    "吨/日": (1, "t/d"),
    "吨": (1, "t"),
    "万公斤": (10, "t"),
    "万千克": (10, "t"),
    "万吨": (10, "kt"),
    "亿吨": (0.1, "bn t"),
    "万千瓦": (10, "MW"),
    "兆瓦": (1, "MW"),
    "MW": (1, "MW"),
    "兆瓦/年": (1, "MW/y"),
    "吉瓦/年": (1, "GW/y"),
    "GW/年": (1, "GW/y"),
    "MW/200MWh": (1, "MW/200 MWh"),
    "亿千瓦时/年": (100, "GWh/y"),
    "公里": (1, "km"),
    "万米/年": (10, "km/y"),
    "平方米": (1, "m²"),
    "万平方米": (10_000, "m²"),
    "万平方米/年": (10_000, "m²/y"),
    "亿平方米/年": (100, "million m²/y"),
    "平方公里": (1, "km²"),
    "平方千米": (1, "km²"),
    "公顷": (1, "ha"),
    "亩": (1, "mu"),
    "亩以上": (1, "mu or more"),
    "万亩": (10_000, "mu"),
    "万立方米": (10_000, "m³"),
    "万立方米/年": (10_000, "m³/y"),
    "万块标砖/年": (10_000, "standard bricks/y"),
    "件/年": (1, "pieces/y"),
    "万条/年": (10_000, "pieces/y"),
    "亿支/年": (100, "million pieces/y"),
    "万发/年": (10_000, "rounds/y"),
    "套/年": (1, "sets/y"),
    "万套/年": (10_000, "sets/y"),
    "套": (1, "sets"),
    "台": (1, "machines"),
    "条雪道": (1, "ski runs"),
    "户": (1, "firms"),
    "家": (1, "firms"),
    "头": (1, "head"),
    "种": (1, "species"),
    "小项": (1, "events"),
    "万袋": (10_000, "bags"),
    "万标准袋": (10_000, "standard bags"),
    "亿袋": (100, "million bags"),
    "亿段": (100, "million logs"),
    "万箱段": (10_000, "boxes and logs"),
    "万人以上": (10_000, "people or more"),
    "亿元": (0.1, "bn"),
    "万元": (0.01, "million"),
    "%": (1, "%"),
    "个": (1, ""),
    "个以上": (1, "or more"),
    "处": (1, ""),
    "条": (1, ""),
}
"""What one of each unit is in English: so many of which unit; a mere measure word is none."""

REMARKS: dict[str, str] = {
    "产量": "output",
    "2007年产量": "output of 2007",
    "实际处理量": "actually treated",
    "加工玉米": "maize processed",
    "碳五处理": "C5 treated",
    "罐容": "tank volume",
    "一期": "phase one",
    "约": "about",
    "单线": "one line",
    "池窑单线": "one tank furnace",
    "造粒": "granulated",
    "焚烧": "incinerated",
    "酚酮合计": "phenol and acetone together",
    "目录限制线": "limit of the catalogue",
    "超高功率,目录限制线": "ultra-high power, limit of the catalogue",
    "全钢;半钢为600万条/年": "all-steel; 6 million pieces/y semi-steel",
}
"""What sources put in brackets behind a unit."""

MONEY = ("亿元", "万元")
LARGE = {"kt/y": "Mt/y", "kt": "Mt"}
_PARTS = re.compile(r"([^(（]+)(?:[(（](.+)[)）])?")


def in_english(value: float, unit: str) -> tuple[float, str] | None:
    """Return a figure and its unit in English, with all its digits; None for a unit that the table does not hold."""
    parts = _PARTS.fullmatch(unit)
    if parts is None or parts[1] not in UNITS or (parts[2] is not None and parts[2] not in REMARKS):
        return None
    factor, symbol = UNITS[parts[1]]
    told = round(value * factor, 10)
    if symbol in LARGE and told >= 1000:
        told, symbol = round(told / 1000, 10), LARGE[symbol]
    return told, symbol if parts[2] is None else f"{symbol} ({REMARKS[parts[2]]})".strip()
