"""How much a firm that comes would make: what is on file of it is offered with its evidence, a blank stays blank."""

from collections import Counter

import streamlit as st

from graph.model.edges import Makes
from graph.text import Text
from reports.wording.language import amount
from reports.wording.punctuation import with_brackets
from reports.wording.sentences import capacity
from reports.wording.units import in_english
from views.shared.badges import escape_markdown, evidence_line
from views.shared.context import PageContext

ON_FILE = Text("按收录的产能（可不选）", "Capacity on file (optional)")
ITS_OWN = Text(
    "这是资料里它的产能，不是落户的规模；选了才按它推演。",
    "This is what it has on file, not what it would build here; it is used only if you select it.",
)
NONE_ON_FILE = Text(
    "资料里没有它这一环的产能；不填，就按“已有待核”推演。",
    "No capacity of it for this link is on file; left blank, it operates with its capacity unknown.",
)
FROM_FILE = Text("产能按收录的：{evidence}", "Its capacity on file: {evidence}")
CAPACITY, UNIT = Text("产能（可不填）", "Capacity (may be blank)"), Text("单位", "Unit")
USUAL_UNIT = "万吨/年"


def capacity_field(context: PageContext, firm_id: str | None, link_id: str) -> tuple[float, str] | None:
    """Draw the choice of a capacity and return it with its unit, or None where it is left open."""
    held = on_file(context, firm_id, link_id)
    if held:
        chosen = st.pills(
            context.text(ON_FILE),
            range(len(held)),
            format_func=lambda at: capacity(held[at], context.language) or "",
            key=f"supposed-held-{firm_id}-{link_id}",
        )
        st.caption("  \n".join([*(_evidence(context, make) for make in held), context.text(ITS_OWN)]))
        if chosen is not None:
            return _size(held[chosen])
    elif firm_id is not None:
        st.caption(context.text(NONE_ON_FILE))
    return _written(context)


def on_file(context: PageContext, firm_id: str | None, link_id: str) -> list[Makes]:
    """Return what is on file of a firm for a link with capacity and unit, the largest of a unit first."""
    makes = [] if firm_id is None else context.city.makes_of.get(firm_id, ())
    held = [make for make in makes if make.end == link_id and _size(make) is not None]
    return sorted(held, key=lambda make: -(make.capacity or 0))


def filed_text(context: PageContext, firm_id: str | None, link_id: str, size: tuple[float, str]) -> str | None:
    """Return, in Markdown, on what a supposed capacity rests that is the one on file; None where it is another."""
    found = next((make for make in on_file(context, firm_id, link_id) if _size(make) == size), None)
    return None if found is None else context.text(FROM_FILE, evidence=evidence_line(context, found))


def _size(make: Makes) -> tuple[float, str] | None:
    return None if not make.capacity or not make.capacity_unit else (make.capacity, make.capacity_unit)


def _evidence(context: PageContext, make: Makes) -> str:
    """Return a capacity on file with the product it is of and its evidence, in Markdown."""
    told = with_brackets(capacity(make, context.language) or "", make.product, context.language)
    return f"{escape_markdown(told)} {evidence_line(context, make)}"


def _written(context: PageContext) -> tuple[float, str] | None:
    with st.container(horizontal=True):
        size = st.number_input(context.text(CAPACITY), min_value=0.0, value=None, key="supposed-capacity")
        unit = st.selectbox(
            context.text(UNIT),
            _units(context),
            format_func=lambda each: _unit(context, each),
            accept_new_options=True,
            key="supposed-unit",
        )
    return (size, unit.strip()) if size and unit and unit.strip() else None


def _units(context: PageContext) -> list[str]:
    """Return the units of the capacities on file, the most usual first."""
    makes = (make for group in context.city.makes_of.values() for make in group)
    counted = Counter(make.capacity_unit for make in makes if make.capacity_unit is not None)
    return list(dict.fromkeys([USUAL_UNIT, *(unit for unit, _ in counted.most_common())]))


def _unit(context: PageContext, unit: str) -> str:
    if context.language == "zh" or in_english(1, unit) is None:
        return unit
    return with_brackets(unit, amount(1, unit, "en"), "en")
