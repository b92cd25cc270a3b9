"""`measures`: local supply, completeness, concentration, gaps and single points of failure, chain by chain."""

from argparse import Namespace

from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.measures.city_measures import ChainMeasures, CityMeasures, measure_city
from graph.model.edges import Edge
from graph.model.fact import Fact
from graph.model.facts import identity
from pipeline.cli.shared.command import CHAIN, Command
from pipeline.cli.shared.graph_access import judgement_for, language_of, selected_chains
from pipeline.cli.shared.output import CommandResult, Content
from reports.wording.language import Language
from reports.wording.measures import NO_QUOTIENT, index_text, point_text, ratio_text, related_text, trial_text
from reports.wording.sentences import chain_name

HEADINGS = {
    "chain": ("产业链", "Chain"),
    "local_supply": ("本地配套率", "Local supply"),
    "completeness": ("完整度", "Completeness"),
    "gap_index": ("缺口指数", "Gap index"),
    "concentration": ("集中度 HHI", "HHI"),
    "largest": ("做得最多的一家", "Largest party"),
    "single_point": ("最要紧的一家", "Gravest single point"),
}


def measures(args: Namespace) -> CommandResult:
    """Return a row for each chain asked for, and the measures of the city."""
    with judgement_for(args) as judgement:
        language, found = language_of(args), measure_city(judgement)
        content = {
            "status": "measures",
            "load": judgement.city.load.id,
            "city": city_row(found, language),
            "rows": [chain_row(judgement, found.chains[chain], language) for chain in selected_chains(judgement, args)],
        }
        return CommandResult(0, content, HEADINGS)


def city_row(found: CityMeasures, language: Language) -> Content:
    """Return the measures of the whole city."""
    return {
        "local_supply": ratio_text(found.local_supply, language),
        "local_supply_counts": counts(found.local_supply),
        "location_quotient": None,
        "location_quotient_reason": NO_QUOTIENT.of(language),
        "relatedness_badge": trial_text(language),
    }


def chain_row(judgement: Judgement, found: ChainMeasures, language: Language) -> Content:
    """Return the measures of one chain as words, and as numerators and denominators."""
    city = judgement.city
    points = [point_text(city, point, language) for point in found.single_points]
    return {
        "chain_id": found.chain_id,
        "chain": chain_name(city.chains[found.chain_id], language),
        "local_supply": ratio_text(found.local_supply, language),
        "completeness": ratio_text(found.completeness, language, "环"),
        "gap_index": index_text(found.gap_index, language),
        "concentration": index_text(found.concentration.index, language),
        "largest": ratio_text(found.concentration.largest, language, "环"),
        "single_point": points[0] if points else None,
        "single_points": [
            {
                "party": point.family,
                "firm_ids": [firm.id for firm in point.firms],
                "link_ids": list(point.affected),
                "lost": list(point.lost),
                "beyond": list(point.affected_downstream),
                "reason": reason,
            }
            for point, reason in zip(found.single_points, points, strict=True)
        ],
        "related": related_text(city, found, language),
        "densities": {link: counts(each) for link, each in found.related.items()},
        "counts": {
            "local_supply": counts(found.local_supply),
            "completeness": counts(found.completeness),
            "gap_index": counts(found.gap_index),
            "concentration": counts(found.concentration.index),
        },
    }


def counts(ratio: Ratio) -> Content:
    """Return numerator, denominator and what is unknown, with the records counted."""
    return {
        "part": round(ratio.part, 6),
        "whole": round(ratio.whole, 6),
        "unknown": round(ratio.unknown, 6),
        "counted": [name(record) for record in ratio.numerator_facts],
        "of": [name(record) for record in ratio.denominator_facts],
        "unclear": [name(record) for record in ratio.unknown_facts],
    }


def name(record: Fact) -> str:
    """Return the id of a node, or the two ends of a relation as `start>end`."""
    return f"{record.start}>{record.end}" if isinstance(record, Edge) else identity(record)[0]


COMMAND = Command(
    name="measures",
    help="local supply, completeness, concentration and gaps, by chain",
    run=measures,
    arguments=(CHAIN,),
    titles={"measures": ("资料版次 {load}：{count} 条产业链的指标", "Graph {load}: measures of {count} chains")},
)
