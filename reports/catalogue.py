"""The target-enterprise catalogue 招商引资目标企业目录: what it says, without a format.

One row a candidate for each target; a target without candidates on file keeps one row with the firm's columns blank.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.states import Strategy
from graph.analysis.targets import Target
from graph.model.evidence import host_of
from graph.model.kinds import Basis
from graph.store.base import Load
from reports.catalogue_rows import COLUMNS, CatalogueRow, rows_of
from reports.language import Language, Text, outside_brackets
from reports.punctuation import clauses, names, titled
from reports.sentences import chain_name

TITLE = Text("{city}招商引资目标企业目录", "{city}: target-enterprise catalogue")
CHAIN_TITLE = Text("{chain}产业链招商目标企业目录", "{chain}: target enterprises")
SUBTITLE = Text("按产业链分表；由数据生成，供研究讨论", "One sheet a chain; made from the data, for discussion")
NOTE = Text("空白＝无资料；没有查到 ≠ 不存在", "Blank means no record; none seen does not mean none exists")


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """The rows of one chain, with the title and the note above them."""

    chain_id: str
    name: str
    title: str
    note: str
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source cited: its text, host, standing in words and how many rows cite it."""

    source: str
    host: str | None
    standing: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the catalogue holds; `blank` names the columns in which no row says anything."""

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
    sheets: tuple[ChainSheet, ...]
    sources: tuple[SourceLine, ...]


def build_catalogue(
    judgement: Judgement,
    *,
    chains: tuple[str, ...] | None = None,
    strategies: frozenset[Strategy] | None = None,
    language: Language = "zh",
) -> Catalogue:
    """Return the catalogue of the chains and strategies asked for, of all where None."""
    city = judgement.city
    asked = city.order(chains) if chains is not None else tuple(city.chains)
    sheets = tuple(_sheet(judgement, chain, strategies, language) for chain in asked)
    rows = [row for sheet in sheets for row in sheet.rows]
    targets = _targets(judgement, asked, strategies)
    home = city.region.city_zh if language == "zh" else city.region.city_en
    return Catalogue(
        language=language,
        title=TITLE.of(language, city=home),
        subtitle=SUBTITLE.of(language),
        scope=_scope(judgement, asked, language),
        content=_content(len(targets), len(rows), language),
        version=_version(city.load, language),
        filters=_filters(chains, strategies, judgement, language),
        load=city.load,
        strategies=tuple((each, sum(target.strategy is each for target in targets)) for each in Strategy),
        bases=tuple((basis, sum(row.basis is basis for row in rows)) for basis in Basis),
        blank=tuple(
            column.heading(language)
            for place, column in enumerate(COLUMNS)
            if rows and all(row.cells[place] is None for row in rows)
        ),
        sheets=sheets,
        sources=_sources(judgement, rows, language),
    )


def _sheet(
    judgement: Judgement, chain_id: str, strategies: frozenset[Strategy] | None, language: Language
) -> ChainSheet:
    name = outside_brackets(chain_name(judgement.city.chains[chain_id], language))
    targets = [target for target in judgement.targets_of(chain_id) if _wanted(target, strategies)]
    rows = tuple(rows_of(judgement, chain_id, targets, language))
    return ChainSheet(chain_id, name, CHAIN_TITLE.of(language, chain=name), NOTE.of(language), rows)


def _wanted(target: Target, strategies: frozenset[Strategy] | None) -> bool:
    return strategies is None or target.strategy in strategies


def _targets(judgement: Judgement, chains: Iterable[str], strategies: frozenset[Strategy] | None) -> tuple[Target, ...]:
    asked = set(chains)
    return tuple(target for target in judgement.targets if asked & set(target.chains) and _wanted(target, strategies))


def _scope(judgement: Judgement, chains: tuple[str, ...], language: Language) -> str:
    if len(chains) == len(judgement.city.chains):
        return f"全部 {len(chains)} 条产业链" if language == "zh" else f"All {len(chains)} chains"
    return _chain_names(judgement, chains, language)


def _chain_names(judgement: Judgement, chains: Iterable[str], language: Language) -> str:
    return names((outside_brackets(chain_name(judgement.city.chains[chain], language)) for chain in chains), language)


def _content(targets: int, rows: int, language: Language) -> str:
    if language == "zh":
        return f"{targets} 个目标，{rows} 行；逐条列候选企业、缺口依据、来源。一个链环属几条链时，各链表中都列"
    return f"{targets} targets in {rows} rows, with candidates, reasons, sources; a link of several chains is on each"


def _version(load: Load, language: Language) -> str:
    time = load.loaded_at[:16].replace("T", " ")
    if language == "zh":
        return f"装载 {load.id}，{time} UTC，校验 {load.digest[:16]}"
    return f"load {load.id}, {time} UTC, digest {load.digest[:16]}"


def _filters(
    chains: tuple[str, ...] | None, strategies: frozenset[Strategy] | None, judgement: Judgement, language: Language
) -> str:
    zh, parts = language == "zh", []
    if chains is not None:
        parts.append(titled("产业链" if zh else "chains", _chain_names(judgement, chains, language), language))
    if strategies is not None:
        chosen = names((each.label(language) for each in Strategy if each in strategies), language)
        parts.append(titled("策略" if zh else "strategies", chosen, language))
    return clauses(parts, language) or ("无" if zh else "none")


def _sources(judgement: Judgement, rows: list[CatalogueRow], language: Language) -> tuple[SourceLine, ...]:
    """Return every source cited by a row, most cited first."""
    cited = Counter(source for row in rows for source in row.sources)
    lines = []
    for source, times in sorted(cited.items(), key=lambda each: (-each[1], each[0])):
        host = host_of(source)
        grade = judgement.city.grades.get(host) if host is not None else None
        lines.append(SourceLine(source, host, None if grade is None else grade.label(language), times))
    return tuple(lines)
