"""`about`: what is known of the city, as of when, and how well each chain is covered."""

from dataclasses import dataclass
from typing import Annotated

from graph.analysis.verdicts.counts import is_surveyed
from graph.analysis.verdicts.states import COUNTED
from graph.model.figures import Figure as Published
from graph.model.kinds import Basis
from graph.model.nodes import Chain
from graph.model.schema import EDGES, NODES
from graph.text import Text
from reports.wording.facts import kind_text
from reports.wording.language import Language, beijing_time
from reports.wording.sentences import home_name
from service.declaration import Asked, Question
from service.derivations import derived
from service.parts import Name, as_of, named, stated, unit_of
from service.shapes import Blank, Doc, Figure, Quoted, blank
from service.standing import Standing
from service.sums import basis_count

KINDS = {**NODES, **EDGES}
BASES = tuple(Basis)


@dataclass(frozen=True, slots=True)
class Counted:
    """某一类有几个 / How many there are of one sort."""

    what: Annotated[str, Doc("哪一类", "which sort")]
    count: Annotated[Figure | Blank, Doc("数", "how many")]


@dataclass(frozen=True, slots=True)
class Kind:
    """一类事实的条数与依据 / Rows of one kind, and what they rest on."""

    kind: Annotated[str, Doc("类别代码", "code of the kind")]
    name: Annotated[str, Doc("类别", "kind")]
    count: Annotated[Figure | Blank, Doc("条数", "rows")]
    by_basis: Annotated[tuple[Counted, ...], Doc("按依据分", "by basis")]


@dataclass(frozen=True, slots=True)
class Coverage:
    """一条产业链掌握到什么程度 / How well one chain is covered."""

    chain: Annotated[Name, Doc("产业链", "chain")]
    known: Annotated[str | Blank, Doc("资料写明的本地掌握程度", "how well its local firms are stated to be known")]
    surveyed: Annotated[bool, Doc("够不够下“缺”的结论、定目标", "whether enough is known to call links missing")]
    links: Annotated[Figure | Blank, Doc("链环数", "links")]
    states: Annotated[tuple[Counted, ...], Doc("按状态分的链环数", "links by state")]
    targets: Annotated[Figure | Blank, Doc("目标数", "targets")]
    local_supply: Annotated[Figure | Blank, Doc("本地配套率", "local supply rate")]
    completeness: Annotated[Figure | Blank, Doc("完整度", "completeness")]
    gap_index: Annotated[Figure | Blank, Doc("缺口指数", "gap index")]


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """公布的城市指标 / A published figure of the city."""

    name: Annotated[Quoted, Doc("指标", "what it is")]
    value: Annotated[Figure, Doc("数值；区间取下限", "the figure; of a range the lower end")]
    upper: Annotated[Figure | Blank | None, Doc("区间的上限", "upper end of a range")]
    as_of: Annotated[str | Blank, Doc("时期", "period")]


@dataclass(frozen=True, slots=True)
class About:
    """知道什么、截至何时、覆盖多少 / What is known, as of when, how well covered."""

    city: Annotated[Quoted, Doc("城市", "city")]
    as_of: Annotated[str | Blank, Doc("资料收集到何时", "when the facts were gathered")]
    loaded_at: Annotated[str, Doc("更新时间（北京）", "when they were loaded, in Beijing")]
    local_supply: Annotated[Figure | Blank, Doc("全市本地配套率", "local supply rate of the city")]
    local_supply_part: Annotated[Figure | Blank, Doc("其分子：本地也做的投入", "its numerator: inputs made here")]
    local_supply_whole: Annotated[Figure | Blank, Doc("其分母：全部核心投入", "its denominator: all core inputs")]
    local_supply_unknown: Annotated[Figure | Blank, Doc("其中查不清的", "of these not known")]
    chains: Annotated[tuple[Coverage, ...], Doc("各产业链", "the chains")]
    kinds: Annotated[tuple[Kind, ...], Doc("各类事实", "the kinds of fact")]
    figures: Annotated[tuple[PublishedFigure, ...], Doc("总览里的城市指标", "figures that the overview shows")]


def answer(standing: Standing, asked: Asked) -> About:
    """Return what is known of the city."""
    language, city = asked.language, standing.city
    return About(
        city=Quoted(home_name(city.region, language)),
        as_of=city.region.as_of or blank(language),
        loaded_at=beijing_time(city.load.loaded_at),
        local_supply=derived(standing, language, "local-supply", ""),
        local_supply_part=derived(standing, language, "local-supply-part", ""),
        local_supply_whole=derived(standing, language, "local-supply-whole", ""),
        local_supply_unknown=derived(standing, language, "local-supply-unknown", ""),
        chains=tuple(_coverage(standing, chain, language) for chain in city.chains.values()),
        kinds=tuple(_kind(standing, kind, language) for kind, rows in standing.snapshot.facts.items() if rows),
        figures=tuple(_published(each, language) for each in city.figures if each.panel),
    )


def _coverage(standing: Standing, chain: Chain, language: Language) -> Coverage:
    def figure(rule: str) -> Figure | Blank:
        return derived(standing, language, rule, chain.id)

    return Coverage(
        chain=named(chain, language),
        known=blank(language) if chain.local_side is None else chain.local_side.label(language),
        surveyed=is_surveyed(standing.city, chain),
        links=figure("chain-links"),
        states=tuple(
            Counted(mark.label(language), derived(standing, language, "mark-count", chain.id, mark.value))
            for mark in COUNTED
        ),
        targets=figure("target-count"),
        local_supply=figure("local-supply"),
        completeness=figure("completeness"),
        gap_index=figure("gap-index"),
    )


def _kind(standing: Standing, kind: str, language: Language) -> Kind:
    by_basis = (
        Counted(basis.label(language), derived(standing, language, "basis-count", kind, basis.value))
        for basis in BASES
        if basis_count(standing, kind, basis.value)
    )
    name = kind_text(KINDS[kind], language)
    return Kind(kind, name, derived(standing, language, "kind-count", kind), tuple(by_basis))


def _published(fact: Published, language: Language) -> PublishedFigure:
    unit = unit_of(fact.unit)
    upper = None if fact.value_high is None else stated(fact, "value_high", fact.value_high, unit, language)
    return PublishedFigure(
        Quoted(fact.name_zh), stated(fact, "value", fact.value, unit, language), upper, as_of(fact, language)
    )


QUESTION = Question(
    name="about",
    title=Text("知道什么", "What is known"),
    about=Doc(
        "这座城市有哪些资料、截至何时、每条产业链掌握到什么程度。先问这个。",
        "What is on file of the city, as of when, how well each chain is covered. Ask this first.",
    ),
    own=(),
    answer=answer,
    shape=About,
)
