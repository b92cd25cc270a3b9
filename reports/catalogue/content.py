"""The target-enterprise catalogue 招商引资目标企业目录: what it says, without a format.

One row a candidate for each target; a target without candidates on file keeps one row with the firm's columns blank.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.competition.typed_texts import review
from graph.analysis.judgement import Judgement
from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.analysis.versions.diff import VersionDiff, diff_versions
from graph.analysis.versions.version_record import VersionRecord, limits_of, take_version_record
from graph.model.evidence import host_of
from graph.model.kinds import Basis
from graph.store.base import Load
from graph.text import Text
from reports.catalogue.carrying import Carried, carry_words, shown_cells
from reports.catalogue.chains_table import chains_table
from reports.catalogue.columns import COLUMNS
from reports.catalogue.firm_rows import FirmTable, firm_tables
from reports.catalogue.firm_words import Lead
from reports.catalogue.lists import ListTable, list_tables, survey_table
from reports.catalogue.rows import CatalogueRow, ChainSheet, Listed, RowSource, rows_of
from reports.catalogue.units import unit_names
from reports.formats.typed_cells import NOTHING_TYPED, Key, ShownCell, TypedCells
from reports.wording.citations import Hosts, hosts_of
from reports.wording.competition import flag_rows, summary_text
from reports.wording.editions import edition_words
from reports.wording.language import Language, without_brackets
from reports.wording.sentences import chain_name, home_name
from reports.wording.target_filters import chain_names, scope_text
from reports.wording.titles import BARE, chain_title

TITLE = Text("{city}招商引资目标企业目录", "{city}: target-enterprise catalogue")
CHAIN_TITLE = Text("{chain}招商目标企业目录", "{chain}: target enterprises")
SUBTITLE = Text("按产业链分表；由数据生成，供研究讨论", "One sheet a chain; made from the data, for discussion")
NOTE = Text("空格表示没有资料；没有查到，不等于没有", "Blank: no record; none found does not mean there is none")
NO_ROWS = Text("本链在所选范围内没有目标。", "No target of this chain is within the scope.")

EVERYTHING = TargetFilter()
NO_RECORDS = Records()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source cited: its text, host, standing in words and how many rows cite it."""

    source: str
    host: str | None
    standing: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the catalogue holds; `firms` come first, then `lists` (calls, what is seen through, supply risks).

    `overview` is the one table of all chains where the scope is the whole city: it and the lists of firms are what is
    printed then. `units` may be chosen where a unit is to be filled in; `shown` is what stands in cells to be filled
    in, `carried` what became of those of an earlier catalogue. `blank` names the columns in which no row says anything;
    `competition` is what the check of typed texts came to, `flagged` its findings under HEADINGS of
    reports.wording.competition; `hosts` are what is on file of hosts; `export` is how everything in scope stands,
    by which a later catalogue can be compared with this one, and `versions` how it differs from an earlier one.
    """

    language: Language
    title: str
    subtitle: str
    scope: str
    content: str
    version: str
    filters: str
    load: Load
    strategies: tuple[tuple[Strategy, int], ...]
    bases: tuple[tuple[Basis, int], ...]
    blank: tuple[str, ...]
    firms: tuple[FirmTable, ...]
    overview: ListTable | None
    lists: tuple[ListTable, ...]
    sheets: tuple[ChainSheet, ...]
    sources: tuple[SourceLine, ...]
    hosts: Hosts
    units: tuple[str, ...]
    shown: Mapping[Key, ShownCell]
    carried: Carried
    competition: str
    flagged: tuple[tuple[str, ...], ...]
    export: VersionRecord
    versions: VersionDiff | None


def build_catalogue(
    judgement: Judgement,
    scope: TargetFilter = EVERYTHING,
    records: Records = NO_RECORDS,
    language: Language = "zh",
    previous: VersionRecord | None = None,
    typed: TypedCells = NOTHING_TYPED,
) -> Catalogue:
    """Return the catalogue of what a scope asks for; what the records say of a target or firm stands in its row.

    `previous` is the version record of an earlier catalogue to be compared with, `typed` what the office typed into it.
    Raises NotFound where the scope names what the facts do not hold, InvalidRequest where the earlier one is of another
    city or of other chains.
    """
    city = judgement.city
    asked = scope.chains_in(judgement)
    listed: Listed = {(act.link_id, act.firm_id): (entry, act) for entry, act in records.shortlist}
    source = RowSource(judgement, scope, listed, typed, language)
    sheets = tuple(_sheet(source, chain) for chain in asked)
    rows = [row for sheet in sheets for row in sheet.rows]
    firms = firm_tables(judgement, _leads(source, asked), typed, language)
    flags = review(city, records)
    export = take_version_record(judgement, asked, limits_of(scope))
    found = {target.link_id: target for chain in asked for target in scope.targets_of(judgement, chain)}
    targets = list(found.values())
    home = home_name(city.region, language)
    return Catalogue(
        language=language,
        title=TITLE.of(language, city=home),
        subtitle=SUBTITLE.of(language),
        scope=_scope(judgement, asked, language),
        content=_content(len(targets), len(rows), language),
        version=edition_words(city.load, language),
        filters=scope_text(judgement, scope, language),
        load=city.load,
        strategies=tuple((each, sum(target.strategy is each for target in targets)) for each in Strategy),
        bases=tuple((basis, sum(row.basis is basis for row in rows)) for basis in Basis),
        blank=_blank(rows, language),
        firms=firms,
        overview=chains_table(judgement, sheets, language) if 1 < len(asked) == len(city.chains) else None,
        lists=list_tables(judgement, asked, scope, language),
        sheets=sheets,
        sources=_sources(judgement, rows, language),
        hosts=hosts_of(city),
        units=unit_names(judgement, asked),
        shown=shown_cells(sheets, firms, typed),
        carried=carry_words(typed, sheets, firms, language),
        competition=summary_text(flags, language),
        flagged=flag_rows(city, flags, language),
        export=export,
        versions=None if previous is None else diff_versions(previous, export),
    )


def _blank(rows: list[CatalogueRow], language: Language) -> tuple[str, ...]:
    """Name the columns in which no row says anything, but those that the office fills in."""
    told = ((place, column) for place, column in enumerate(COLUMNS) if column.typed is None)
    return tuple(
        column.head.of(language) for place, column in told if rows and all(row.cells[place] is None for row in rows)
    )


def _wanted(source: RowSource, chain_id: str) -> list[Target]:
    """List the targets of a chain that firms are looked for."""
    targets = source.scope.targets_of(source.judgement, chain_id)
    return [each for each in targets if each.strategy is not Strategy.SEE_THROUGH]


def _leads(source: RowSource, chains: Iterable[str]) -> Iterator[Lead]:
    """Yield every candidate of every target of some chains."""
    for chain in chains:
        for target in _wanted(source, chain):
            for candidate in source.judgement.candidates(target.link_id):
                if source.scope.admits(candidate):
                    yield Lead(chain, target, candidate)


def _sheet(source: RowSource, chain_id: str) -> ChainSheet:
    judgement, language = source.judgement, source.language
    name = without_brackets(chain_name(judgement.city.chains[chain_id], language))
    rows = tuple(rows_of(source, chain_id, _wanted(source, chain_id)))
    title = CHAIN_TITLE.of(language, chain=chain_title(name, BARE, language))
    survey = survey_table(judgement, chain_id, language)
    return ChainSheet(chain_id, name, title, NOTE.of(language), rows, survey)


def _scope(judgement: Judgement, chains: tuple[str, ...], language: Language) -> str:
    if len(chains) == len(judgement.city.chains):
        return f"全部 {len(chains)} 条产业链" if language == "zh" else f"All {len(chains)} chains"
    return chain_names(judgement, chains, language)


def _content(targets: int, rows: int, language: Language) -> str:
    if language == "zh":
        told = f"{targets} 个目标；其中招引与强链的 {rows} 行，逐条列候选企业、缺口依据、出处；盯办的另成一表。"
        return f"{told}一个链环属几条链时，各链表中都列"
    told = f"{targets} targets; those to recruit for or strengthen in {rows} rows with candidates, reasons, sources; "
    return f"{told}those to see through on a sheet of their own. A link of several chains is on each"


def _sources(judgement: Judgement, rows: list[CatalogueRow], language: Language) -> tuple[SourceLine, ...]:
    """Return every source cited by a row, most cited first."""
    cited = Counter(source for row in rows for source in row.sources)
    lines = []
    for source, times in sorted(cited.items(), key=lambda each: (-each[1], each[0])):
        host = host_of(source)
        grade = judgement.city.grades.get(host) if host is not None else None
        lines.append(SourceLine(source, host, None if grade is None else grade.label(language), times))
    return tuple(lines)
