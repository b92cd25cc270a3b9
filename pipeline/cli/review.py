"""`review`: wording in typed texts that the fair-competition regulation does not allow, with rule and place."""

from argparse import Namespace

from graph.analysis.competition.rules import PACK
from graph.analysis.competition.typed_texts import FlaggedText, Origin, review, typed_texts
from graph.analysis.facts.city import City, read_city
from graph.analysis.records import Records
from pipeline.cli.shared.command import Command
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.cli.shared.output import CommandResult, Content
from pipeline.settings import open_log, open_store
from reports.wording.competition import HEADINGS, flag_cells
from reports.wording.language import Language

NAMES = ("place", "wording", "context", "certainty_name", "rule_name", "rests_on", "instead")
FLAG_HEADINGS = {name: (head.zh, head.en) for name, head in zip(NAMES, HEADINGS, strict=True)}
MAX_SHOWN = ("place", "certainty_name", "rule_name", "wording", "instead")
"""Columns of a terminal; the others are in the JSON."""


def review_texts(args: Namespace) -> CommandResult:
    """Return a row for each wording found; the exit code is 1 where there is any."""
    settings = settings_of(args)
    records = Records(open_log(settings).entries())
    with open_store(settings).reader() as reader:
        city = read_city(reader)
    flags = review(city, records)
    content = {
        "status": "review",
        "load": city.load.id,
        "rules": PACK.date,
        "texts": sum(1 for _ in typed_texts(city, records)),
        "rows": [flag_row(city, flag, language_of(args)) for flag in flags],
    }
    return CommandResult(1 if flags else 0, content, {name: FLAG_HEADINGS[name] for name in MAX_SHOWN} if flags else {})


def flag_row(city: City, flag: FlaggedText, language: Language) -> Content:
    """Return one finding as plain values and words."""
    where, finding = flag.text, flag.finding
    return {
        "origin": where.origin.value,
        "kind": where.kind,
        "key": list(where.key),
        "entry": int(where.key[0]) if where.origin is Origin.LOG else None,
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule.id,
        "certainty": finding.certainty.value,
        "articles": [str(article) for article in finding.rule.articles],
        **dict(zip(NAMES, flag_cells(city, flag, language), strict=True)),
    }


COMMAND = Command(
    name="review",
    help="wording in typed texts against the fair-competition regulation",
    run=review_texts,
    titles={
        "review": (
            "资料版次 {load}：文字 {texts} 处，按规则包 {rules} 版查出 {count} 处表述",
            "Graph {load}: {texts} texts, {count} wordings found by the rule pack of {rules}",
        )
    },
)
