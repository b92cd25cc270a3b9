"""The districts in the bulletin: what is ongoing and moved, was done and arrived, the share of the plan, the rank."""

from collections.abc import Mapping

from graph.analysis.ledger.state import ProjectFile
from graph.analysis.ledger.totals import By, TotalRow, totals
from graph.model.ledger_words import PLACE_OF, AmountKind, Step
from graph.text import Text
from reports.formats.document import Block
from reports.ledger.bulletin_figures import Share, moved, percent_text, share_of_plan, sum_text
from reports.ledger.content import Desk, table
from reports.wording.language import BLANK, number
from reports.wording.ledger import NOT_REPORTED
from reports.wording.ledger_totals import key_text

BY_DISTRICT = Text("分县区情况", "By district")
HEADS = (
    (Text("县区", "District"), 22),
    (Text("在推（个）", "Ongoing"), -10),
    (Text("当月推进（个）", "Moved this month"), -12),
    (Text("本年完成", "Done this year"), -19),
    (Text("到位资金", "Funds arrived"), -19),
    (Text("完成本年计划", "Of the year's plan"), -11),
    (Text("名次", "Rank"), -7),
)


def districts(desk: Desk) -> Block:
    """Return the table of districts."""
    heads = [(desk.say(name), share) for name, share in HEADS]
    own = {row.key: _of_city(desk, row) for row in totals(desk.ledger, By.DISTRICT).rows}
    shares = {key: share_of_plan(desk, projects) for key, projects in own.items()}
    rows = (_district(desk, key, projects, shares) for key, projects in own.items() if projects)
    return table(desk.say(BY_DISTRICT), heads, rows)


def _of_city(desk: Desk, row: TotalRow) -> tuple[ProjectFile, ...]:
    return tuple(project for project in row.projects if not desk.ledger.is_apart(project))


def _district(
    desk: Desk, key: str | None, own: tuple[ProjectFile, ...], shares: Mapping[str | None, Share | None]
) -> tuple[str | None, ...]:
    """Return a district as a row; it is ranked by the share of its plan, and not where that is not known."""
    share = shares[key]
    above = [each for of, each in shares.items() if of is not None and each is not None]
    ranked = share is not None and key is not None
    return (
        key_text(desk.ledger.city, By.DISTRICT, key, desk.language),
        number(sum(PLACE_OF[project.step] < PLACE_OF[Step.COMPLETED] for project in own)),
        number(len(moved(desk, own))),
        sum_text(desk, own, AmountKind.YEAR_DONE),
        sum_text(desk, own, AmountKind.ARRIVED),
        desk.say(NOT_REPORTED) if share is None else f"{percent_text(share.percent)}%",
        str(1 + sum(each.percent > share.percent for each in above)) if ranked and share is not None else BLANK,
    )
