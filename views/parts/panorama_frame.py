"""What stands around the panorama picture: filters, search and range above, keys, readout and table below."""

from xml.etree.ElementTree import Element

from reports.language import Language, Text
from reports.markup import SVG, XHTML, element
from reports.panorama_marks import OWNER_SIZE, mark
from reports.scene import Legend, Scene, Words

FIND = Text("搜本链链环", "Find a link")
FILTER = Text("只看所选状态，其余退后", "Filter by state; the others step back")
RANGE = Text("看多远", "How far to look")
ENTER = Text("Enter 打开", "Enter opens")
TABLE = Text("看成表格", "As a table")
HIDE = Text("收起表格", "Hide table")
FOUND = Text("找到 {n} 个链环", "{n} links found")
RANGES = {
    "whole": Text("全链", "Whole"),
    "focus": Text("聚焦", "Focus"),
    "owner": Text("链主配套", "Owner"),
}
COLUMNS = (
    Text("链环", "Link"),
    Text("环节", "Stage"),
    Text("状态", "State"),
    Text("在案情况", "On file"),
    Text("投入", "Inputs"),
    Text("去向", "Uses"),
)


def frame(scene: Scene, picture: Element, language: Language) -> Element:
    """Return the picture with everything around it, as XHTML."""
    picture.set("role", "group")
    picture.set("aria-label", scene.title)
    for card in picture.iterfind(".//g[@data-card]"):
        card.set("role", "button")
        card.set("tabindex", "-1")
    return element(
        "div",
        {"xmlns": XHTML, "class": "lp"},
        _bar(scene, language),
        element("div", {"class": "scroll"}, picture),
        _foot(scene.words, language),
        element("div", {"class": "twin", "hidden": "hidden", "tabindex": "-1"}),
    )


def _bar(scene: Scene, language: Language) -> Element:
    pills = [_pill(entry) for entry in scene.legend if entry.count]
    search = {"class": "find", "type": "search", "placeholder": FIND.of(language), "aria-label": FIND.of(language)}
    ranges = [
        element("button", {"type": "button", "data-range": name, "aria-pressed": str(name == "whole").lower()}, label)
        for name, label in ((name, text.of(language)) for name, text in RANGES.items())
    ]
    return element(
        "div",
        {"class": "bar"},
        element("div", {"class": "pills", "role": "group", "aria-label": FILTER.of(language)}, *pills),
        element("span", {"class": "apart"}),
        element("input", search),
        element("div", {"class": "segments", "role": "group", "aria-label": RANGE.of(language)}, *ranges),
    )


def _pill(entry: Legend) -> Element:
    picture = _small("-6 -6 12 12", 12, 12, mark(entry.state))
    count = element("b", {}, str(entry.count))
    attributes = {"class": "pill", "type": "button", "data-state": entry.state.value, "aria-pressed": "false"}
    return element("button", attributes, picture, f"{entry.name} ", count)


def _small(view: str, width: int, height: int, *parts: Element) -> Element:
    size = {"width": str(width), "height": str(height), "viewBox": view}
    return element("svg", {"xmlns": SVG, "class": "panorama", "aria-hidden": "true", **size}, *parts)


def _foot(words: Words, language: Language) -> Element:
    core, auxiliary = (element("path", {"class": f"l {kind}", "d": "M0 4H26"}) for kind in ("core", "aux"))
    size = f"{OWNER_SIZE:g}"
    badge = (
        element("rect", {"class": "owner", "width": size, "height": size, "rx": "2"}),
        element("text", {"class": "owner-word", "x": "6.5", "y": "10.1"}, words.owner_badge),
    )
    tag = element(
        "g",
        {"class": "rank missing"},
        element("rect", {"x": ".5", "y": ".5", "width": "24", "height": "12.5", "rx": "2"}),
        element("text", {"x": "12.5", "y": "10.3"}, f"{words.rank_prefix}1"),
    )
    said = element("span", {"class": "said"})
    how = element("span", {"class": "how"}, ENTER.of(language))
    return element(
        "div",
        {"class": "foot"},
        _key(words.core, _small("0 0 26 8", 26, 8, core)),
        _key(words.auxiliary, _small("0 0 26 8", 26, 8, auxiliary)),
        _key(words.owner, _small("0 0 13 13", 13, 13, *badge)),
        _key(words.rank, _small("0 0 25 13.5", 25, 14, tag)),
        element("span", {"class": "tally", "role": "status"}),
        element("span", {"class": "apart"}),
        element("button", {"class": "link", "type": "button", "aria-expanded": "false"}, TABLE.of(language)),
        element("div", {"class": "readout", "role": "status", "aria-live": "polite"}, said, how),
    )


def _key(name: str, picture: Element) -> Element:
    return element("span", {"class": "key"}, picture, name)
