"""`totals`: projects and amounts by step, quarter, chain, district or office, beside what is published."""

from argparse import Namespace

from graph.analysis.ledger.totals import By, TotalRow, published, totals
from graph.model.ledger_words import AmountKind
from graph.text import Text
from pipeline.cli.ledger_entries import AMOUNTS
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.ledger_access import ON, ledger_for
from pipeline.cli.shared.output import CommandResult, Content
from reports.wording.language import Language
from reports.wording.ledger_totals import COMPARED, key_text, left_text, published_text, sums_text

HEADINGS = {
    "key_name": ("项", "Item"),
    "projects_number": ("项目", "Projects"),
    "added": ("计入", "Added"),
    "left_number": ("不计入", "Left out"),
    "without": ("无金额", "No amount"),
    "sums_text": ("金额（按口径分列）", "Amounts by rule"),
    "left_text": ("为什么不计入", "Why left out"),
}
AGREE = {True: Text("是", "yes"), False: Text("否", "no")}
BYS = {each.value: each for each in By}


def run_totals(args: Namespace) -> CommandResult:
    """Return a row for each key and the whole as the last."""
    ledger, language = ledger_for(args), language_of(args)
    kind = AMOUNTS.get(args.kind, AmountKind.TOTAL)
    found = totals(ledger, BYS[args.by], kind)
    told = [row_content(row, key_text(ledger.city, found.by, row.key, language), language) for row in found.rows]
    whole = row_content(found.whole, "合计" if language == "zh" else "All", language)
    beside = [published_text(each, language) for each in published(ledger)]
    content = {
        "status": "totals",
        "day": ledger.day,
        "load": ledger.city.load.id,
        "amount": kind.value,
        "amount_name": kind.label(language),
        "by_name": found.by.label(language),
        "reconciles": found.reconciles(),
        "agree": AGREE[found.reconciles()].of(language),
        "doubles": [project.id for project in found.doubles],
        "published": beside,
        "rows": [*told, whole],
    }
    return CommandResult(0, content, HEADINGS, (*beside, COMPARED.of(language)) if beside else ())


def row_content(row: TotalRow, name: str, language: Language) -> Content:
    """Return a row as plain values and words; sums are texts, for they are exact."""
    return {
        "key": row.key,
        "key_name": name,
        "projects_number": len(row.projects),
        "projects": [project.id for project in row.projects],
        "added": len(row.added),
        "left_number": len(row.left),
        "left": {left.amount.project.id: left.trap.value for left in row.left},
        "without": len(row.without),
        "sums": {rule.value: str(total) for rule, total in row.sums.items()},
        "sums_text": sums_text(row, language),
        "left_text": left_text(row, language) or None,
    }


COMMAND = Command(
    name="totals",
    help="projects and amounts of the ledger by step, quarter, chain, district, office; nothing added that must not be",
    run=run_totals,
    arguments=(
        *ON,
        argument("--by", choices=BYS, default="step", help="by what they are told"),
        argument("--kind", choices=AMOUNTS, default="total", help="which of the five amounts"),
    ),
    titles={
        "totals": (
            "{day} 台账按{by_name}：{amount_name}；各行合计与总计相符：{agree}",
            "Ledger of {day} by {by_name}: {amount_name}; rows come to the whole: {agree}",
        )
    },
)
