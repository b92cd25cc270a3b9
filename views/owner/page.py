"""The chain owners: what each makes and takes, what of it is local, what is missing, and who could supply it."""

from collections.abc import Iterator

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.measures.owner_inputs import InputSource, OwnerProfile, owner_profile
from graph.analysis.what_if.assumption_syntax import format_assumption
from graph.analysis.what_if.assumptions import AttractFirm
from graph.model.edges import Leads, Makes
from graph.model.kinds import Basis, LeadRole
from reports.drawing.markup import to_text
from reports.drawing.panorama_content import head_facts
from reports.owner.rows import needs_csv
from reports.wording.file_names import file_stem
from reports.wording.language import BLANK, Text
from reports.wording.measures import ratio_text
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import capacity, chain_name, firm_name, firm_place, short_name
from views.owner.needs import NEEDS_STYLE, SUPPOSE, needs_table, owner_figures
from views.shared import texts
from views.shared.address import asked_among
from views.shared.badges import basis_badge, evidence_line, evidence_words, plain
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.supposed import SUPPOSE as SUPPOSED
from views.shared.tables import STYLE, words_table

HELP = Text(
    "链主做哪些链环、要用什么，哪些自产、本地有，哪些缺、可引谁，逐条有依据。"
    "投入关系多为行业常识，不等于它的采购清单；没有查到，不等于没有。",
    "What each owner is on file as making and what that takes: its own, made here, missing, and who could supply it. "
    "Inputs are those of the trade, no list of its purchases; none seen does not mean none exists.",
)
ALL_CHAINS = Text("各链对照", "All chains")
NO_OWNER = Text("这条链还没有明确链主", "No chain owner is on file for this chain")
NO_OWNER_DO = Text(
    "空白就是空白，不代填、不推举。在资料文件夹的 leads.csv 写明“链主”及来源，装载后这里自动列出。"
    "下面是收录的其他角色。",
    "A blank stays blank; nobody is put forward. Name it in leads.csv of the facts folder with its source, then load. "
    "The other roles on file are below.",
)
NO_ROLES = Text("其他角色也没有资料。", "No other role is on file either.")
NO_MAKES = Text("没有它在本链做哪些链环的资料。", "Nothing it makes in this chain is on file.")
NO_NEEDS = Text("它所做的链环没有收录投入。", "No input is on file for what it makes.")
NEEDS = Text("要用什么，从哪里来", "What it takes, and from where")
MAKES = Text("做什么，本地谁用", "What it makes, and who here uses it")
EXPORT = Text("导出配套清单（CSV）", "Export needs (CSV)")
PROFILE = Text("企业档案", "Firm profile")
IN_PANORAMA = Text("在全景图上看", "See it on the panorama")
NOTE = Text("{chains} 条链中 {owned} 条已明确链主", "{owned} of {chains} chains have an owner on file")
ROLE, FIRM = Text("角色", "Role"), Text("企业", "Firm")
UNKNOWN = Text("无资料", "not on file")


def render(desk: Desk) -> None:
    """Draw the owners of the chain in the address, or all chains side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(texts.OWNER), anchor=False, width="content")
        chain_id = _chain(desk)
    st.caption(desk.say(HELP))
    if chain_id is None:
        _all(desk)
        return
    _head(desk, chain_id)
    owners = [lead for lead in desk.city.chain_roles.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER]
    if not owners:
        _nobody(desk, chain_id)
    for lead in owners:
        _owner(desk, chain_id, lead)


def _chain(desk: Desk) -> str | None:
    """Draw the choice of chains, or all of them; the address is kept in step."""
    options: list[str | None] = [None, *desk.city.chains]
    key = asked_among("chain", "owner-chain", desk.city.chains, None)

    def choose() -> None:
        chain = st.session_state[key]
        st.query_params.from_dict({**desk.always} | ({} if chain is None else {"chain": chain}))

    chosen: str | None = st.selectbox(
        desk.say(texts.CHAIN),
        options,
        format_func=lambda each: desk.say(ALL_CHAINS) if each is None else _spoken(desk, each),
        # no chain is a choice too, which Streamlit would tell in words of its own
        placeholder=desk.say(ALL_CHAINS),
        label_visibility="collapsed",
        width=460,
        key=key,
        on_change=choose,
    )
    return chosen


def _spoken(desk: Desk, chain_id: str) -> str:
    return f"{chain_name(desk.city.chains[chain_id], desk.language)} · {_names(desk, chain_id)}"


def _names(desk: Desk, chain_id: str) -> str:
    owners = desk.judgement.owners(chain_id)
    return join_names((firm_name(firm) for firm in owners), desk.language) or desk.say(UNKNOWN)


@st.cache_resource(max_entries=64, show_spinner=False)
def _supply(_desk: Desk, key: str, firm_id: str, chain_id: str) -> OwnerProfile:
    del key
    return owner_profile(_desk.judgement, firm_id, chain_id)


def _found(desk: Desk, firm_id: str, chain_id: str) -> OwnerProfile:
    return _supply(desk, desk.key, firm_id, chain_id)


def _all(desk: Desk) -> None:
    """Draw all chains side by side, each with its owner or that none is on file; a row opens its chain."""
    owned = sum(bool(desk.judgement.owners(chain)) for chain in desk.city.chains)
    st.markdown(f"**{desk.say(NOTE, chains=len(desk.city.chains), owned=owned)}**")
    table = words_table([row for chain in desk.city.chains for row in _rows(desk, chain)])
    ids = [chain for chain in desk.city.chains for _ in range(max(1, len(desk.judgement.owners(chain))))]
    for row, chain in zip(table.iterfind("tbody/tr"), ids, strict=True):
        row.set("data-click", chain)
    clicked = mount(to_text(table), key="owners", css=STYLE)
    if clicked is not None:
        desk.go("owner", chain=clicked)


def _rows(desk: Desk, chain_id: str) -> Iterator[dict[str, str | None]]:
    """Yield a row for each owner of a chain, or one that says that none is on file."""
    facts = head_facts(desk.judgement, chain_id, desk.language)
    chain = chain_name(desk.city.chains[chain_id], desk.language)
    owners = [lead for lead in desk.city.chain_roles.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER]
    zh = desk.language == "zh"
    heads = (
        ("所做链环", "所需投入", "本地缺", "核心投入本地率")
        if zh
        else ("Makes", "Takes", "Missing", "Core inputs here")
    )
    cells: list[tuple[str, tuple[str | None, ...]]] = [(desk.say(UNKNOWN), (None,) * len(heads))]
    if owners:
        cells = [(_owner_words(desk, lead), _told(desk, _found(desk, lead.start, chain_id))) for lead in owners]
    chief = with_brackets(facts[1][1], _inferred(desk, facts[1][2]), desk.language)
    for owner, told in cells:
        row: dict[str, str | None] = {
            desk.say(texts.CHAIN): chain,
            desk.say(texts.OWNER): owner,
            facts[1][0]: chief,
        }
        row.update(zip(heads, told, strict=True))
        yield row


def _owner_words(desk: Desk, lead: Leads) -> str:
    return with_brackets(firm_name(desk.city.firms[lead.start]), _inferred(desk, lead.evidence.basis), desk.language)


def _inferred(desk: Desk, basis: Basis | None) -> str | None:
    """Return the word that marks what is inferred; what rests on anything firmer has none."""
    return Basis.INFERRED.label(desk.language) if basis is Basis.INFERRED else None


def _told(desk: Desk, found: OwnerProfile) -> tuple[str | None, ...]:
    made = len({make.end for make in found.makes})
    rate = ratio_text(found.rate, desk.language)
    return (
        str(made),
        str(len(found.inputs)),
        str(len(found.inputs_from(InputSource.MISSING))),
        None if rate == BLANK else rate,
    )


def _head(desk: Desk, chain_id: str) -> None:
    """Draw whose chain it is: chief department, task force, local firms, and the way to its picture."""
    parts = []
    for caption, value, basis in head_facts(desk.judgement, chain_id, desk.language)[1:]:
        badge = f" {basis_badge(basis, desk.language)}" if basis is Basis.INFERRED else ""
        parts.append(f"{caption} **{plain(value)}**{badge}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("　".join(parts), width="stretch")
        query = {"chain": chain_id, **desk.always}
        st.page_link(desk.pages["panorama"], label=desk.say(IN_PANORAMA), query_params=query)


def _nobody(desk: Desk, chain_id: str) -> None:
    """Say that no owner is on file, and which other roles are."""
    with st.container(border=True, key="no-owner"):
        st.subheader(desk.say(NO_OWNER), anchor=False)
        st.markdown(desk.say(NO_OWNER_DO))
    rows = [
        {
            desk.say(FIRM): firm_name(desk.city.firms[lead.start]),
            desk.say(ROLE): lead.role.label(desk.language),
            desk.say(texts.PLACE): firm_place(desk.city.firms[lead.start]),
            desk.say(texts.EVIDENCE_COLUMN): evidence_words(desk, lead.evidence),
        }
        for lead in desk.city.chain_roles.get(chain_id, ())
    ]
    if rows:
        mount(to_text(words_table(rows)), key=f"roles-{chain_id}", css=STYLE)
    else:
        st.caption(desk.say(NO_ROLES))


def _owner(desk: Desk, chain_id: str, lead: Leads) -> None:
    """Draw one owner: who it is and on what evidence, its figures, what it takes, what it makes."""
    found = _found(desk, lead.start, chain_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(found.firm.name_zh), anchor=False, width="content")
        st.markdown(f"{lead.role.label(desk.language)} {evidence_line(desk, lead.evidence)}", width="stretch")
        query = {"firm": found.firm.id, **desk.always}
        st.page_link(desk.pages["firms"], label=desk.say(PROFILE), query_params=query)
        chain = chain_name(desk.city.chains[chain_id], desk.language)
        if found.inputs:
            st.download_button(
                desk.say(EXPORT),
                lambda: needs_csv(desk.judgement, found, desk.language),
                file_name=f"{file_stem(f'{firm_name(found.firm)}-{chain}')}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"needs-export-{found.firm.id}",
            )
    if not found.makes:
        st.caption(desk.say(NO_MAKES))
        return
    mount(to_text(owner_figures(found, desk.language)), key=f"figures-{found.firm.id}", css=NEEDS_STYLE)
    _needs(desk, chain_id, found)
    _makes(desk, chain_id, found)


def _needs(desk: Desk, chain_id: str, found: OwnerProfile) -> None:
    st.markdown(f"##### {desk.say(NEEDS)} {len(found.inputs)}")
    if not found.inputs:
        st.caption(desk.say(NO_NEEDS))
        return
    clicked = mount(to_text(needs_table(desk, found.inputs)), key=f"needs-{found.firm.id}", css=NEEDS_STYLE)
    if clicked is not None:
        _open(desk, chain_id, clicked)


def _open(desk: Desk, chain_id: str, clicked: str) -> None:
    """Open the link that was clicked on its panorama, or the what-if page that supposes it is attracted."""
    link = clicked.removeprefix(SUPPOSE)
    if clicked.startswith(SUPPOSE):
        ranked = rank_candidates(desk.city, link)
        supposed = AttractFirm(ranked[0].firm.id if ranked else None, link)
        desk.go("what_if", **{"chain": chain_id, SUPPOSED: format_assumption(supposed)})
    desk.open_link(link, chain_id)


def _makes(desk: Desk, chain_id: str, found: OwnerProfile) -> None:
    st.markdown(f"##### {desk.say(MAKES)} {len(found.makes)}")
    table = words_table([_made(desk, make) for make in found.makes])
    for row, make in zip(table.iterfind("tbody/tr"), found.makes, strict=True):
        row.set("data-click", make.end)
    clicked = mount(to_text(table), key=f"makes-{found.firm.id}", css=STYLE)
    if clicked is not None:
        _open(desk, chain_id, clicked)


def _made(desk: Desk, make: Makes) -> dict[str, str | None]:
    zh = desk.language == "zh"
    around = desk.judgement.context_of(make.end)
    used = (edge.end for edge in around.local_users)
    lacking = (edge.end for edge in around.uses if edge.end in desk.judgement.link_sets.missing)
    return {
        desk.say(texts.LINK): short_name(desk.city.links[make.end], desk.language),
        "产品" if zh else "Product": make.product,
        "产能" if zh else "Capacity": capacity(make, desk.language),
        "状态" if zh else "Status": None if make.status is None else make.status.label(desk.language),
        "本地在用" if zh else "Used here by": _links(desk, used),
        "本地缺的去向" if zh else "Missing uses": _links(desk, lacking),
        desk.say(texts.EVIDENCE_COLUMN): evidence_words(desk, make.evidence),
    }


def _links(desk: Desk, links: Iterator[str]) -> str | None:
    told = [short_name(desk.city.links[link], desk.language) for link in dict.fromkeys(links)]
    rest = len(told) - 3
    more = "" if rest <= 0 else f" +{rest}"
    return join_names(told[:3], desk.language) + more or None
