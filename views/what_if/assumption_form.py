"""What is supposed, and the dialog that adds to it: a firm attracted or lost, a project done, an input scarce."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.counts import RUNNING_STAGES, local_firms
from graph.analysis.what_if.assumption_syntax import format_assumption, parse_assumption
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.errors import InvalidRequest, LianpuError
from graph.text import Text
from reports.wording.punctuation import names_and_count, with_brackets
from reports.wording.sentences import chain_name, firm_name, firm_place, short_name
from reports.wording.what_if import SOMEBODY, short_assumption_text
from views.shared.assumptions import SCENARIO, follow, set_assumptions
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.failure import in_language
from views.shared.record_form import COLUMN_RATIO
from views.what_if.capacity_field import capacity_field, filed_text

SUPPOSED = Text("假设", "Supposed")
ADD = Text("加一条假设", "Add an assumption")
INCLUDE = Text("加入", "Add")
TAKE_OUT = Text("去掉这一条", "Remove")
CLEAR = Text("清空假设", "Clear all")
KIND = Text("假设什么", "Type of assumption")
KINDS = {
    "attract": Text("引进企业", "A firm comes"),
    "lose": Text("企业停产或迁出", "A firm stops or leaves"),
    "finish": Text("项目投产", "A project operates"),
    "scarce": Text("原料断货", "An input runs out"),
}
TAGS = {
    AttractFirm: Text("引进", "comes"),
    LoseFirm: Text("停产", "stops"),
    FinishProject: Text("投产", "done"),
    InputShortage: Text("断货", "out"),
}
LINK, FIRM = Text("链环", "Link"), Text("企业", "Firm")
LOST_FIRM = Text("本地企业", "Local firm")
PROJECT = Text("项目", "Project")
NO_PROJECT = Text("没有在建或签约且写明建设链环的项目。", "No project under way with its link is on file.")
UNREAD = Text("读不懂的假设：{line}", "a supposition that cannot be read: {line}")
NO_CAPACITY = Text("没填产能，按“已有待核”推演", "No capacity given: here, to be verified")


def assumption_list(context: PageContext, lines: list[str]) -> None:
    """Draw what is supposed, each with what takes it out."""
    st.markdown(f"##### {context.text(SUPPOSED)} {len(lines)}")
    for at, line in enumerate(lines):
        with st.container(key=f"supposed-{at}"):
            said, press_here = st.columns(COLUMN_RATIO, gap="small")
            said.markdown(_assumption_text(context, line))
            press_here.button(
                "✕",
                key=f"drop-{at}-{line}",
                help=context.text(TAKE_OUT),
                type="tertiary",
                on_click=set_assumptions,
                args=(context, [*lines[:at], *lines[at + 1 :]], st.query_params.get(SCENARIO)),
            )


def _assumption_text(context: PageContext, line: str) -> str:
    """Return one supposition in words, with its sort as a badge; what cannot be read or is not on file as it is."""
    try:
        supposed = parse_assumption(line)
        words = short_assumption_text(context.city, supposed, context.language)
    except (InvalidRequest, KeyError):
        return escape_markdown(context.text(UNREAD, line=line))
    note = _noted(context, supposed)
    under = "" if note is None else f"  \n:small[{note}]"
    return f":gray-badge[{context.text(TAGS[type(supposed)])}] **{escape_markdown(words)}**{under}"


def _noted(context: PageContext, supposed: Assumption) -> str | None:
    """Return, in Markdown, what is worth knowing: that no capacity is given, what it rests on, what a firm makes."""
    match supposed:
        case AttractFirm(capacity=None):
            return f":gray[{context.text(NO_CAPACITY)}]"
        case AttractFirm(firm_id=firm, link_id=link, capacity=float() as size):
            return filed_text(context, firm, link, (size, supposed.unit or ""))
        case LoseFirm():
            made = dict.fromkeys(make.end for make in context.city.makes_of.get(supposed.firm_id, ()))
            links = [short_name(context.city.links[link], context.language) for link in made]
            return f":gray[{escape_markdown(names_and_count(links, context.language, 4))}]" if links else None
        case _:
            return None


def add_button(context: PageContext, chain_id: str, lines: list[str]) -> None:
    """Draw the button that opens the dialog, and what clears the list."""
    with st.container(horizontal=True):
        if st.button(context.text(ADD), key="add-supposition"):
            st.dialog(context.text(ADD))(_dialog)(context, chain_id, lines)
        if lines:
            clear = context.text(CLEAR)
            st.button(clear, key="clear-suppositions", type="tertiary", on_click=set_assumptions, args=(context, []))


def _dialog(context: PageContext, chain_id: str, lines: list[str]) -> None:
    kind = st.segmented_control(
        context.text(KIND),
        list(KINDS),
        default="attract",
        required=True,
        format_func=lambda each: context.text(KINDS[each]),
        key="supposition-kind",
    )
    supposed = ASKED[kind](context, chain_id)
    if supposed is not None and st.button(context.text(INCLUDE), type="primary", key="include-supposition"):
        _include(context, lines, format_assumption(supposed))


def _include(context: PageContext, lines: list[str], line: str) -> None:
    """Add a line to the list, or say why it cannot be."""
    wanted = [*lines, line]
    try:
        follow(context, wanted)
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, context.language)))
    else:
        set_assumptions(context, wanted, st.query_params.get(SCENARIO))
        st.rerun()


def _choice(
    context: PageContext, label: Text, options: Iterable[str], words: Callable[[str], str], key: str
) -> str | None:
    return st.selectbox(context.text(label), list(options), format_func=words, key=key)


def _attracted(context: PageContext, chain_id: str) -> Assumption | None:
    link = _choice(context, LINK, links_in_order(context, chain_id), lambda each: _link(context, each), "supposed-link")
    if link is None:
        return None
    ranked = [each.firm.id for each in rank_candidates(context.city, link)]
    others = (id for id, firm in context.city.firms.items() if not firm.local and id not in ranked)
    here = (id for id, firm in context.city.firms.items() if firm.local)
    firms: list[str | None] = [*ranked, None, *others, *here]
    firm = st.selectbox(
        context.text(FIRM),
        firms,
        format_func=lambda each: _firm(context, each),
        # who is left open is a choice too, which Streamlit would tell in words of its own
        placeholder=context.text(SOMEBODY),
        key=f"supposed-firm-{link}",
    )
    size = capacity_field(context, firm, link)
    return AttractFirm(firm, link) if size is None else AttractFirm(firm, link, *size)


def _lost(context: PageContext, chain_id: str) -> Assumption | None:
    firm = _choice(context, LOST_FIRM, losable(context, chain_id), lambda each: _firm(context, each), "supposed-lost")
    return None if firm is None else LoseFirm(firm)


def _finished(context: PageContext, chain_id: str) -> Assumption | None:
    projects = finishable(context, chain_id)
    if not projects:
        st.caption(context.text(NO_PROJECT))
        return None
    words = {id: _project(context, id, link) for id, link in projects.items()}
    project = _choice(context, PROJECT, projects, words.__getitem__, "supposed-project")
    return None if project is None else FinishProject(project)


def _scarce(context: PageContext, chain_id: str) -> Assumption | None:
    links = [link for link in links_in_order(context, chain_id) if context.city.uses.get(link)]
    link = _choice(context, LINK, links, lambda each: _link(context, each), "supposed-scarce")
    return None if link is None else InputShortage(link)


ASKED: Mapping[str, Callable[[PageContext, str], Assumption | None]] = {
    "attract": _attracted,
    "lose": _lost,
    "finish": _finished,
    "scarce": _scarce,
}


def links_in_order(context: PageContext, chain_id: str) -> list[str]:
    """Return all links: the targets of the chain, best first, its other links, those of other chains."""
    own = [target.link_id for target in context.judgement.targets_of(chain_id)]
    return list(dict.fromkeys([*own, *context.judgement.inside(chain_id), *context.city.links]))


def losable(context: PageContext, chain_id: str) -> list[str]:
    """Return the local firms of which something is on file, those of the chain first."""
    city = context.city
    leading = {lead.start for group in city.chain_roles.values() for lead in group}
    known = [
        id
        for id, firm in city.firms.items()
        if firm.local and (id in city.makes_of or id in city.undertakes or id in leading)
    ]
    own = local_firms(city, chain_id)
    return sorted(known, key=lambda each: (each not in own, firm_name(city.firms[each])))


def finishable(context: Shown, chain_id: str) -> dict[str, str]:
    """Return the city's projects that do not operate yet with a link each builds, those of the chain first."""
    inside = context.judgement.inside(chain_id)
    found = {
        work.id: link
        for link, works in context.city.projects_by_link.items()
        for work in works
        if work.stage not in RUNNING_STAGES
    }
    return dict(sorted(found.items(), key=lambda pair: (pair[1] not in inside, pair[0])))


def _link(context: PageContext, link_id: str) -> str:
    home = context.judgement.local_facts(link_id)
    name = short_name(context.city.links[link_id], context.language)
    state = context.judgement.state(link_id).label(context.language)
    chain = None if home is None else chain_name(context.city.chains[home], context.language)
    return " · ".join(part for part in (name, state, chain) if part is not None)


def _firm(context: PageContext, firm_id: str | None) -> str:
    if firm_id is None:
        return context.text(SOMEBODY)
    firm = context.city.firms[firm_id]
    return with_brackets(firm_name(firm), firm_place(firm) or None, context.language)


def _project(context: PageContext, project_id: str, link_id: str) -> str:
    project = context.city.projects[project_id]
    name = short_name(context.city.links[link_id], context.language)
    return f"{project.name_zh} · {project.stage.label(context.language)} · {name}"
