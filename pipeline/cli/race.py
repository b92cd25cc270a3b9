"""`race`: a scheme of the race applied to districts or task forces; every figure names its projects."""

from argparse import Namespace
from decimal import Decimal

from graph.analysis.ledger.indicators import UnitKind
from graph.analysis.ledger.race import Lane, Race, race
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.ledger_access import ON, ledger_for
from pipeline.cli.shared.output import CommandResult, Content
from reports.wording.language import Language
from reports.wording.ledger import NOT_REPORTED

KINDS = {each.value: each for each in UnitKind}
FACETS = ("贡献", "速度", "效能")


def run_race(args: Namespace) -> CommandResult:
    """Return a row for each unit, those ranked first."""
    ledger, language = ledger_for(args), language_of(args)
    period = args.period or ledger.day[:4]
    found = race(ledger, args.scheme, KINDS[args.by], period, args.unit)
    heads = {"rank": ("名次", "Rank"), "unit": ("单位", "Unit")}
    heads |= {f"part_{part.id}": (part.zh, part.en) for part in found.parts}
    heads |= {"total": ("合计", "Total"), "known": ("已知权重", "Known weight")}
    rows = [lane_row(found, lane, language) for lane in found.lanes]
    content = {
        "status": "race",
        "day": ledger.day,
        "scheme": args.scheme,
        "period": period,
        "load": ledger.city.load.id,
    }
    return CommandResult(0, {**content, "rows": rows}, heads)


def lane_row(found: Race, lane: Lane, language: Language) -> Content:
    """Return a unit with its points, its figures and the projects behind each."""
    return {
        "rank": lane.rank,
        "unit": lane.unit,
        **{f"part_{part}": _points(points, language) for part, points in lane.points.items()},
        "points": {part: None if points is None else _plain(points) for part, points in lane.points.items()},
        "total": None if lane.total is None else _plain(lane.total),
        "known": _plain(found.known_weight(lane)),
        "missing": list(lane.missing),
        "facets": {facet: None if (f := found.facet(lane, facet)) is None else _plain(f) for facet in FACETS},
        "figures": {
            name: {
                "value": None if each.value is None else _plain(each.value),
                "projects": list(each.projects),
                "proof": each.proof,
            }
            for name, each in lane.figures.items()
        },
    }


def _points(points: Decimal | None, language: Language) -> str:
    return NOT_REPORTED.of(language) if points is None else _plain(points)


def _plain(value: Decimal) -> str:
    """Return a figure with at most four decimals and at least two."""
    text = f"{value:.4f}"
    return text[:-2] if text.endswith("00") else text.rstrip("0")


COMMAND = Command(
    name="race",
    help="districts or task forces compared by a scheme; what is missing is told and not taken for nothing",
    run=run_race,
    arguments=(
        *ON,
        argument("--scheme", default="专班季度", help="县区年度2024, 功效系数, 专班季度, or the city's own"),
        argument("--by", choices=KINDS, default="task_force", help="who is compared"),
        argument("--period", help="2026, 2026-Q3 or 2026-09; else the year of the day"),
        argument("--unit", action="append", default=[], help="only this unit; may be repeated"),
    ),
    titles={"race": ("{period} 赛马（{scheme}）：{count} 个单位", "Race {period} ({scheme}): {count} units")},
)
