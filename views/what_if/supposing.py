"""What is supposed, and the dialog that adds to it: a firm attracted or lost, a project done, an input scarce."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.verdicts.counts import RUNNING_STAGES, local_firms
from graph.analysis.what_if.assumption_syntax import format_assumption, parse_assumption
from graph.analysis.what_if.assumptions import Assumption, AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.errors import InvalidRequest, LianpuError
from reports.wording.language import Text
from reports.wording.punctuation import names_and_count, with_brackets
from reports.wording.sentences import chain_name, firm_name, firm_place, short_name
from reports.wording.what_if import SOMEBODY, short_assumption_text
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.failure import in_language
from views.shared.recorded import BESIDE
from views.shared.supposed import SCENARIO, follow, suppose_lines
from views.what_if.supposed_size import filed_words, supposed_size

SUPPOSED = Text("假设", "Supposed")
ADD = Text("加一条假设", "Add a supposition")
INCLUDE = Text("加入", "Add")
TAKE_OUT = Text("去掉这一条", "Take this one out")
CLEAR = Text("清空假设", "Clear all")
KIND = Text("假设什么", "What is supposed")
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
NO_PROJECT = Text("没有在建或签约且写明建设链环的项目在库。", "No project under way with its link is on file.")
UNREAD = Text("读不懂的假设：{line}", "a supposition that cannot be read: {line}")
NO_CAPACITY = Text("没填产能，按“已有待核”推演", "No capacity given: here, to be verified")


def supposed_list(desk: Desk, lines: list[str]) -> None:
    """Draw what is supposed, each with what takes it out."""
    st.markdown(f"##### {desk.say(SUPPOSED)} {len(lines)}")
    for at, line in enumerate(lines):
        with st.container(key=f"supposed-{at}"):
            said, press_here = st.columns(BESIDE, gap="small")
            said.markdown(_told(desk, line))
            press_here.button(
                "✕",
                key=f"drop-{at}-{line}",
                help=desk.say(TAKE_OUT),
                type="tertiary",
                on_click=suppose_lines,
                args=(desk, [*lines[:at], *lines[at + 1 :]], st.query_params.get(SCENARIO)),
            )


def _told(desk: Desk, line: str) -> str:
    """Return one supposition in words, with its sort as a badge; what cannot be read or is not on file as it is."""
    try:
        supposed = parse_assumption(line)
        words = short_assumption_text(desk.city, supposed, desk.language)
    except (InvalidRequest, KeyError):
        return plain(desk.say(UNREAD, line=line))
    note = _noted(desk, supposed)
    under = "" if note is None else f"  \n:small[{note}]"
    return f":gray-badge[{desk.say(TAGS[type(supposed)])}] **{plain(words)}**{under}"


def _noted(desk: Desk, supposed: Assumption) -> str | None:
    """Return, in Markdown, what is worth knowing: that no capacity is given, what it rests on, what a firm makes."""
    match supposed:
        case AttractFirm(capacity=None):
            return f":gray[{desk.say(NO_CAPACITY)}]"
        case AttractFirm(firm_id=firm, link_id=link, capacity=float() as size):
            return filed_words(desk, firm, link, (size, supposed.unit or ""))
        case LoseFirm():
            made = dict.fromkeys(make.end for make in desk.city.makes_of.get(supposed.firm_id, ()))
            links = [short_name(desk.city.links[link], desk.language) for link in made]
            return f":gray[{plain(names_and_count(links, desk.language, 4))}]" if links else None
        case _:
            return None


def adding(desk: Desk, chain_id: str, lines: list[str]) -> None:
    """Draw the button that opens the dialog, and what clears the list."""
    with st.container(horizontal=True):
        if st.button(desk.say(ADD), key="add-supposition"):
            st.dialog(desk.say(ADD))(_dialog)(desk, chain_id, lines)
        if lines:
            clear = desk.say(CLEAR)
            st.button(clear, key="clear-suppositions", type="tertiary", on_click=suppose_lines, args=(desk, []))


def _dialog(desk: Desk, chain_id: str, lines: list[str]) -> None:
    kind = st.segmented_control(
        desk.say(KIND),
        list(KINDS),
        default="attract",
        required=True,
        format_func=lambda each: desk.say(KINDS[each]),
        key="supposition-kind",
    )
    supposed = ASKED[kind](desk, chain_id)
    if supposed is not None and st.button(desk.say(INCLUDE), type="primary", key="include-supposition"):
        _include(desk, lines, format_assumption(supposed))


def _include(desk: Desk, lines: list[str], line: str) -> None:
    """Add a line to the list, or say why it cannot be."""
    wanted = [*lines, line]
    try:
        follow(desk, wanted)
    except LianpuError as error:
        st.error(plain(in_language(error, desk.language)))
    else:
        suppose_lines(desk, wanted, st.query_params.get(SCENARIO))
        st.rerun()


def _choice(desk: Desk, label: Text, options: Iterable[str], words: Callable[[str], str], key: str) -> str | None:
    return st.selectbox(desk.say(label), list(options), format_func=words, key=key)


def _attracted(desk: Desk, chain_id: str) -> Assumption | None:
    link = _choice(desk, LINK, links_in_order(desk, chain_id), lambda each: _link(desk, each), "supposed-link")
    if link is None:
        return None
    ranked = [each.firm.id for each in rank_candidates(desk.city, link)]
    others = (id for id, firm in desk.city.firms.items() if not firm.local and id not in ranked)
    here = (id for id, firm in desk.city.firms.items() if firm.local)
    firms: list[str | None] = [*ranked, None, *others, *here]
    firm = st.selectbox(
        desk.say(FIRM),
        firms,
        format_func=lambda each: _firm(desk, each),
        # who is left open is a choice too, which Streamlit would tell in words of its own
        placeholder=desk.say(SOMEBODY),
        key=f"supposed-firm-{link}",
    )
    size = supposed_size(desk, firm, link)
    return AttractFirm(firm, link) if size is None else AttractFirm(firm, link, *size)


def _lost(desk: Desk, chain_id: str) -> Assumption | None:
    firm = _choice(desk, LOST_FIRM, losable(desk, chain_id), lambda each: _firm(desk, each), "supposed-lost")
    return None if firm is None else LoseFirm(firm)


def _finished(desk: Desk, chain_id: str) -> Assumption | None:
    projects = finishable(desk, chain_id)
    if not projects:
        st.caption(desk.say(NO_PROJECT))
        return None
    words = {id: _project(desk, id, link) for id, link in projects.items()}
    project = _choice(desk, PROJECT, projects, words.__getitem__, "supposed-project")
    return None if project is None else FinishProject(project)


def _scarce(desk: Desk, chain_id: str) -> Assumption | None:
    links = [link for link in links_in_order(desk, chain_id) if desk.city.uses.get(link)]
    link = _choice(desk, LINK, links, lambda each: _link(desk, each), "supposed-scarce")
    return None if link is None else InputShortage(link)


ASKED: Mapping[str, Callable[[Desk, str], Assumption | None]] = {
    "attract": _attracted,
    "lose": _lost,
    "finish": _finished,
    "scarce": _scarce,
}


def links_in_order(desk: Desk, chain_id: str) -> list[str]:
    """Return all links: the targets of the chain, best first, its other links, those of other chains."""
    own = [target.link_id for target in desk.judgement.targets_of(chain_id)]
    return list(dict.fromkeys([*own, *desk.judgement.inside(chain_id), *desk.city.links]))


def losable(desk: Desk, chain_id: str) -> list[str]:
    """Return the local firms of which something is on file, those of the chain first."""
    city = desk.city
    leading = {lead.start for group in city.chain_roles.values() for lead in group}
    known = [
        id
        for id, firm in city.firms.items()
        if firm.local and (id in city.makes_of or id in city.undertakes or id in leading)
    ]
    own = local_firms(city, chain_id)
    return sorted(known, key=lambda each: (each not in own, firm_name(city.firms[each])))


def finishable(desk: Desk, chain_id: str) -> dict[str, str]:
    """Return the city's projects that do not operate yet with a link each builds, those of the chain first."""
    inside = desk.judgement.inside(chain_id)
    found = {
        work.id: link
        for link, works in desk.city.projects_by_link.items()
        for work in works
        if work.stage not in RUNNING_STAGES
    }
    return dict(sorted(found.items(), key=lambda pair: (pair[1] not in inside, pair[0])))


def _link(desk: Desk, link_id: str) -> str:
    home = desk.judgement.local_facts(link_id)
    name = short_name(desk.city.links[link_id], desk.language)
    state = desk.judgement.state(link_id).label(desk.language)
    chain = None if home is None else chain_name(desk.city.chains[home], desk.language)
    return " · ".join(part for part in (name, state, chain) if part is not None)


def _firm(desk: Desk, firm_id: str | None) -> str:
    if firm_id is None:
        return desk.say(SOMEBODY)
    firm = desk.city.firms[firm_id]
    return with_brackets(firm_name(firm), firm_place(firm) or None, desk.language)


def _project(desk: Desk, project_id: str, link_id: str) -> str:
    project = desk.city.projects[project_id]
    name = short_name(desk.city.links[link_id], desk.language)
    return f"{project.name_zh} · {project.stage.label(desk.language)} · {name}"
