"""A fact corrected, added or removed from a page: what, to which value, on what evidence; looked at, then entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.model.fact import Fact
from graph.model.fact_rows import fact_name
from graph.model.facts import identity
from graph.model.kinds import Basis
from graph.model.nodes import Firm, Link
from graph.model.production import Makes
from graph.text import Text
from reports.wording.sentences import firm_name, link_name
from views.shared.act_form import acts_of, look_and_enter
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.importing import Plain
from views.shared.record_form import record_button

EDIT = Text("更正／补充／撤回", "Correct, add or withdraw")
WHAT = Text("做什么", "What to do")
SET, ADD, REMOVE = (
    Text("更正一格", "Correct a cell"),
    Text("补充一条", "Add a fact"),
    Text("撤回一条", "Withdraw a fact"),
)
FACT, COLUMN = Text("哪一条", "Which fact"), Text("哪一栏", "Which column")
NOW, BLANK_NOW = Text("现在是：{value}", "Now: {value}"), Text("现在是空的", "Now blank")
VALUE = Text("改成什么（空着就是清空）", "New value (blank clears it)")
FIRM, LINK = Text("哪家企业", "Which firm"), Text("哪个链环", "Which link")
CHOOSE = Text("请选择", "Choose")
SOURCE = Text(
    "出处（必填）：网址、文件名，或哪个部门现场核实", "Source (required): address, file, or which office checked"
)
BASIS, AS_OF = (
    Text("依据", "Basis"),
    Text("截至（如 2026 或 2026-11，不知道就空着）", "As of (2026 or 2026-11; blank if unknown)"),
)
LOOK = Text("看会改变什么", "See what changes")
MAKES = Text("做 {link}：{product}", "Makes {link}: {product}")
ITSELF = Text("{name}（本身）", "{name} (itself)")
FIRST = ("product", "capacity", "capacity_unit", "status", "year", "scale", "note")
"""Columns of a make that are asked for when one is added; others are corrected afterwards."""
KEY = "fact-form"


@dataclass(frozen=True, slots=True)
class About:
    """What a form is about: the thing itself, and the facts of it that can be corrected or withdrawn by label."""

    thing: Firm | Link
    facts: Mapping[str, Fact]


def edit_part(context: PageContext, thing: Firm | Link) -> None:
    """Draw the button that opens the form about a firm or a link."""
    if record_button(context, context.text(EDIT), f"edit-{thing.id}", "tertiary"):
        st.session_state.pop(f"{KEY}-wish", None)
        st.dialog(context.text(EDIT), width="large")(_dialog)(context, thing)


def facts_about(context: PageContext, thing: Firm | Link) -> About:
    """Return what can be corrected of a firm or a link: itself, and who makes what."""
    city, language = context.city, context.language
    is_firm = isinstance(thing, Firm)
    name = firm_name(thing) if isinstance(thing, Firm) else link_name(thing, language)
    facts: dict[str, Fact] = {context.text(ITSELF, name=name): thing}
    makes: Sequence[Makes] = city.makes_of.get(thing.id, ()) if is_firm else city.makers.get(thing.id, ())
    for make in makes:
        other = link_name(city.links[make.end], language) if is_firm else firm_name(city.firms[make.start])
        label = (
            context.text(MAKES, link=other, product=make.product or "—")
            if is_firm
            else f"{other}：{make.product or '—'}"
        )
        facts[label] = make
    return About(thing, facts)


def _dialog(context: PageContext, thing: Firm | Link) -> None:
    about = facts_about(context, thing)
    labels = {"set": context.text(SET), "add": context.text(ADD), "remove": context.text(REMOVE)}
    what = st.segmented_control(
        context.text(WHAT),
        list(labels),
        default="set",
        required=True,
        format_func=labels.__getitem__,
        key=f"{KEY}-what",
    )
    said = {"set": _correct, "add": _add, "remove": _remove}[what or "set"](context, about)
    if said is None:
        return
    if what != "remove":
        said |= _evidence(context)
    if st.button(context.text(LOOK), key=f"{KEY}-look"):
        st.session_state[f"{KEY}-wish"] = said
    # what is looked at is what stands in the form: another value is looked at anew
    if st.session_state.get(f"{KEY}-wish") == said:
        look_and_enter(context, acts_of(context).wish(**said), KEY, True, lambda: None)


def _correct(context: PageContext, about: About) -> Plain | None:
    label = st.selectbox(context.text(FACT), list(about.facts), key=f"{KEY}-fact")
    fact = about.facts[label]
    columns = {each["name"]: each for each in acts_of(context).columns(fact.KIND)}
    column = st.selectbox(
        context.text(COLUMN),
        list(columns),
        index=None,
        format_func=lambda name: str(columns[name][context.language]),
        placeholder=context.text(CHOOSE),
        key=f"{KEY}-column",
    )
    if column is None:
        return None
    value = getattr(fact, column)
    shown = value.label(context.language) if hasattr(value, "label") else value
    st.caption(escape_markdown(context.text(BLANK_NOW) if value is None else context.text(NOW, value=shown)))
    text = _field(context, columns[column], context.text(VALUE), f"{fact.KIND}-{column}")
    return {"what": "set", "kind": fact.KIND, "fact": fact_name(identity(fact)), "column": column, "value": text}


def _remove(context: PageContext, about: About) -> Plain | None:
    label = st.selectbox(
        context.text(FACT), list(about.facts), index=None, placeholder=context.text(CHOOSE), key=f"{KEY}-gone"
    )
    if label is None:
        return None
    fact = about.facts[label]
    return {"what": "remove", "kind": fact.KIND, "fact": fact_name(identity(fact))}


def _add(context: PageContext, about: About) -> Plain | None:
    """Ask for who makes what; the other end is chosen."""
    city, language = context.city, context.language
    if isinstance(about.thing, Firm):
        names = {id: link_name(link, language) for id, link in city.links.items()}
    else:
        names = {id: firm_name(firm) for id, firm in city.firms.items()}
    other = st.selectbox(
        context.text(LINK if isinstance(about.thing, Firm) else FIRM),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=context.text(CHOOSE),
        key=f"{KEY}-other",
    )
    if other is None:
        return None
    columns = {each["name"]: each for each in acts_of(context).columns(Makes.KIND)}
    wanted = [name for name in columns if name in FIRST or columns[name]["needed"]]
    values = {name: _field(context, columns[name], str(columns[name][language]), f"add-{name}") for name in wanted}
    ends = (about.thing.id, other) if isinstance(about.thing, Firm) else (other, about.thing.id)
    return {"what": "add", "kind": Makes.KIND, "ends": ends, "values": values}


def _field(context: PageContext, column: Plain, label: str, key: str) -> str:
    """Draw the field of a column: a choice where only some words are taken."""
    if not column["words"]:
        return str(st.text_input(label, key=f"{KEY}-{key}"))
    words = {value: (zh if context.language == "zh" else en) for value, zh, en in column["words"]}
    chosen = st.selectbox(
        label,
        list(words),
        index=None,
        format_func=words.__getitem__,
        placeholder=context.text(CHOOSE),
        key=f"{KEY}-{key}",
    )
    return chosen or ""


def _evidence(context: PageContext) -> Plain:
    source = st.text_input(context.text(SOURCE), key=f"{KEY}-source")
    bases = {basis.value: basis.label(context.language) for basis in Basis}
    left, right = st.columns(2)
    basis = left.selectbox(context.text(BASIS), list(bases), format_func=bases.__getitem__, key=f"{KEY}-basis")
    as_of = right.text_input(context.text(AS_OF), key=f"{KEY}-as-of")
    return {"source": source.strip(), "basis": basis, "as_of": as_of.strip()}
