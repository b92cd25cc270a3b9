"""`targets`: what to supplement, extend and strengthen, each target with its reasons."""

from argparse import Namespace

from graph.analysis.judgement import Judgement
from graph.analysis.targets.target_score import ATTRACTIVENESS, FEASIBILITY
from graph.analysis.targets.targets import Target
from pipeline.cli.shared.command import CHAIN, Command
from pipeline.cli.shared.graph_access import judgement_for, language_of, selected_chains
from pipeline.cli.shared.output import CommandResult, Content, rows
from pipeline.cli.shared.scores import terms
from reports.wording.language import Language
from reports.wording.sentences import (
    short_name,
)
from reports.wording.targets import ground_text, reason

HEADINGS = {
    "rank": ("序", "#"),
    "link": ("链环", "Link"),
    "strategy_name": ("策略", "Strategy"),
    "score": ("得分", "Score"),
    "attractiveness": ("必要", "Merit"),
    "feasibility": ("可行", "Feasible"),
    "known": ("齐备", "Known"),
    "steadiness": ("排位稳定", "In top 10"),
    "reason": ("理由", "Reason"),
}


def targets(args: Namespace) -> CommandResult:
    """Return a row for each target of the chains asked for, best first; ranks are those of the whole city."""
    with judgement_for(args) as judgement:
        chains, language = set(selected_chains(judgement, args)), language_of(args)
        found = [
            target_row(judgement, target, rank, language)
            for rank, target in enumerate(judgement.targets, 1)
            if chains & set(target.chains)
        ]
        return rows("targets", judgement.city.load.id, found, HEADINGS)


def target_row(judgement: Judgement, target: Target, rank: int, language: Language) -> Content:
    """Return one target as plain values and sentences."""
    city = judgement.city
    return {
        "rank": rank,
        "link_id": target.link_id,
        "link": short_name(city.links[target.link_id], language),
        "chain_ids": list(target.chains),
        "state": target.verdict.state.value,
        "strategy": target.strategy.value,
        "strategy_name": target.strategy.label(language),
        "strategies": [strategy.value for strategy in target.strategies],
        "check_first": target.verify_first,
        "score": target.score.points,
        "attractiveness": target.score.subset(ATTRACTIVENESS).points,
        "feasibility": target.score.subset(FEASIBILITY).points,
        "known": round(target.score.evidence_share, 4),
        "steadiness": judgement.top_ten_shares[target.link_id],
        "reason": reason(city, target, language),
        "reasons": [
            {
                "rule": ground.rule.id,
                "strategy": ground.rule.strategy.value,
                "reason": ground_text(city, target, ground, language),
            }
            for ground in target.grounds
        ],
        "terms": terms(target.score),
    }


COMMAND = Command(
    name="targets",
    help="what to supplement, extend and strengthen, in order, with reasons",
    run=targets,
    arguments=(CHAIN,),
    titles={"targets": ("资料版次 {load}：{count} 个目标", "Graph {load}: {count} targets")},
)
