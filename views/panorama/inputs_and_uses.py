"""A link between what feeds it and what it feeds, as a small table of two sides; a name opens that link."""

from xml.etree.ElementTree import Element

from graph.analysis.judgement import Judgement
from graph.analysis.targets.link_context import LinkContext
from graph.model.edges import InputTo
from graph.model.kinds import Strength
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language
from reports.wording.sentences import card_subtitle, short_name
from views.shared.state_icons import state_icon

MAX_SHOWN = 5
INPUTS = Text("投入 {count} →", "Inputs {count} →")
USES = Text("→ 供谁用 {count}", "→ Uses {count}")
AUXILIARY = {"zh": "辅助", "en": "aux."}
IN_NO_CHAIN = {"zh": "不在任何产业链里", "en": "in no chain"}
NONE = {"zh": "无资料", "en": "none on file"}


def inputs_and_uses_table(judgement: Judgement, chain_id: str, around: LinkContext, language: Language) -> Element:
    """Return the picture: what feeds the link on the left, what it feeds on the right; those that are here first."""
    here = {*around.local_inputs, *around.local_users}
    left = [_neighbour(judgement, chain_id, edge, edge.start, language) for edge in _ordered(around.inputs, here)]
    right = [_neighbour(judgement, chain_id, edge, edge.end, language) for edge in _ordered(around.uses, here)]
    return element(
        "div",
        {"class": "ends"},
        element(
            "div", {"class": "side"}, _head(INPUTS, len(around.inputs), language), *_cut(left, around.inputs, language)
        ),
        element("div", {"class": "side"}, _head(USES, len(around.uses), language), *_cut(right, around.uses, language)),
    )


def _head(text: Text, number: int, language: Language) -> Element:
    return element("div", {"class": "side-head"}, text.of(language, count=number))


def _ordered(edges: tuple[InputTo, ...], here: set[InputTo]) -> list[InputTo]:
    ordered = sorted(
        edges, key=lambda edge: (edge not in here, edge.strength is not Strength.CORE, edge.start, edge.end)
    )
    return ordered[:MAX_SHOWN]


def _cut(drawn: list[Element], edges: tuple[InputTo, ...], language: Language) -> list[Element]:
    if not drawn:
        return [element("div", {"class": "second"}, NONE[language])]
    rest = len(edges) - len(drawn)
    return [*drawn, element("div", {"class": "second"}, f"+ {rest}")] if rest else drawn


def _neighbour(judgement: Judgement, chain_id: str, edge: InputTo, link_id: str, language: Language) -> Element:
    city = judgement.city
    inside = link_id in judgement.inside(chain_id)
    verdict = judgement.verdicts.get(link_id)
    said = IN_NO_CHAIN[language] if verdict is None else card_subtitle(city, verdict, language)
    if edge.strength is Strength.AUXILIARY:
        said = f"{said} · {AUXILIARY[language]}"
    opener = {"data-click": link_id} if inside else {}
    return element(
        "div",
        {"class": "neighbour"},
        state_icon(judgement.mark(link_id)),
        element(
            "div",
            {},
            element("b", opener, short_name(city.links[link_id], language)),
            element("div", {"class": "second"}, said),
        ),
    )
