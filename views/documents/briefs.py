"""Visit briefs: choose a chain and a firm, type what may be offered, look at both pages, take them."""

from collections.abc import Mapping

import streamlit as st

from graph.analysis.competition.typed_texts import firm_names, place_names
from graph.analysis.competition.wording import find_wording
from graph.analysis.judgement import Judgement
from graph.analysis.target_filter import TargetFilter
from graph.text import Text
from reports.deliverable import Deliverable
from reports.dossier.candidacies import candidate_firms
from reports.dossier.offers import LONGEST_OFFER, TERMS
from reports.dossier.page import Dossier
from reports.wording.competition import finding_words
from reports.wording.file_names import file_stem
from reports.wording.language import without_brackets
from reports.wording.punctuation import with_brackets
from reports.wording.sentences import chain_name, firm_name, firm_place, home_name
from views.documents.chain import choose_chain
from views.documents.downloads import Part, download, download_all
from views.documents.preview import preview
from views.documents.previous_version import PreviousVersion
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.query_params import keep, requested, requested_among, settle

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


def briefs(context: PageContext, deliverable: Deliverable[Dossier], form: str) -> None:
    """Draw the choice of a firm, what may be offered to it, its file and its pages."""
    left, right = st.columns(2)
    with left:
        chain = choose_chain(context, _chain_of(context, requested("firm")), with_all=False)
    firms = _firms(context.judgement, context.key, chain)
    with right:
        chosen = _choose_firm(context, firms)
    if chosen is None:
        st.info(context.text(NO_FIRM))
    elif chosen == ALL_FIRMS:
        download_all(
            context,
            deliverable,
            form,
            [_part(context, firm, chain) for firm in firms],
            _name(context, deliverable, chain),
        )
    else:
        _one(context, deliverable, form, TargetFilter((chain,), firms=(chosen,)))


def _chain_of(context: PageContext, firm: str) -> str | None:
    """Find a chain for whose targets a firm is a candidate, if there is one."""
    leads = context.judgement.candidacies.get(firm, ())
    targets = (context.judgement.target(lead.link_id) for lead in leads)
    return next((target.chains[0] for target in targets if target is not None), None)


@st.cache_resource(max_entries=32, show_spinner=False)
def _firms(_judgement: Judgement, key: str, chain: str) -> tuple[str, ...]:
    del key
    return tuple(firm for firm, _ in candidate_firms(_judgement, TargetFilter((chain,))))


def _choose_firm(context: PageContext, firms: tuple[str, ...]) -> str | None:
    """Draw the choice of a firm: those of the chain, the one that the address names, all of them."""
    named = context.city.firms.get(requested("firm"))
    if named is not None and named.local:
        st.warning(escape_markdown(context.text(LOCAL, firm=firm_name(named))))
    extra = [named.id] if named is not None and not named.local and named.id not in firms else []
    options = [*firms, *extra, *([ALL_FIRMS] if len(firms) > 1 else [])]
    if not options:
        return None
    chosen = st.selectbox(
        context.text(texts.FIRM),
        options,
        format_func=lambda firm: _told(context, firm, len(firms)),
        key=requested_among("firm", "documents-firm", options, options[0]),
        on_change=keep,
        args=("documents-firm", "firm"),
    )
    settle("firm", chosen)
    return chosen


def _told(context: PageContext, firm: str, count: int) -> str:
    if firm == ALL_FIRMS:
        return context.text(EVERY_FIRM, count=count)
    found = context.city.firms[firm]
    return with_brackets(firm_name(found), firm_place(found) or None, context.language)


def _one(context: PageContext, deliverable: Deliverable[Dossier], form: str, scope: TargetFilter) -> None:
    offered = _offered(context)
    download(context, deliverable, form, scope, PreviousVersion(), offered)
    preview(context, deliverable.id, scope, offered)


def _offered(context: PageContext) -> Mapping[str, str]:
    """Draw a field for each term and return what is typed."""
    with st.expander(context.text(OFFER)):
        columns = st.columns(2)
        typed = {
            term.id: columns[at % 2].text_input(
                context.text(term.label), max_chars=LONGEST_OFFER, key=f"offer-{term.id}"
            )
            for at, term in enumerate(TERMS)
        }
        for text in typed.values():
            for found in (
                find_wording(text, firm_names(context.city), place_names(context.city)) if text.strip() else ()
            ):
                st.warning(escape_markdown(finding_words(found, context.language)))
    return {term: text for term, text in typed.items() if text.strip()}


def _part(context: PageContext, firm: str, chain: str) -> Part:
    return Part(firm_name(context.city.firms[firm]), TargetFilter((chain,), firms=(firm,)))


def _name(context: PageContext, deliverable: Deliverable[Dossier], chain: str) -> str:
    home = home_name(context.city.region, context.language)
    of_chain = without_brackets(chain_name(context.city.chains[chain], context.language))
    return file_stem(f"{home}{deliverable.label.of(context.language)}", with_brackets("", of_chain, context.language))
