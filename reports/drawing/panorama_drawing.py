"""The panorama picture as an SVG tree: lanes, lines and cards of a scene where its layout puts them."""

from dataclasses import replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Stage
from reports.drawing.layout.layout import Layout, arrange
from reports.drawing.layout.pixel_layout import CARD_HEIGHT, PixelLayout, margin, pixel_layout
from reports.drawing.layout.routes import Route, route_lines
from reports.drawing.markup import SVG, element
from reports.drawing.panorama_marks import OWNER_SIZE, definitions
from reports.drawing.panorama_scene import InputLine, Lane, LinkCard, PanoramaScene, SceneLabels
from reports.drawing.panorama_text import cut, text_width, two_lines, wrap
from reports.drawing.tokens import STATE_STYLES

NAME, DETAIL, NOTE = 13.0, 11.0, 12.0
TEXT_X, NAME_Y, DETAIL_Y, SECOND_NAME_Y = 24.0, 16.0, 29.0, 29.5
HEAD_Y, HEAD_GAP = 20.0, 8.0
EDGE = 6.0
RANK_RIGHT, RANK_BOTTOM, RANK_HEIGHT = 3.5, 2.5, 12.5
RANK_WIDTHS = (16.0, 21.0)
"""Widths of the numbered tag of a target, for one digit and for two."""
TAG_WIDTH = 26.0
SHORT_STRATEGIES = {
    Strategy.SUPPLEMENT: "SUP",
    Strategy.EXTEND: "EXT",
    Strategy.STRENGTHEN: "STR",
    Strategy.SEE_THROUGH: "SEE",
}


@lru_cache(maxsize=64)
def lay_out(scene: PanoramaScene) -> Layout:
    """Return the layout of a scene, computed once for all widths and documents."""
    return arrange({card.id: card.stage for card in scene.cards}, [(line.start, line.end) for line in scene.lines])


def draw(
    scene: PanoramaScene,
    layout: Layout,
    card_width: float,
    width: float,
    strategies: bool = False,
    on_paper: bool = False,
) -> Element:
    """Return the picture, at least as wide as its cards need; `on_paper` cards name firms on their second line.

    With `strategies` the cards of targets also hold the tag of their strategy, for a style sheet that shows it in the
    place of the rank.

    Cards carry `data-card`, their number in the scene; lines carry `data-ends`, the numbers of their two cards, and
    `data-band` when some of their first or last points stand in the support band.
    """
    planned = pixel_layout(layout, card_width, width)
    wide, high = number(planned.width), number(planned.height)
    cards = [_card(_shown(scene.cards[at], on_paper), planned, at, strategies) for at in reading_order(scene, layout)]
    size = {"width": wide, "height": high, "viewBox": f"0 0 {wide} {high}", "data-card-width": number(card_width)}
    return element(
        "svg",
        {"xmlns": SVG, "class": "panorama", **size},
        definitions(card_width, scene.labels, _tags(scene.labels) if strategies else []),
        *[_ground(planned, lane) for lane in scene.lanes if lane.stage in planned.lanes],
        *[_head(planned, lane) for lane in scene.lanes if lane.stage in planned.lanes],
        element("g", {"class": "lines"}, *_lines(scene, planned)),
        element("g", {"class": "cards"}, *cards),
    )


def reading_order(scene: PanoramaScene, layout: Layout) -> list[int]:
    """Return the numbers of the cards as they are read: column by column from above, then the support band."""
    places = list(Stage)

    def place(at: int) -> tuple[int, int, int]:
        slot = layout.slots[scene.cards[at].id]
        return places.index(slot.stage), slot.column, slot.row

    return sorted(range(len(scene.cards)), key=place)


def number(value: float) -> str:
    """Return a length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def _ground(planned: PixelLayout, lane: Lane) -> Element:
    box = planned.lanes[lane.stage]
    kind = "lane band" if lane.stage is Stage.SUPPORT else "lane"
    place = {"x": number(box.x), "y": number(box.y), "width": number(box.width), "height": number(box.height)}
    return element("rect", {"class": kind, **place})


def _head(planned: PixelLayout, lane: Lane) -> Element:
    """Return the name of a lane with its note: beside it, or under it in the support band."""
    name = element("tspan", {"class": "name"}, lane.name)
    if lane.stage is Stage.SUPPORT:
        x = margin(planned.card_width)
        notes = wrap(lane.note, planned.band_columns[0] - x - EDGE, NOTE)[:2]
        y = planned.band_top + HEAD_Y + (4 if len(notes) == 1 else -1)
        lines = [element("tspan", {"x": number(x), "dy": "15"}, note) for note in notes]
        return element("text", {"class": "head band", "x": number(x), "y": number(y)}, name, *lines)
    box, x = planned.lanes[lane.stage], planned.columns[planned.layout.stages.index(lane.stage)]
    room = box.x + box.width - x - text_width(lane.name, NAME, bold=True) - HEAD_GAP
    note = element("tspan", {"dx": number(HEAD_GAP)}, shortened(lane.note, room, NOTE))
    return element("text", {"class": "head", "x": number(x), "y": number(HEAD_Y)}, name, note)


def shortened(text: str, room: float, size: float) -> str:
    """Return a text, its first part where the whole is too wide, or that part with an ellipsis."""
    if text_width(text, size) <= room:
        return text
    return cut(text.split(" · ", maxsplit=1)[0].split(", ", maxsplit=1)[0], room, size)


def _lines(scene: PanoramaScene, planned: PixelLayout) -> list[Element]:
    """Return the lines; where two inputs join the same cards the core one is drawn."""
    numbers = {card.id: at for at, card in enumerate(scene.cards)}
    routes = route_lines(planned)
    chosen: dict[tuple[str, str], InputLine] = {}
    for line in sorted(scene.lines, key=lambda line: line.core):
        chosen[line.start, line.end] = line
    return [
        _line(line, routes[ends], f"{numbers[line.start]} {numbers[line.end]}")
        for ends, line in sorted(chosen.items())
        if ends in routes
    ]


def _line(line: InputLine, route: Route, ends: str) -> Element:
    kind = "l core" if line.core else "l aux"
    attributes = {"class": kind, "d": path(route), "data-ends": ends}
    if route.band_start or route.band_end:
        attributes |= {"class": f"{kind} s", "data-band": f"{route.band_start} {route.band_end}"}
    return element("path", attributes)


def path(route: Route) -> str:
    """Return the path of a route: absolute M, L and C commands only."""
    commands = []
    for at, step in enumerate(route.steps):
        command = "C" if len(step) == 6 else "L" if at else "M"
        commands.append(command + " ".join(number(value) for value in step))
    return "".join(commands)


def _shown(card: LinkCard, on_paper: bool) -> LinkCard:
    return card if on_paper else replace(card, firms=())


def _card(card: LinkCard, planned: PixelLayout, at: int, strategies: bool) -> Element:
    x, y = planned.place(card.id)
    parts: list[Element] = [element("use", {"href": f"#c-{card.mark.value}"})]
    parts += _words(card, planned.card_width, strategies)
    parts += _badges(card, planned.card_width)
    if card.rank is not None:
        parts.append(_rank(card.rank, planned.card_width))
    if strategies and card.strategies:
        x_tag, y_tag = _corner(TAG_WIDTH, planned.card_width)
        tag = {"class": "strategy", "href": f"#t-{card.strategies[0].value}", "x": number(x_tag), "y": number(y_tag)}
        parts.append(element("use", tag))
    place = f"translate({number(x)} {number(y)})"
    kind = "card band" if card.stage is Stage.SUPPORT else "card"
    return element("g", {"class": kind, "transform": place, "data-card": str(at), "aria-label": card.label}, *parts)


def _badges(card: LinkCard, width: float) -> list[Element]:
    """Return the badges at the upper right, the chain owner's outermost."""
    shown = [name for name, said in (("owner", card.owner), ("works", card.works > 0)) if said]
    return [
        element("use", {"href": f"#{name}", "x": number(width - 4 - OWNER_SIZE * (place + 1) - 3 * place), "y": "5"})
        for place, name in enumerate(shown)
    ]


def _words(card: LinkCard, width: float, strategies: bool) -> list[Element]:
    """Return name and second line; a name of several words that is too long takes the second line.

    With `strategies` the second line of a target stands twice where its tag needs more room than the rank: as it is at
    rest, and shorter beside the tag.
    """
    taken = (card.owner + (card.works > 0)) * (OWNER_SIZE + 3)
    room = width - TEXT_X - (taken + 4 if taken else EDGE)
    under = width - TEXT_X - (EDGE if card.rank is None else _rank_width(card.rank) + RANK_RIGHT + 3)
    beside = width - TEXT_X - (TAG_WIDTH + RANK_RIGHT + 3)
    resting = _two_text(card, room, under)
    if not strategies or not card.strategies or beside >= under:
        return resting
    tagged = _two_text(card, room, beside)
    if [word.text for word in tagged] == [word.text for word in resting]:
        return resting
    return [_alternative("resting", resting), _alternative("tagged", tagged)]


def _alternative(kind: str, words: list[Element]) -> Element:
    return element("g", {"class": kind}, *words)


def _two_text(card: LinkCard, room: float, under: float) -> list[Element]:
    """Return the two lines of a card for the room of each."""
    name, more = two_lines(card.name, room, under, NAME)
    # On a hatched ground the words keep a rim of plain ground.
    rim = " rim" if STATE_STYLES[card.mark].hatch is not None else ""
    words = [_word("n" + rim, NAME_Y, name)]
    if more is not None:
        return [*words, _word("n" + rim, SECOND_NAME_Y, more)]
    fitting = (each for each in card.firms if text_width(each, DETAIL) <= under)
    return [*words, _word("d" + rim, DETAIL_Y, next(fitting, None) or shortened(card.detail, under, DETAIL))]


def _word(kind: str, y: float, text: str) -> Element:
    return element("text", {"class": kind, "x": number(TEXT_X), "y": number(y)}, text)


def _rank_width(rank: int) -> float:
    return RANK_WIDTHS[rank > 9]


def _rank(rank: int, width: float) -> Element:
    wide = _rank_width(rank)
    return _tag("rank", str(rank), wide, _corner(wide, width))


def _tags(words: SceneLabels) -> list[Element]:
    """Return the tags of the strategies, defined once a picture."""
    return [element("g", {"id": f"t-{strategy.value}"}, strategy_tag(strategy, words)) for strategy in Strategy]


def strategy_tag(strategy: Strategy, words: SceneLabels) -> Element:
    """Return the tag that names a strategy, its upper left corner at the origin."""
    text = strategy.zh if words.language == "zh" else SHORT_STRATEGIES[strategy]
    return _tag(f"strategy {strategy.value}", text, TAG_WIDTH, (0.0, 0.0))


def _corner(wide: float, width: float) -> tuple[float, float]:
    """Return where a tag stands at the lower right of a card."""
    return width - RANK_RIGHT - wide, CARD_HEIGHT - RANK_BOTTOM - RANK_HEIGHT


def _tag(kind: str, text: str, wide: float, corner: tuple[float, float]) -> Element:
    x, y = corner
    box = {"x": number(x), "y": number(y), "width": number(wide), "height": number(RANK_HEIGHT), "rx": "2"}
    words = element("text", {"x": number(x + wide / 2), "y": number(y + 9.8)}, text)
    return element("g", {"class": kind}, element("rect", box), words)
