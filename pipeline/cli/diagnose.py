"""`diagnose`: the state of every link, with its reasons and the facts' own ids."""

from argparse import Namespace

from graph.analysis.judgement import Judgement
from graph.analysis.targets.link_context import LinkContext
from graph.analysis.verdicts.diagnosis import Verdict
from pipeline.cli.shared.command import CHAIN, Command
from pipeline.cli.shared.graph_access import judgement_for, language_of, selected_chains
from pipeline.cli.shared.output import CommandResult, Content, rows
from reports.wording.exclusions import exclusion_text
from reports.wording.language import Language
from reports.wording.sentences import (
    card_subtitle,
    chain_name,
    fact_line,
    short_name,
)
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import nearest_tipping_facts_text, remark_text, state_text, tipping_fact_text

HEADINGS = {
    "chain_id": ("产业链", "Chain"),
    "link": ("链环", "Link"),
    "verdict": ("判定", "Verdict"),
    "rule": ("规则", "Rule"),
    "stable": ("稳定", "Stable"),
    "detail": ("依据", "Basis"),
}


def diagnose(args: Namespace) -> CommandResult:
    """Return a row for each link of the chains asked for."""
    with judgement_for(args) as judgement:
        language = language_of(args)
        found = [
            verdict_row(judgement, chain, verdict, language)
            for chain in selected_chains(judgement, args)
            for verdict in judgement.inside(chain).values()
        ]
        return rows("diagnose", judgement.city.load.id, found, HEADINGS)


def verdict_row(judgement: Judgement, chain_id: str, verdict: Verdict, language: Language) -> Content:
    """Return one verdict as plain values and sentences."""
    city, excluded = judgement.city, judgement.why_not(verdict.link_id)
    return {
        "chain_id": chain_id,
        "chain": chain_name(city.chains[chain_id], language),
        "link_id": verdict.link_id,
        "link": short_name(city.links[verdict.link_id], language),
        "stage": city.stage(chain_id, verdict.link_id).value,
        "state": verdict.state.value,
        "grade": None if verdict.grade is None else verdict.grade.value,
        "mark": verdict.mark.value,
        "verdict": state_text(verdict.rule, language),
        "rule": verdict.rule.id,
        "fired": list(verdict.rule_ids),
        "reasons": [
            verdict_sentence(city, verdict, language),
            *(remark_text(note, language) for note in verdict.remarks),
        ],
        "why_no_target": None if excluded is None else exclusion_text(city, excluded, language),
        "facts": [fact_line(city, fact, language) for fact in verdict.facts()],
        "counts": {reading.measure.value: reading.value for reading in verdict.measure_counts},
        "basis": None if verdict.basis is None else verdict.basis.value,
        "stable": verdict.stable,
        "nearest": nearest_tipping_facts_text(verdict, language),
        "turns": [tipping_fact_text(turn, language) for turn in verdict.tipping_facts],
        "factors": _factors(judgement.context_of(verdict.link_id)),
        "detail": card_subtitle(city, verdict, language),
    }


def _factors(around: LinkContext) -> Content:
    return {
        "core_inputs": len(around.core_inputs),
        "core_inputs_here": len(around.local_core_inputs),
        "outside": [edge.start for edge in around.outside_inputs],
        "local_users": [edge.end for edge in around.local_users],
        "holds": sorted(around.dependents),
    }


COMMAND = Command(
    name="diagnose",
    help="the state of every link, with rule, facts and what would change it",
    run=diagnose,
    arguments=(CHAIN,),
    titles={"diagnose": ("资料版次 {load}：{count} 个判定", "Graph {load}: {count} verdicts")},
)
