"""The table of chains by state: counts in tinted cells, the make-up as a bar, and how sure each chain's listing is."""

from xml.etree.ElementTree import Element

from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.cells import basis_told
from graph.model.kinds import ChainKind
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import Language, without_brackets
from reports.wording.sentences import chain_name
from views.shared.state_icons import state_icon

HEADERS = (
    Text("产业链（市定次序）", "Chain (the city's order)"),
    Text("构成", "Make-up"),
    Text("链环", "Links"),
    Text("入列依据", "Listing"),
)
# The make-up goes first where there is no room.
CLASSES = ("make-up", "number", "")
OPEN = Text("{state} {count}：打开全景图，只看这一状态", "{state} {count}: open the panorama with that state alone")
BAR = 84
"""Width of the make-up; in English, whose heads take more of the row, it is left out."""


def state_table(judgement: Judgement, language: Language) -> Element:
    """Return the table; a name is clicked as its chain id, a cell as `chain state`."""
    heads = [element("th", {"class": "left"}, HEADERS[0].of(language))]
    heads += [element("th", {"class": "state"}, state_icon(kind), " ", kind.label(language)) for kind in COUNTED]
    heads += [
        element("th", {"class": name}, head.of(language)) for name, head in zip(CLASSES, HEADERS[1:], strict=True)
    ]
    rows = [_row(judgement, chain, language) for chain in judgement.city.chains]
    return element(
        "table",
        {"class": f"heat {language}"},
        element("thead", {}, element("tr", {}, *heads)),
        element("tbody", {}, *rows),
    )


def _row(judgement: Judgement, chain_id: str, language: Language) -> Element:
    chain, counts = judgement.city.chains[chain_id], judgement.tally(chain_id)
    total = sum(counts.values())
    name = without_brackets(chain_name(chain, language))
    opener = element("span", {"class": "name", "data-click": chain_id, "title": chain_name(chain, language)}, name)
    cells = [_cell(chain_id, kind, counts[kind], total, language) for kind in COUNTED]
    basis = basis_told(chain)
    badge = element("span", {"class": f"badge {basis.value}"}, basis.label(language))
    return element(
        "tr",
        {"class": "sector" if _first_sector(judgement, chain_id) else ""},
        element("td", {"class": "left"}, element("span", {"class": "rank"}, str(chain.rank)), opener),
        *cells,
        element("td", {"class": "make-up"}, _bar(counts, total)),
        element("td", {"class": "number"}, str(total)),
        element("td", {}, badge),
    )


def _first_sector(judgement: Judgement, chain_id: str) -> bool:
    sectors = [chain.id for chain in judgement.city.chains.values() if chain.kind is ChainKind.SECTOR]
    return bool(sectors) and sectors[0] == chain_id


def _cell(chain_id: str, kind: Mark, number: int, total: int, language: Language) -> Element:
    """Return one count on a ground whose strength is the state's share of the chain."""
    if number == 0:
        return element("td", {"class": "none"}, "·")
    strength = round(8 + 50 * number / total)
    ground = f"background:color-mix(in srgb,var(--lp-{kind.value}) {strength}%,var(--lp-bg))"
    tip = OPEN.of(language, state=kind.label(language), count=number)
    return element(
        "td",
        {"class": "cell", "style": ground, "data-click": f"{chain_id} {kind.value}", "aria-label": tip},
        str(number),
    )


def _bar(counts: dict[Mark, int], total: int) -> Element:
    """Return the make-up of a chain as a bar; each part keeps its state's form."""
    parts = [
        element("span", {"class": f"part {kind.value}", "style": f"width:{BAR * number / total:.1f}px"})
        for kind, number in counts.items()
        if number
    ]
    return element("span", {"class": "bar"}, *parts)
