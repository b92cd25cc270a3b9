"""The provinces of China as tiles of a grid, and the districts of the city as tiles in a row: drawn by us, as SVG.

A plain tile-grid map: one tile a province, roughly where it lies. It states no borders and no areas, and no map or
other data from outside goes into it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.text import Text
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_style import resolved
from reports.drawing.tokens import FONT, Theme
from reports.wording.language import Language

STATED = Text(
    "示意图：每省级行政区一格，只表示大致方位，不表示疆界与面积；未用外部地图数据。",
    "A schematic: one tile per province-level region, roughly placed; no borders, no areas, no outside map data.",
)
DISTRICTS_STATED = Text(
    "每县区一格，按家数排列，不表示位置。", "One tile per district, in order of firms; not a map of where they lie."
)

# Column and row of each province-level region, by the short name the facts use, with its English name.
TILES: Mapping[str, tuple[int, int, str]] = {
    "黑龙江": (8, 0, "Heilongjiang"),
    "内蒙古": (5, 1, "Nei Mongol"),
    "吉林": (8, 1, "Jilin"),
    "新疆": (0, 2, "Xinjiang"),
    "甘肃": (2, 2, "Gansu"),
    "宁夏": (3, 2, "Ningxia"),
    "山西": (4, 2, "Shanxi"),
    "河北": (5, 2, "Hebei"),
    "北京": (6, 2, "Beijing"),
    "天津": (7, 2, "Tianjin"),
    "辽宁": (8, 2, "Liaoning"),
    "青海": (1, 3, "Qinghai"),
    "陕西": (3, 3, "Shaanxi"),
    "河南": (4, 3, "Henan"),
    "山东": (5, 3, "Shandong"),
    "西藏": (0, 4, "Xizang"),
    "四川": (2, 4, "Sichuan"),
    "重庆": (3, 4, "Chongqing"),
    "湖北": (4, 4, "Hubei"),
    "安徽": (5, 4, "Anhui"),
    "江苏": (6, 4, "Jiangsu"),
    "上海": (7, 4, "Shanghai"),
    "云南": (2, 5, "Yunnan"),
    "贵州": (3, 5, "Guizhou"),
    "湖南": (4, 5, "Hunan"),
    "江西": (5, 5, "Jiangxi"),
    "浙江": (6, 5, "Zhejiang"),
    "广西": (4, 6, "Guangxi"),
    "广东": (5, 6, "Guangdong"),
    "福建": (6, 6, "Fujian"),
    "台湾": (7, 6, "Taiwan"),
    "海南": (4, 7, "Hainan"),
    "澳门": (5, 7, "Macao"),
    "香港": (6, 7, "Hong Kong"),
}
PROVINCE_WIDTH, DISTRICT_WIDTH, HEIGHT, GAP = 86, 128, 50, 4
ACROSS = 6
"""District tiles in a row."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: what is clicked, its name, how many firms, and whether it is the home of the facts or is chosen."""

    id: str
    name: str
    count: int
    label: str
    home: bool = False
    chosen: bool = False


def province_name(province: str, language: Language) -> str:
    """Return the name of a province as its tile has it; one without a tile keeps the name of the facts."""
    return TILES[province][2] if language == "en" and province in TILES else province


def province_map(tiles: Sequence[Tile], title: str) -> Element:
    """Return the map: a tile for each province of the grid; `tiles` has one entry each, by the name of the facts."""
    places = {tile.id: TILES[tile.id][:2] for tile in tiles}
    return _drawing(tiles, places, PROVINCE_WIDTH, title)


def district_map(tiles: Sequence[Tile], title: str) -> Element:
    """Return the districts as tiles in rows, in the order given."""
    places = {tile.id: (at % ACROSS, at // ACROSS) for at, tile in enumerate(tiles)}
    return _drawing(tiles, places, DISTRICT_WIDTH, title)


def _drawing(tiles: Sequence[Tile], places: Mapping[str, tuple[int, int]], wide: int, title: str) -> Element:
    columns = 1 + max(column for column, _ in places.values())
    rows = 1 + max(row for _, row in places.values())
    width, height = columns * (wide + GAP), rows * (HEIGHT + GAP)
    most = max((tile.count for tile in tiles), default=0)
    return element(
        "svg",
        {
            "xmlns": SVG,
            "class": "tiles",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "group",
            "aria-label": title,
        },
        element("style", {}, STYLE),
        *[_tile(tile, places[tile.id], wide, most) for tile in tiles],
    )


def _tile(tile: Tile, place: tuple[int, int], wide: int, most: int) -> Element:
    x, y = place[0] * (wide + GAP) + 2, place[1] * (HEIGHT + GAP) + 2
    box = {"x": str(x), "y": str(y), "width": str(wide), "height": str(HEIGHT), "rx": "3"}
    ground = element("rect", {**box, "class": "ground"})
    # the strength of the ground says what the number says: it grows with its root, so that small ones differ too
    strength = 0.0 if most == 0 else 0.5 * (tile.count / most) ** 0.5
    tint = element("rect", {**box, "class": "tint", "fill-opacity": f"{strength:.2f}"})
    name = element("text", {"x": str(x + 8), "y": str(y + 19), "class": "name"}, tile.name)
    count = element(
        "text", {"x": str(x + 8), "y": str(y + 39), "class": "count"}, f"{tile.count:,}" if tile.count else "·"
    )
    edge = element("rect", {**box, "class": "edge"})
    kinds = [name for name, holds in (("home", tile.home), ("chosen", tile.chosen), ("none", not tile.count)) if holds]
    attributes = {"class": " ".join(["tile", *kinds]), "aria-label": tile.label}
    if tile.count:
        attributes["data-click"] = tile.id
    else:
        attributes["role"] = "img"
    return element("g", attributes, ground, tint, name, count, edge)


STYLE = (
    f"svg.tiles{{font-family:{FONT};display:block;max-width:100%;height:auto}}"
    "svg.tiles text{font-variant-numeric:tabular-nums}"
    ".ground{fill:var(--lp-bg)}.tint{fill:var(--lp-accent)}.edge{fill:none;stroke:var(--lp-line2)}"
    ".none .edge{stroke:var(--lp-line)}.none .name,.none .count{fill:var(--lp-ink3)}"
    ".name{font-size:12px;fill:var(--lp-ink)}.count{font-size:15px;font-weight:700;fill:var(--lp-ink)}"
    ".home .edge{stroke-width:2;stroke-dasharray:6 3}.home .name{font-weight:700}"
    ".chosen .edge{stroke:var(--lp-ink);stroke-width:2.5;stroke-dasharray:none}"
    ".tile[data-click]:focus-visible .edge{stroke:var(--lp-ink);stroke-width:2.5}"
)


def map_file(drawing: Element, theme: Theme = "light") -> str:
    """Return the map as an SVG file of its own, its colours those of a theme."""
    return resolved(to_file_text(drawing), theme)
