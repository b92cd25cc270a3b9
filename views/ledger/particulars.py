"""The particulars of a project: its name, who follows it and where, the lists it stands on; and a new one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.drafts import free_id
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.errors import InvalidRequest
from graph.model.ledger_acts import OpenProject
from graph.text import Text
from reports.wording.language import BLANK
from reports.wording.sentences import link_name
from views.shared.context import PageContext
from views.shared.ledger_form import check_units, day_field, line_field, save_acts

NEW = Text("新项目", "New project")
TITLE = Text("项目名称", "Name of the project")
UNITS: Mapping[str, tuple[str, Text]] = {
    "department": ("department", Text("责任单位", "Department in charge")),
    "district": ("district", Text("县区（可不填）", "District (optional)")),
    "office": ("office", Text("包保单位（可不填）", "Office in charge (optional)")),
    "task_force": ("force", Text("专班（可不填）", "Task force (optional)")),
    "first_talk": ("first", Text("首谈单位（可不填）", "Who talked first (optional)")),
    "landing": ("landing", Text("落地单位（可不填）", "Where it settles (optional)")),
}
"""Units of a project by name: the key of the field and its label."""
FLAGS: Mapping[str, Text] = {
    "major": Text("列入省若干重大工程", "On the province's list of major works"),
    "central_funds": Text("有中央资金", "On the list of central funds"),
    "purchase": Text("纯设备购置（不打桩，另有凭证）", "Equipment is bought and nothing built (other proofs)"),
}
LISTS = Text("链环、清单、与其他项目的关系", "Link, lists, ties to other projects")
LINK = Text("建设哪个链环", "Which link it builds")
SAME = Text("与哪个项目是同一个（只算一次）", "Another name of which project (counted once)")
WITHIN = Text("金额包含在哪个项目里（不再相加）", "Part of which project (not added again)")
NONE = ""
TWICE = Text("项目不能是自己的别名或分项目", "No project is another name or a part of itself")


def take_form(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    """Ask for the particulars of a project that is taken over, or whose particulars are changed."""
    held = project.opened or OpenProject(
        project_id=project.id, day=today(), title=project.title, district=project.district
    )
    act = replace(particulars(context, ledger, held), day=today())
    _save(context, act)


def new_form(context: PageContext, ledger: Ledger, lead: OpenProject | None = None) -> None:
    """Ask for the particulars of a new project; what its lead tells, where it has one, stands there already."""
    held = lead or OpenProject(project_id=free_id(ledger), day=today(), title="")
    told = particulars(context, ledger, held)
    _save(context, replace(told, day=day_field(context) or today()), opened=True)


def _save(context: PageContext, act: OpenProject, *, opened: bool = False) -> None:
    def check() -> None:
        check_units(context.city, [getattr(act, name) for name in UNITS])
        if act.project_id in (act.same_as_id, act.within_id):
            raise InvalidRequest(TWICE.zh, TWICE.en)

    address = {"project": act.project_id, "link": None, "firm": None} if opened else None
    # a project that is opened has somebody in charge; one of the facts may be asked about at its district
    whole = act.title and (act.department or not opened)
    save_acts(context, [act] if whole else [], check, address=address)


def particulars(context: PageContext, ledger: Ledger, held: OpenProject) -> OpenProject:
    """Draw the fields of a project and return it as they tell it."""
    title = line_field(context, TITLE, "title", held.title)
    units = _units(context, held)
    with st.expander(context.text(LISTS)):
        link = _choice(context, LINK, "ledger-link", _links(context), held.link_id)
        others = {id: each.title for id, each in ledger.projects.items() if id != held.project_id}
        same = _choice(context, SAME, "ledger-same", others, held.same_as_id)
        within = _choice(context, WITHIN, "ledger-within", others, held.within_id)
        flags = {
            name: st.checkbox(context.text(label), value=getattr(held, name), key=f"ledger-flag-{name}")
            for name, label in FLAGS.items()
        }
    return replace(held, title=title, link_id=link, same_as_id=same, within_id=within, **units, **flags)  # type: ignore[arg-type]  # texts and flags


def _units(context: PageContext, held: OpenProject) -> dict[str, str | None]:
    """Draw the units two by two, so that the dialog is seen whole."""
    found: dict[str, str | None] = {}
    names = list(UNITS)
    for at in range(0, len(names), 2):
        for column, name in zip(st.columns(2), names[at : at + 2], strict=True):
            key, label = UNITS[name]
            with column:
                found[name] = line_field(context, label, key, getattr(held, name)) or None
    return found


def _links(context: PageContext) -> dict[str, str]:
    return {id: link_name(link, context.language) for id, link in context.city.links.items()}


def _choice(context: PageContext, label: Text, key: str, names: Mapping[str, str], held: str | None) -> str | None:
    options: Sequence[str] = (NONE, *sorted(names, key=names.__getitem__))
    chosen = st.selectbox(
        context.text(label),
        options,
        index=options.index(held) if held in names else 0,
        format_func=lambda each: names.get(each, BLANK),
        key=key,
    )
    return chosen or (held if held is not None and held not in names else None)
