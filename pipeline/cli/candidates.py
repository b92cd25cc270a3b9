"""`candidates`: whom to attract for a link, with reasons for and against."""

from argparse import Namespace
from collections.abc import Iterator

from graph.analysis.candidates.candidates import Candidate, follow_ups
from graph.analysis.candidates.growers import Grower, local_growers
from graph.analysis.candidates.talkers import Talker, talkers
from graph.analysis.judgement import Judgement
from graph.errors import NotFound
from graph.model.cells import basis_told
from graph.model.kinds import Basis
from pipeline.cli.shared.command import CHAIN, LINK, Command
from pipeline.cli.shared.graph_access import judgement_for, language_of, selected_chains
from pipeline.cli.shared.output import CommandResult, Content, rows
from pipeline.cli.shared.scores import terms
from reports.wording.candidates import candidacy_text, candidate_reason, commitment_text
from reports.wording.growers import approach_label, grower_text, kind_label
from reports.wording.language import Language
from reports.wording.objections import objection_title, objections_text
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, firm_place, short_name
from reports.wording.talkers import FIRST, talker_text, talking_label

HEADINGS = {
    "link": ("链环", "Link"),
    "rank": ("序", "#"),
    "firm": ("企业", "Firm"),
    "place": ("所在地", "Place"),
    "tier_name": ("档次", "Tier"),
    "kind_name": ("引进方式", "Way in"),
    "points": ("匹配度", "Points"),
    "known": ("有事实", "Known"),
    "against_words": ("不利", "Against"),
    "reason": ("理由", "Reason"),
}
TALKS = "talks"
"""Kind of a row for somebody who talked with the city and is no candidate on file."""
LOCAL = "local"
"""Kind of a row for a local firm that could grow into a gap."""

UNRANKED: Content = {
    "rank": None,
    "tier": None,
    "zone": False,
    "points": None,
    "known": None,
    "grade": None,
    "commitments": "",
    "against": [],
    "against_ids": [],
    "against_words": "",
    "terms": [],
}
"""What a row has of one that is no candidate: neither rank nor score."""


def candidates(args: Namespace) -> CommandResult:
    """List candidates of the links asked for, or of every target: who talks, local firms, outside ones by rank."""
    with judgement_for(args) as judgement:
        language = language_of(args)
        found = [row for link in _selected_links(judgement, args) for row in _rows_of_link(judgement, link, language)]
        return rows("candidates", judgement.city.load.id, found, HEADINGS)


def _rows_of_link(judgement: Judgement, link: str, language: Language) -> Iterator[Content]:
    """Yield who talks of a link, the local firms that could grow into it, candidates by rank, and follow-ups.

    What is under way takes no second one: no local firm is to grow into it, and candidates are only in reserve.
    """
    city, target = judgement.city, judgement.target(link)
    recruits = target is None or target.recruits
    for talker in talkers(city, link) if recruits else ():
        yield talker_row(judgement, link, talker, language)
    for grower in local_growers(city, link) if recruits else ():
        yield local_row(judgement, link, grower, language)
    for rank, candidate in enumerate(judgement.candidates(link), 1):
        yield candidate_row(judgement, link, rank, candidate, language)
    for candidate in follow_ups(city, link):
        yield candidate_row(judgement, link, None, candidate, language)


def _selected_links(judgement: Judgement, args: Namespace) -> list[str]:
    for link in args.link:
        if link not in judgement.city.links:
            raise NotFound(f"没有这个链环 / no such link: {link}")
    chains = set(selected_chains(judgement, args))
    return args.link or [target.link_id for target in judgement.targets if chains & set(target.chains)]


def candidate_row(
    judgement: Judgement, link: str, rank: int | None, candidate: Candidate, language: Language
) -> Content:
    """Return one candidate as plain values and sentences; one to be followed up has no rank."""
    return {
        "link_id": link,
        "link": short_name(judgement.city.links[link], language),
        "rank": rank,
        "firm_id": candidate.firm.id,
        "firm": firm_name(candidate.firm),
        "place": firm_place(candidate.firm),
        "kind": candidate.kind.value,
        "kind_name": candidacy_text(candidate, language),
        "tier": candidate.tier.value,
        "tier_name": candidate.tier.label(language),
        "zone": candidate.in_separate_zone,
        "points": candidate.score.points,
        "known": round(candidate.score.evidence_share, 4),
        "basis": candidate.basis.value,
        "grade": None if candidate.grade is None else candidate.grade.value,
        "reason": candidate_reason(candidate, language),
        "commitments": commitment_text(candidate, language),
        "against": [{"rule": each.rule.id, "reason": objections_text(each, language)} for each in candidate.objections],
        "against_ids": [each.rule.id for each in candidate.objections],
        "against_words": join_names((objection_title(each, language) for each in candidate.objections), language),
        "terms": terms(candidate.score),
    }


def local_row(judgement: Judgement, link: str, grower: Grower, language: Language) -> Content:
    """Show a local firm that could grow into a link; it has no rank, which orders firms from elsewhere."""
    return {
        **UNRANKED,
        "link_id": link,
        "link": short_name(judgement.city.links[link], language),
        "firm_id": grower.firm.id,
        "firm": firm_name(grower.firm),
        "place": firm_place(grower.firm),
        "kind": LOCAL,
        "kind_name": kind_label(grower, language),
        "tier_name": approach_label(grower, language),
        "basis": min((basis_told(reason.make) for reason in grower.reasons), key=list(Basis).index).value,
        "reason": grower_text(grower, language),
    }


def talker_row(judgement: Judgement, link: str, talker: Talker, language: Language) -> Content:
    """Show who talked with the city about a link under the name on file, which may be no firm on file."""
    return {
        **UNRANKED,
        "link_id": link,
        "link": short_name(judgement.city.links[link], language),
        "firm_id": None,
        "firm": talker.name,
        "place": "",
        "kind": TALKS,
        "kind_name": talking_label(talker, language),
        "tier_name": FIRST.of(language),
        "basis": basis_told(talker.project).value,
        "reason": talker_text(talker, language),
    }


COMMAND = Command(
    name="candidates",
    help="whom to attract for each target, with reasons for and against",
    run=candidates,
    arguments=(CHAIN, LINK),
    titles={"candidates": ("资料版次 {load}：{count} 条候选", "Graph {load}: {count} candidates")},
)
