"""What stands around the panorama picture: filters, search and range above, keys, readout and table below."""

from collections import Counter
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.drawing.markup import SVG, XHTML, element
from reports.drawing.panorama_drawing import strategy_tag as tag
from reports.drawing.panorama_marks import mark
from reports.drawing.panorama_scene import Legend, PanoramaScene, SceneLabels
from reports.wording.language import Language
from reports.wording.marks import MEANINGS

FIND = Text("在图上标出链环", "Mark links")
FILTER = Text("只看所选状态，其余退后", "Filter by state; other links are dimmed")
RANGE = Text("看多远", "Range")
ENTER = Text("Enter 打开", "Enter opens")
TABLE = Text("看成表格", "Show as table")
HIDE = Text("收起表格", "Hide table")
PRINT = Text("打印本页（A3）", "Print (A3)")
FOUND = Text("找到 {n} 个链环", "{n} links found")
RANGES = {
    "whole": Text("全链", "Whole"),
    "focus": Text("聚焦", "Focus"),
    "owner": Text("链主配套", "Owner"),
}
MARKS = Text("标出目标", "Mark targets")
BY_STRATEGY = Text("在卡片上标出目标的策略，只看所选策略", "Mark strategies on the cards; other cards step back")
STEPS = Text("上下游各几步", "Steps up and down")
CENTRE = Text("以“#”为中心，上下游各", 'Steps up- and downstream of "#":')
NO_CENTRE = Text("点一张卡片作中心，上下游各", "Click a card for the centre; steps each way:")
STEP_CHOICES = {"1": Text("1 步", "1"), "2": Text("2 步", "2"), "3": Text("3 步", "3"), "all": Text("不限", "All")}
COLUMNS = (
    Text("链环", "Link"),
    Text("上中下游", "Stage"),
    Text("状态", "State"),
    Text("已收录", "On file"),
    Text("策略", "Strategy"),
    Text("投入", "Inputs"),
    Text("供谁用", "Uses"),
)


def frame(scene: PanoramaScene, picture: Element, language: Language) -> Element:
    """Return the picture with everything around it, as XHTML."""
    picture.set("role", "group")
    picture.set("aria-label", scene.title)
    for card in picture.iterfind(".//g[@data-card]"):
        card.set("role", "button")
        card.set("tabindex", "-1")
    return element(
        "div",
        {"xmlns": XHTML, "class": f"lp {language}"},
        _bar(scene, language),
        _second_bar(scene, language),
        element("div", {"class": "scroll"}, picture),
        _footer(scene, language),
        element("div", {"class": "twin", "hidden": "hidden", "tabindex": "-1"}),
    )


def _bar(scene: PanoramaScene, language: Language) -> Element:
    """Return the row of states, with the range; English states fill the row, and the range goes below."""
    pills = [_pill(entry, language) for entry in scene.legend if entry.count]
    beside = [element("span", {"class": "apart"}), _range(language)] if language == "zh" else []
    return element(
        "div",
        {"class": "bar"},
        element("div", {"class": "pills", "role": "group", "aria-label": FILTER.of(language)}, *pills),
        *beside,
    )


def _range(language: Language) -> Element:
    return _segments("range", RANGE, RANGES, language)


def _find(language: Language) -> Element:
    said = FIND.of(language)
    return element("input", {"class": "find", "type": "search", "placeholder": said, "aria-label": said})


def _segments(name: str, title: Text, choices: dict[str, Text], language: Language) -> Element:
    """Return buttons side by side of which one is pressed; each carries its value as `data-<name>`."""
    buttons = [
        element("button", {"type": "button", f"data-{name}": value, "aria-pressed": "false"}, text.of(language))
        for value, text in choices.items()
    ]
    return element("div", {"class": f"segments {name}", "role": "group", "aria-label": title.of(language)}, *buttons)


def _second_bar(scene: PanoramaScene, language: Language) -> Element:
    """Return the row under the filters: targets by strategy, what goes with the range, and what marks links by name."""
    title = BY_STRATEGY.of(language)
    found = Counter(card.strategies[0] for card in scene.cards if card.strategies)
    marks = element("button", {"class": "pill", "type": "button", "data-marks": "1"}, MARKS.of(language))
    pills = [
        _strategy_pill(strategy, found[strategy], scene.labels, language) for strategy in Strategy if found[strategy]
    ]
    pills = [marks, *pills] if pills else []
    steps = element("span", {"class": "around"}), _segments("steps", STEPS, STEP_CHOICES, language)
    return element(
        "div",
        {"class": "bar second"},
        element("div", {"class": "pills", "role": "group", "aria-label": title, "title": title}, *pills),
        element("span", {"class": "tally", "role": "status"}),
        element("span", {"class": "apart"}),
        element("span", {"class": "for-focus"}, *steps),
        element("span", {"class": "for-owner", "title": scene.needs}, scene.needs),
        _find(language),
        *([_range(language)] if language == "en" else []),
    )


def _strategy_pill(strategy: Strategy, number: int, words: SceneLabels, language: Language) -> Element:
    """Return a pill that shows the strategy's tag, as it stands on the cards, and in English its name."""
    said = f"{strategy.label(language)} {number}"
    attributes = {"class": "pill", "type": "button", "data-strategy": strategy.value, "aria-pressed": "false"}
    sample = _small("0 0 26 12.5", 26, 13, tag(strategy, words))
    name = "" if language == "zh" else f"{strategy.en} "
    return element("button", {**attributes, "aria-label": said}, sample, name, element("b", {}, str(number)))


def _pill(entry: Legend, language: Language) -> Element:
    """Return the pill that filters by a mark; what the mark means shows under the pointer."""
    picture = _small("-6 -6 12 12", 12, 12, mark(entry.mark))
    count = element("b", {}, str(entry.count))
    attributes = {"class": "pill", "type": "button", "data-state": entry.mark.value, "aria-pressed": "false"}
    attributes["title"] = MEANINGS[entry.mark].of(language)
    return element("button", attributes, picture, f"{entry.name} ", count)


def _small(view: str, width: float, height: float, *parts: Element) -> Element:
    size = {"width": str(width), "height": str(height), "viewBox": view}
    return element("svg", {"xmlns": SVG, "class": "panorama", "aria-hidden": "true", **size}, *parts)


def _footer(scene: PanoramaScene, language: Language) -> Element:
    words = scene.labels
    core, auxiliary = (element("path", {"class": f"l {kind}", "d": "M0 4H26"}) for kind in ("core", "aux"))
    owner, works = (element("use", {"href": href}) for href in ("#owner", "#works"))
    rank = element(
        "g",
        {"class": "rank"},
        element("rect", {"width": "16", "height": "12.5", "rx": "2"}),
        element("text", {"x": "8", "y": "9.8"}, "1"),
    )
    built = [_key(words.works, _small("0 0 13 13", 13, 13, works))] if any(card.works for card in scene.cards) else []
    ring = element("rect", {"class": "halo wanting", "x": "1", "y": "1", "width": "16", "height": "10", "rx": "2"})
    said = element("span", {"class": "said"})
    how = element("span", {"class": "how"}, ENTER.of(language))
    return element(
        "div",
        {"class": "foot"},
        _key(words.core, _small("0 0 26 8", 26, 8, core)),
        _key(words.auxiliary, _small("0 0 26 8", 26, 8, auxiliary)),
        _key(words.owner, _small("0 0 13 13", 13, 13, owner)),
        *built,
        _key(words.rank, _small("0 0 16 12.5", 16, 12.5, rank), "for-rank"),
        _key(words.unmet, _small("0 0 18 12", 18, 12, ring), "for-owner"),
        element("span", {"class": "apart"}),
        element("button", {"class": "link print", "type": "button", "data-print": "1"}, PRINT.of(language)),
        element("button", {"class": "link twins", "type": "button", "aria-expanded": "false"}, TABLE.of(language)),
        element("div", {"class": "readout", "role": "status", "aria-live": "polite"}, said, how),
    )


def _key(name: str, picture: Element, kind: str = "") -> Element:
    return element("span", {"class": f"key {kind}".strip()}, picture, name)
