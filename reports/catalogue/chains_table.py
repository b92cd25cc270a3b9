"""All chains of the city as one table: a row a target, with its firms by tier, so that the whole fits a few pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.analysis.candidates.growers import local_growers
from graph.analysis.judgement import Judgement
from graph.analysis.verdicts.states import Tier
from graph.text import Text
from reports.catalogue.lists import CHAIN, LINK, Headers, ListTable
from reports.catalogue.rows import ChainSheet
from reports.formats.excel_cells import Cell
from reports.wording.growers import named_grower
from reports.wording.language import Language
from reports.wording.punctuation import join_names

NAME = Text("各链目标", "All chains")
NOTE = Text(
    "一个目标一行，企业按优先排；每家的依据、下一步和要填的格在各链的表里。",
    "A row a target, its firms by tier; grounds, next steps and cells to be filled in are on each chain's sheet.",
)
BEFORE: Headers = (
    (CHAIN, 15),
    (LINK, 20),
    (Text("重点与策略", "Priority, strategy"), 34),
    (Text("为什么要补", "Why"), 56),
    (Text("先问的本地企业", "Local firms to ask first"), 34),
)
FIRMS, LOCAL = 36, 3
"""Characters of a column of firms, and local firms that a cell names."""
NOBODY = Text("没有候选，先补找", "no candidate; find some first")
SURVEYED = Text(
    "待摸底，还没有目标；要问的见表“{name}”", "To be surveyed, no targets yet; questions on the sheet “{name}”"
)


def chains_table(judgement: Judgement, sheets: Sequence[ChainSheet], language: Language) -> ListTable:
    """Make the table of the targets of all chains from the rows of their sheets; of tiers, those that have firms."""
    given = {row.told()["tier"] for sheet in sheets for row in sheet.rows}
    tiers = [tier for tier in Tier if tier is Tier.FIRST or tier.label(language) in given]
    heads = (*BEFORE, *((Text(tier.zh, tier.en), FIRMS) for tier in tiers))
    rows = tuple(row for sheet in sheets for row in _rows(judgement, sheet, tiers, language))
    return ListTable(
        NAME.of(language), NOTE.of(language), tuple((head.of(language), width) for head, width in heads), rows
    )


def _rows(
    judgement: Judgement, sheet: ChainSheet, tiers: Sequence[Tier], language: Language
) -> Iterator[tuple[Cell, ...]]:
    if sheet.survey is not None:
        yield (sheet.name, None, None, SURVEYED.of(language, name=sheet.name), None, *(None for _ in tiers))
    for link, found in groupby(sheet.rows, key=lambda row: row.link_id):
        rows = [row.told() for row in found]
        firms = [_firms(rows, tier, language) for tier in tiers]
        if not any(firms):
            firms[0] = NOBODY.of(language)
        local = join_names(
            (named_grower(each, language) for each in local_growers(judgement.city, link)[:LOCAL]), language
        )
        first = rows[0]
        yield (sheet.name, first["link"], first["focus"], first["why_brief"], local or None, *firms)


def _firms(rows: Sequence[dict[str, Cell]], tier: Tier, language: Language) -> Cell:
    told = [str(row["firm"]) for row in rows if row["tier"] == tier.label(language)]
    return join_names(told, language) or None
