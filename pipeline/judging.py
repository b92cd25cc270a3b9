"""`diagnose`, `targets` and `candidates`: the judgement as rows, each with its reasons and the facts' own ids."""

from argparse import ArgumentParser, Namespace

from graph.analysis.candidates.candidates import Candidate, follow_ups, rank_candidates
from graph.analysis.facts.score import Score
from graph.analysis.judgement import Judgement
from graph.analysis.targets.attraction import ATTRACTIVENESS, FEASIBILITY
from graph.analysis.targets.surroundings import Surroundings
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.errors import NotFound
from pipeline.commands import Command, chain_option, chains_asked, judged, language_of
from pipeline.report import Content, Outcome, rows
from reports.wording.language import Language
from reports.wording.sentences import (
    against_words,
    brief_name,
    candidate_reason,
    chain_name,
    commitment_words,
    detail,
    fact_line,
    firm_name,
    firm_place,
    lead_words,
)
from reports.wording.target_words import ground_words, reason
from reports.wording.verdict_words import nearest_words, note_words, rule_words, state_words, turn_words

VERDICT_HEADS = {
    "chain_id": ("产业链", "Chain"),
    "link": ("链环", "Link"),
    "verdict": ("判定", "Verdict"),
    "rule": ("规则", "Rule"),
    "stable": ("稳定", "Stable"),
    "detail": ("依据", "Basis"),
}
TARGET_HEADS = {
    "rank": ("序", "#"),
    "link": ("链环", "Link"),
    "strategy_name": ("策略", "Strategy"),
    "score": ("得分", "Score"),
    "attractiveness": ("值", "Worth"),
    "feasibility": ("办", "Can"),
    "known": ("有事实", "Known"),
    "steadiness": ("稳居前十", "In top 10"),
    "reason": ("理由", "Reason"),
}


CANDIDATE_HEADS = {
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


def diagnose(asked: Namespace) -> Outcome:
    """Return a row for each link of the chains asked for."""
    with judged(asked) as judgement:
        language = language_of(asked)
        found = [
            verdict_row(judgement, chain, verdict, language)
            for chain in chains_asked(judgement, asked)
            for verdict in judgement.inside(chain).values()
        ]
        return rows("diagnose", judgement.city.load.id, found, VERDICT_HEADS)


def targets(asked: Namespace) -> Outcome:
    """Return a row for each target of the chains asked for, best first; ranks are those of the whole city."""
    with judged(asked) as judgement:
        chains, language = set(chains_asked(judgement, asked)), language_of(asked)
        found = [
            target_row(judgement, target, rank, language)
            for rank, target in enumerate(judgement.targets, 1)
            if chains & set(target.chains)
        ]
        return rows("targets", judgement.city.load.id, found, TARGET_HEADS)


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
        return rows("candidates", judgement.city.load.id, found, CANDIDATE_HEADS)


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


def link_option(parser: ArgumentParser) -> None:
    """Let candidates be limited to links and chains."""
    chain_option(parser)
    parser.add_argument("--link", action="append", default=[], metavar="ID", help="only this link; may be repeated")


def verdict_row(judgement: Judgement, chain_id: str, verdict: Verdict, language: Language) -> Content:
    """Return one verdict as plain values and sentences."""
    city = judgement.city
    return {
        "chain_id": chain_id,
        "chain": chain_name(city.chains[chain_id], language),
        "link_id": verdict.link_id,
        "link": brief_name(city.links[verdict.link_id], language),
        "stage": city.stage(chain_id, verdict.link_id).value,
        "state": verdict.state.value,
        "grade": None if verdict.grade is None else verdict.grade.value,
        "verdict": state_words(verdict.rule, language),
        "rule": verdict.rule.id,
        "fired": list(verdict.fired),
        "reasons": [rule_words(verdict.rule, language), *(note_words(note, language) for note in verdict.notes)],
        "facts": [fact_line(city, fact, language) for fact in verdict.facts()],
        "counts": {reading.measure.value: reading.value for reading in verdict.readings},
        "basis": None if verdict.basis is None else verdict.basis.value,
        "stable": verdict.stable,
        "nearest": nearest_words(verdict, language),
        "turns": [turn_words(turn, language) for turn in verdict.turns],
        "factors": _factors(judgement.around(verdict.link_id)),
        "detail": detail(city, verdict, language),
    }


def _factors(around: Surroundings) -> Content:
    return {
        "core_inputs": len(around.core_inputs),
        "core_inputs_here": len(around.core_here),
        "outside": [edge.start for edge in around.outside],
        "local_users": [edge.end for edge in around.users_here],
        "holds": sorted(around.holds),
    }


def target_row(judgement: Judgement, target: Target, rank: int, language: Language) -> Content:
    """Return one target as plain values and sentences."""
    city = judgement.city
    return {
        "rank": rank,
        "link_id": target.link_id,
        "link": brief_name(city.links[target.link_id], language),
        "chain_ids": list(target.chains),
        "state": target.verdict.state.value,
        "strategy": target.strategy.value,
        "strategy_name": target.strategy.label(language),
        "strategies": [strategy.value for strategy in target.strategies],
        "check_first": target.check_first,
        "score": target.score.points,
        "attractiveness": target.score.only(ATTRACTIVENESS).points,
        "feasibility": target.score.only(FEASIBILITY).points,
        "known": round(target.score.known, 4),
        "steadiness": judgement.steadiness[target.link_id],
        "reason": reason(city, target, language),
        "reasons": [
            {
                "rule": ground.rule.id,
                "strategy": ground.rule.strategy.value,
                "reason": ground_words(city, target, ground, language),
            }
            for ground in target.grounds
        ],
        "terms": terms(target.score),
    }


def terms(score: Score) -> list[Content]:
    """Return the terms of a score; a value is null where there is no fact."""
    return [
        {
            "id": term.declared.id,
            "weight": term.declared.weight,
            "value": None if term.value is None else round(term.value, 6),
        }
        for term in score.terms
    ]


COMMANDS = (
    Command("diagnose", "the state of every link, with rule, facts and what would change it", chain_option, diagnose),
    Command("candidates", "whom to attract for each target, with reasons for and against", link_option, candidates),
    Command("targets", "what to supplement, extend and strengthen, in order, with reasons", chain_option, targets),
)
