"""Visit briefs: choose a chain and a firm, type what may be offered, look at both pages, take them."""

from collections.abc import Mapping

import streamlit as st

from graph.analysis.competition.typed import firm_names, place_names
from graph.analysis.competition.wording import findings
from graph.analysis.judgement import Judgement
from graph.analysis.scope import Scope
from reports.deliverable import Deliverable
from reports.dossier.candidacies import candidate_firms
from reports.dossier.offers import LONGEST_OFFER, TERMS
from reports.dossier.page import Dossier
from reports.wording.competition_words import finding_words
from reports.wording.file_names import file_stem
from reports.wording.language import Text, outside_brackets
from reports.wording.punctuation import aside
from reports.wording.sentences import chain_name, firm_name, firm_place, home_name
from views.documents.chain import choose_chain
from views.documents.handing_over import Part, hand_over, hand_over_all
from views.documents.preview import preview
from views.documents.since import Since
from views.shared import texts
from views.shared.address import asked, asked_among, keep, settle
from views.shared.badges import plain
from views.shared.desk import Desk

EVERY_FIRM = Text("全部 {count} 家（打包）", "All {count} (as one archive)")
ALL_FIRMS = "*"
"""What stands for every firm in the choice of one."""
NO_FIRM = Text(
    "本链的目标还没有收录候选企业。可导入名单，或换一条链。",
    "No candidate of this chain's targets is on file yet. Import a list, or choose another chain.",
)
LOCAL = Text(
    "{firm}是本地企业，没有对接材料；请选外地企业。",
    "{firm} is a local firm and has no visit brief; choose a firm from elsewhere.",
)
OFFER = Text(
    "拟给条件（可不填；填写即作公平竞争检查，只进本次文件，不保存）", "Terms to offer (optional, checked, not kept)"
)


def briefs(desk: Desk, deliverable: Deliverable[Dossier], form: str) -> None:
    """Draw the choice of a firm, what may be offered to it, its file and its pages."""
    left, right = st.columns(2)
    with left:
        chain = choose_chain(desk, _chain_of(desk, asked("firm")), with_all=False)
    firms = _firms(desk.judgement, desk.key, chain)
    with right:
        chosen = _choose_firm(desk, firms)
    if chosen is None:
        st.info(desk.say(NO_FIRM))
    elif chosen == ALL_FIRMS:
        hand_over_all(
            desk, deliverable, form, [_part(desk, firm, chain) for firm in firms], _name(desk, deliverable, chain)
        )
    else:
        _one(desk, deliverable, form, Scope((chain,), firms=(chosen,)))


def _chain_of(desk: Desk, firm: str) -> str | None:
    """Find a chain for whose targets a firm is a candidate, if there is one."""
    leads = desk.judgement.leads.get(firm, ())
    targets = (desk.judgement.target(lead.link_id) for lead in leads)
    return next((target.chains[0] for target in targets if target is not None), None)


@st.cache_resource(max_entries=32, show_spinner=False)
def _firms(_judgement: Judgement, key: str, chain: str) -> tuple[str, ...]:
    del key
    return tuple(firm for firm, _ in candidate_firms(_judgement, Scope((chain,))))


def _choose_firm(desk: Desk, firms: tuple[str, ...]) -> str | None:
    """Draw the choice of a firm: those of the chain, the one that the address names, all of them."""
    named = desk.city.firms.get(asked("firm"))
    if named is not None and named.local:
        st.warning(plain(desk.say(LOCAL, firm=firm_name(named))))
    extra = [named.id] if named is not None and not named.local and named.id not in firms else []
    options = [*firms, *extra, *([ALL_FIRMS] if len(firms) > 1 else [])]
    if not options:
        return None
    chosen = st.selectbox(
        desk.say(texts.FIRM),
        options,
        format_func=lambda firm: _told(desk, firm, len(firms)),
        key=asked_among("firm", "documents-firm", options, options[0]),
        on_change=keep,
        args=("documents-firm", "firm"),
    )
    settle("firm", chosen)
    return chosen


def _told(desk: Desk, firm: str, count: int) -> str:
    if firm == ALL_FIRMS:
        return desk.say(EVERY_FIRM, count=count)
    found = desk.city.firms[firm]
    return aside(firm_name(found), firm_place(found) or None, desk.language)


def _one(desk: Desk, deliverable: Deliverable[Dossier], form: str, scope: Scope) -> None:
    offered = _offered(desk)
    hand_over(desk, deliverable, form, scope, Since(), offered)
    preview(desk, deliverable.id, scope, offered)


def _offered(desk: Desk) -> Mapping[str, str]:
    """Draw a field for each term and return what is typed."""
    with st.expander(desk.say(OFFER)):
        columns = st.columns(2)
        typed = {
            term.id: columns[at % 2].text_input(desk.say(term.label), max_chars=LONGEST_OFFER, key=f"offer-{term.id}")
            for at, term in enumerate(TERMS)
        }
        for text in typed.values():
            for found in findings(text, firm_names(desk.city), place_names(desk.city)) if text.strip() else ():
                st.warning(plain(finding_words(found, desk.language)))
    return {term: text for term, text in typed.items() if text.strip()}


def _part(desk: Desk, firm: str, chain: str) -> Part:
    return Part(firm_name(desk.city.firms[firm]), Scope((chain,), firms=(firm,)))


def _name(desk: Desk, deliverable: Deliverable[Dossier], chain: str) -> str:
    home = home_name(desk.city.region, desk.language)
    of_chain = outside_brackets(chain_name(desk.city.chains[chain], desk.language))
    return file_stem(f"{home}{deliverable.label.of(desk.language)}", aside("", of_chain, desk.language))
