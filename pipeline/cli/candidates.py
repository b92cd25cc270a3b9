"""`candidates`: whom to attract for a link, with reasons for and against."""

from argparse import Namespace

from graph.analysis.candidates.candidates import Candidate, follow_ups, rank_candidates
from graph.analysis.judgement import Judgement
from graph.errors import NotFound
from pipeline.cli.shared.asked import chains_asked, judged, language_of
from pipeline.cli.shared.command import CHAIN, LINK, Command
from pipeline.cli.shared.report import Content, Outcome, rows
from pipeline.cli.shared.scores import terms
from reports.wording.language import Language
from reports.wording.sentences import (
    against_words,
    brief_name,
    candidate_reason,
    commitment_words,
    firm_name,
    firm_place,
    lead_words,
)

HEADS = {
    "link": ("链环", "Link"),
    "rank": ("序", "#"),
    "firm": ("企业", "Firm"),
    "place": ("所在地", "Place"),
    "kind_name": ("线索性质", "Kind"),
    "points": ("匹配分", "Points"),
    "known": ("有事实", "Known"),
    "against_ids": ("不利", "Against"),
    "reason": ("理由", "Reason"),
}


def candidates(asked: Namespace) -> Outcome:
    """Return a row for each candidate of the links asked for, of every target where none is named; best first."""
    with judged(asked) as judgement:
        language = language_of(asked)
        found = [
            candidate_row(judgement, link, rank, candidate, language)
            for link in _links_asked(judgement, asked)
            for rank, candidate in [
                *enumerate(rank_candidates(judgement.city, link), 1),
                *((None, each) for each in follow_ups(judgement.city, link)),
            ]
        ]
        return rows("candidates", judgement.city.load.id, found, HEADS)


def _links_asked(judgement: Judgement, asked: Namespace) -> list[str]:
    for link in asked.link:
        if link not in judgement.city.links:
            raise NotFound(f"没有这个链环 / no such link: {link}")
    chains = set(chains_asked(judgement, asked))
    return asked.link or [target.link_id for target in judgement.targets if chains & set(target.chains)]


def candidate_row(
    judgement: Judgement, link: str, rank: int | None, candidate: Candidate, language: Language
) -> Content:
    """Return one candidate as plain values and sentences; one to be followed up has no rank."""
    return {
        "link_id": link,
        "link": brief_name(judgement.city.links[link], language),
        "rank": rank,
        "firm_id": candidate.firm.id,
        "firm": firm_name(candidate.firm),
        "place": firm_place(candidate.firm),
        "kind": candidate.kind.value,
        "kind_name": lead_words(candidate, language),
        "zone": candidate.zone,
        "points": candidate.score.points,
        "known": round(candidate.score.known, 4),
        "basis": candidate.basis.value,
        "grade": None if candidate.grade is None else candidate.grade.value,
        "reason": candidate_reason(candidate, language),
        "commitments": commitment_words(candidate, language),
        "against": [{"rule": each.rule.id, "reason": against_words(each, language)} for each in candidate.against],
        "against_ids": [each.rule.id for each in candidate.against],
        "terms": terms(candidate.score),
    }


COMMAND = Command(
    name="candidates",
    help="whom to attract for each target, with reasons for and against",
    run=candidates,
    arguments=(CHAIN, LINK),
    titles={"candidates": ("图谱 {load}：{count} 条候选", "Graph {load}: {count} candidates")},
)
