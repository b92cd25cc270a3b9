"""The chain owners: what each makes and takes, what of it is local, what is missing, and who could supply it."""

from collections.abc import Iterator

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.measures.owner_inputs import InputSource, OwnerProfile, owner_profile
from graph.analysis.what_if.assumption_syntax import format_assumption
from graph.analysis.what_if.assumptions import AttractFirm
from graph.model.cells import basis_told
from graph.model.edges import Leads, Makes
from graph.model.kinds import Basis, LeadRole
from graph.text import Text
from reports.drawing.markup import to_text
from reports.drawing.panorama_content import head_facts
from reports.owner.rows import needs_csv
from reports.wording.file_names import file_stem
from reports.wording.language import BLANK
from reports.wording.measures import ratio_text
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import capacity, chain_name, firm_name, firm_place, short_name
from views.owner.owner_inputs_table import NEEDS_STYLE, SUPPOSE, owner_figures, owner_inputs_table
from views.shared import texts
from views.shared.assumptions import SUPPOSE as SUPPOSED
from views.shared.badges import basis_badge, escape_markdown, evidence_line, evidence_text
from views.shared.context import PageContext
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.handing_over import handed
from views.shared.kept import kept
from views.shared.markup_component import show_markup
from views.shared.query_params import requested_among
from views.shared.table_tools import arranged
from views.shared.tables import STYLE, words_table

HELP = Text(
    "链主做哪些链环、要用什么，哪些自产、本地有，哪些缺、可引谁，逐条有依据。"
    "投入关系多为行业常识，不等于企业的采购清单；没有查到，不等于没有。",
    "What each owner is on file as making and what that takes: its own, made here, missing, and who could supply it. "
    "Inputs are typical of the industry, not the firm's purchasing list; none seen does not mean none exists.",
)
ALL_CHAINS = Text("各链对照", "All chains")
NO_OWNER = Text("这条链还没有明确链主", "No chain owner is on file for this chain")
NO_OWNER_REMEDY = Text(
    "由市里明确后，连同出处在“资料导入”登记即可。下面是收录的龙头、骨干、配套企业。",
    "A blank stays blank; nobody is put forward. Once the city names it, take it in with its source under Import data. "
    "The other roles on file are below.",
)
NO_ROLES = Text("其他角色也没有资料。", "No other role is on file either.")
NO_MAKES = Text("没有这家企业在本链生产什么的资料。", "Nothing it makes in this chain is on file.")
NO_NEEDS = Text("它所做的链环没有收录投入。", "No input is on file for what it makes.")
NEEDS = Text("要用什么，从哪里来", "What it takes, and from where")
MAKES = Text("做什么，本地谁用", "What it makes, and who here uses it")
EXPORT = Text("导出配套清单（CSV）", "Export inputs (CSV)")
PROFILE = Text("企业档案", "Firm profile")
IN_PANORAMA = Text("在全景图上看", "View in panorama")
NOTE = Text("{chains} 条链中 {owned} 条已明确链主", "{owned} of {chains} chains have an owner on file")
ROLE, FIRM = Text("角色", "Role"), Text("企业", "Firm")
UNKNOWN = Text("无资料", "not on file")


def render(context: PageContext) -> None:
    """Draw the owners of the chain in the address, or all chains side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(context.text(texts.OWNER), anchor=False, width="content")
        chain_id = _chain(context)
    st.caption(context.text(HELP))
    if not context.city.chains:
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    if chain_id is None:
        _all(context)
        return
    _head(context, chain_id)
    owners = [lead for lead in context.city.chain_roles.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER]
    if not owners:
        _nobody(context, chain_id)
    for lead in owners:
        _owner(context, chain_id, lead)


def _chain(context: PageContext) -> str | None:
    """Draw the choice of chains, or all of them; the address is kept in step."""
    options: list[str | None] = [None, *context.city.chains]
    key = requested_among("chain", "owner-chain", context.city.chains, None)

    def choose() -> None:
        chain = st.session_state[key]
        st.query_params.from_dict({**context.always} | ({} if chain is None else {"chain": chain}))

    chosen: str | None = st.selectbox(
        context.text(texts.CHAIN),
        options,
        format_func=lambda each: context.text(ALL_CHAINS) if each is None else _label(context, each),
        # no chain is a choice too, which Streamlit would tell in words of its own
        placeholder=context.text(ALL_CHAINS),
        label_visibility="collapsed",
        width=460,
        key=key,
        on_change=choose,
    )
    return chosen


def _label(context: PageContext, chain_id: str) -> str:
    return f"{chain_name(context.city.chains[chain_id], context.language)} · {_names(context, chain_id)}"


def _names(context: PageContext, chain_id: str) -> str:
    owners = context.judgement.owners(chain_id)
    return join_names((firm_name(firm) for firm in owners), context.language) or context.text(UNKNOWN)


@kept(64)
def _supply(_context: PageContext, key: str, firm_id: str, chain_id: str) -> OwnerProfile:
    del key
    return owner_profile(_context.judgement, firm_id, chain_id)


def _profile(context: PageContext, firm_id: str, chain_id: str) -> OwnerProfile:
    return _supply(context, context.key, firm_id, chain_id)


def _all(context: PageContext) -> None:
    """Draw all chains side by side, each with its owner or that none is on file; a row opens its chain."""
    owned = sum(bool(context.judgement.owners(chain)) for chain in context.city.chains)
    st.markdown(f"**{context.text(NOTE, chains=len(context.city.chains), owned=owned)}**")
    table = words_table([row for chain in context.city.chains for row in _rows(context, chain)])
    ids = [chain for chain in context.city.chains for _ in range(max(1, len(context.judgement.owners(chain))))]
    for row, chain in zip(table.iterfind("tbody/tr"), ids, strict=True):
        row.set("data-click", chain)
    table = arranged(context, "owners", context.text(texts.OWNER), table)
    clicked = show_markup(to_text(table), key="owners", css=STYLE)
    if clicked is not None:
        context.open_page("owner", chain=clicked)


def _rows(context: PageContext, chain_id: str) -> Iterator[dict[str, str | None]]:
    """Yield a row for each owner of a chain, or one that says that none is on file."""
    facts = head_facts(context.judgement, chain_id, context.language)
    chain = chain_name(context.city.chains[chain_id], context.language)
    owners = [lead for lead in context.city.chain_roles.get(chain_id, ()) if lead.role is LeadRole.CHAIN_OWNER]
    zh = context.language == "zh"
    heads = (
        ("所做链环", "所需投入", "所需中本地缺", "核心投入本地配套率")
        if zh
        else ("Makes", "Takes", "Missing of these", "Core inputs here")
    )
    cells: list[tuple[str, tuple[str | None, ...]]] = [(context.text(UNKNOWN), (None,) * len(heads))]
    if owners:
        cells = [
            (_owner_text(context, lead), _summary(context, _profile(context, lead.start, chain_id))) for lead in owners
        ]
    chief = with_brackets(facts[1][1], _inferred(context, facts[1][2]), context.language)
    for owner, told in cells:
        row: dict[str, str | None] = {
            context.text(texts.CHAIN): chain,
            context.text(texts.OWNER): owner,
            facts[1][0]: chief,
        }
        row.update(zip(heads, told, strict=True))
        yield row


def _owner_text(context: PageContext, lead: Leads) -> str:
    return with_brackets(
        firm_name(context.city.firms[lead.start]), _inferred(context, basis_told(lead)), context.language
    )


def _inferred(context: PageContext, basis: Basis | None) -> str | None:
    """Return the word that marks what is inferred; what rests on anything firmer has none."""
    return Basis.INFERRED.label(context.language) if basis is Basis.INFERRED else None


def _summary(context: PageContext, found: OwnerProfile) -> tuple[str | None, ...]:
    made = len({make.end for make in found.makes})
    rate = ratio_text(found.rate, context.language)
    return (
        str(made),
        str(len(found.inputs)),
        str(len(found.inputs_from(InputSource.MISSING))),
        None if rate == BLANK else rate,
    )


def _head(context: PageContext, chain_id: str) -> None:
    """Draw whose chain it is: chief department, task force, local firms, and the way to its picture."""
    parts = []
    for caption, value, basis in head_facts(context.judgement, chain_id, context.language)[1:]:
        badge = f" {basis_badge(basis, context.language)}" if basis is Basis.INFERRED else ""
        parts.append(f"{caption} **{escape_markdown(value)}**{badge}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("　".join(parts), width="stretch")
        query = {"chain": chain_id, **context.always}
        st.page_link(context.pages["panorama"], label=context.text(IN_PANORAMA), query_params=query)


def _nobody(context: PageContext, chain_id: str) -> None:
    """Say that no owner is on file, and which other roles are."""
    with st.container(border=True, key="no-owner"):
        st.subheader(context.text(NO_OWNER), anchor=False)
        st.markdown(context.text(NO_OWNER_REMEDY))
    rows = [
        {
            context.text(FIRM): firm_name(context.city.firms[lead.start]),
            context.text(ROLE): lead.role.label(context.language),
            context.text(texts.PLACE): firm_place(context.city.firms[lead.start]),
            context.text(texts.EVIDENCE_COLUMN): evidence_text(context, lead),
        }
        for lead in context.city.chain_roles.get(chain_id, ())
    ]
    if rows:
        show_markup(to_text(words_table(rows)), key=f"roles-{chain_id}", css=STYLE)
    else:
        st.caption(context.text(NO_ROLES))


def _owner(context: PageContext, chain_id: str, lead: Leads) -> None:
    """Draw one owner: who it is and on what evidence, its figures, what it takes, what it makes."""
    found = _profile(context, lead.start, chain_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(escape_markdown(found.firm.name_zh), anchor=False, width="content")
        st.markdown(f"{lead.role.label(context.language)} {evidence_line(context, lead)}", width="stretch")
        query = {"firm": found.firm.id, **context.always}
        st.page_link(context.pages["firms"], label=context.text(PROFILE), query_params=query)
        chain = chain_name(context.city.chains[chain_id], context.language)
        if found.inputs:
            st.download_button(
                context.text(EXPORT),
                handed(context, "owner.csv", lambda: needs_csv(context.judgement, found, context.language)),
                file_name=f"{file_stem(f'{firm_name(found.firm)}-{chain}')}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"needs-export-{found.firm.id}",
            )
    if not found.makes:
        st.caption(context.text(NO_MAKES))
        return
    show_markup(to_text(owner_figures(found, context.language)), key=f"figures-{found.firm.id}", css=NEEDS_STYLE)
    _needs(context, chain_id, found)
    _makes(context, chain_id, found)


def _needs(context: PageContext, chain_id: str, found: OwnerProfile) -> None:
    st.markdown(f"##### {context.text(NEEDS)} {len(found.inputs)}")
    if not found.inputs:
        st.caption(context.text(NO_NEEDS))
        return
    clicked = show_markup(
        to_text(owner_inputs_table(context, found.inputs)), key=f"needs-{found.firm.id}", css=NEEDS_STYLE
    )
    if clicked is not None:
        _open(context, chain_id, clicked)


def _open(context: PageContext, chain_id: str, clicked: str) -> None:
    """Open the link that was clicked on its panorama, or the what-if page that supposes it is attracted."""
    link = clicked.removeprefix(SUPPOSE)
    if clicked.startswith(SUPPOSE):
        ranked = rank_candidates(context.city, link)
        supposed = AttractFirm(ranked[0].firm.id if ranked else None, link)
        context.open_page("what_if", **{"chain": chain_id, SUPPOSED: format_assumption(supposed)})
    context.open_link(link, chain_id)


def _makes(context: PageContext, chain_id: str, found: OwnerProfile) -> None:
    st.markdown(f"##### {context.text(MAKES)} {len(found.makes)}")
    table = words_table([_made(context, make) for make in found.makes])
    for row, make in zip(table.iterfind("tbody/tr"), found.makes, strict=True):
        row.set("data-click", make.end)
    clicked = show_markup(to_text(table), key=f"makes-{found.firm.id}", css=STYLE)
    if clicked is not None:
        _open(context, chain_id, clicked)


def _made(context: PageContext, make: Makes) -> dict[str, str | None]:
    zh = context.language == "zh"
    around = context.judgement.context_of(make.end)
    used = (edge.end for edge in around.local_users)
    lacking = (edge.end for edge in around.uses if edge.end in context.judgement.link_sets.missing)
    return {
        context.text(texts.LINK): short_name(context.city.links[make.end], context.language),
        "产品" if zh else "Product": make.product,
        "产能" if zh else "Capacity": capacity(make, context.language),
        "状态" if zh else "Status": None if make.status is None else make.status.label(context.language),
        "本地在用" if zh else "Used here by": _links(context, used),
        "本地缺的供谁用" if zh else "Missing uses": _links(context, lacking),
        context.text(texts.EVIDENCE_COLUMN): evidence_text(context, make),
    }


def _links(context: PageContext, links: Iterator[str]) -> str | None:
    told = [short_name(context.city.links[link], context.language) for link in dict.fromkeys(links)]
    rest = len(told) - 3
    more = "" if rest <= 0 else f" +{rest}"
    return join_names(told[:3], context.language) + more or None
