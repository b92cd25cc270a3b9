"""Which kind of table a block of rows is, by its headings, what stands above it, and what its rows are called."""

import re
from collections.abc import Mapping, Sequence

from loaders.office.columns import NAMES, fields_of
from loaders.office.fields import TABLES, TableKind
from loaders.office.headings import take_apart

BONUS: Mapping[TableKind, tuple[int, re.Pattern[str]]] = {
    TableKind.PROJECTS: (1, re.compile("项目|工程")),
    TableKind.CANDIDATES: (
        5,
        re.compile(
            "拟招引|招引目标|目标企业|招商目标|候选|拟引进|意向企业|拟对接|靶向|靶企|招商对象|招引对象|招引企业|招商企业名"
        ),
    ),
    TableKind.FIRMS: (1, re.compile("企业|名录|公司")),
    TableKind.CHAIN_BOOK: (3, re.compile("图谱|全景图|链图|链谱|产业链分析|产业链梳理|链条图|强弱缺")),
    TableKind.ORGANISATIONS: (4, re.compile("部门|专班|机构|园区(?:名单|一览|基本情况)|商会|协会|链长|成员单位")),
}
"""Words of a title that speak for a kind of table, and how strongly."""
KEYS: Mapping[TableKind, tuple[tuple[str, ...], ...]] = {
    TableKind.PROJECTS: (("Project.name_zh",),),
    TableKind.CANDIDATES: (("Firm.name_zh",),),
    TableKind.FIRMS: (("Firm.name_zh",),),
    TableKind.CHAIN_BOOK: (("Link.name_zh",), ("MAKES.firms", "WANTED.firms", "Link.state")),
    TableKind.ORGANISATIONS: (("Organisation.name_zh",),),
}
"""Fields a kind of table cannot be without, one of each group."""
_PROJECTS, _ORGANISATIONS = TableKind.PROJECTS, TableKind.ORGANISATIONS
_BARE = frozenset({"名称", "单位"})
_BARELY: Mapping[TableKind, frozenset[str]] = {
    _PROJECTS: _BARE | {"园区名称", "机构名称", "部门名称"},
    # who answers for what a row is about, which is no list of organisations
    _ORGANISATIONS: _BARE | {"责任单位", "责任部门", "牵头单位", "牵头部门"},
}
"""Headings that name rows and say nothing, or another thing, of what the rows are."""
_OWN_NAMES = re.compile("(?:园区|开发区|专班|协会|商会|机构|部门)名称$")
_OF_PROJECTS = frozenset(
    f"Project.{name}"
    for name in ("firm_name", "investment_yi", "stage", "start", "finish", "span", "capacity", "invested", "year_plan")
)
_OF_FIRMS = frozenset(
    {
        *("Firm.uscc", "Firm.stock_code", "Firm.city", "Firm.district", "Firm.address", "Firm.revenue", "Firm.staff"),
        *("Firm.founded", "Firm.output_value", "Firm.capital", "MAKES.product", "MAKES.capacity", "WANTED.link"),
        *("Firm.place", "Firm.park", "WANTED.reason", "Firm.industry", "Firm.profile"),
    }
)
_TELLING = {
    TableKind.PROJECTS: (_OF_PROJECTS, 1),
    TableKind.FIRMS: (_OF_FIRMS, 2),
    TableKind.CANDIDATES: (_OF_FIRMS, 2),
    TableKind.ORGANISATIONS: (frozenset({"SERVES.chain"}), 1),
}
"""Fields that a ledger or a list has beside its names, where those are headed `名称` alone, and how many."""
_WEAK = frozenset(
    {
        *(
            "产品",
            "产品名称",
            "名称",
            "企业",
            "企业名称",
            "公司",
            "公司名称",
            "单位",
            "单位名称",
            "项目",
            "环节",
            "类型",
        ),
        *("现状", "状态", "备注"),
    }
)
"""Headings that any table may have, and that speak weakly for a chain book."""


def decide_kind(
    headings: Sequence[tuple[str, ...]], title: str, many_names: bool, named: TableKind | None = None
) -> list[tuple[TableKind, int]]:
    """Rank the kinds a table may be, with their scores, by its headings and what stands above it.

    `many_names` says whether the cells of firms hold several names, as those of chain books do; `named` what is
    merely headed a name mostly is: of firms no ledger is made, nor of rows that neither names nor columns tell to be
    projects.
    """
    kinds = [kind for kind in TABLES if _tells(kind, headings, title, named)]
    scores = [(kind, _score(kind, headings, title, many_names)) for kind in kinds]
    return sorted(((kind, score) for kind, score in scores if score > 0), key=lambda each: -each[1])


def _score(kind: TableKind, headings: Sequence[tuple[str, ...]], title: str, many_names: bool) -> int:
    found: dict[str, int] = {}
    for parts in headings:
        fields = fields_of(parts, kind)
        if fields:
            weak = kind is TableKind.CHAIN_BOOK and take_apart(parts[-1]).base in _WEAK
            weight = 1 if weak else fields[0].weight
            if kind is TableKind.CANDIDATES:
                # what a list of local firms has as well speaks no more for this kind
                weight = min([weight, *(each.weight for each in fields_of(parts, TableKind.FIRMS)[:1])])
            found[fields[0].name] = max(weight, found.get(fields[0].name, 0))
    if not all(any(name in found for name in group) for group in KEYS[kind]):
        return 0
    bonus, pattern = BONUS[kind]
    score = 10 * sum(found.values()) + (10 * bonus if pattern.search(title) else 0)
    if kind is TableKind.CANDIDATES:
        return score + _wanted(headings, found)
    if kind is TableKind.CHAIN_BOOK:
        both = found.get("MAKES.firms", 0) > 1 and ("WANTED.firms" in found or "Link.state" in found)
        return score + (40 if many_names or both else 0)
    says = pattern.search(title) or any(_OWN_NAMES.search(take_apart(parts[-1]).base) for parts in headings)
    return score - 25 if kind is _ORGANISATIONS and not says else score


def _tells(kind: TableKind, headings: Sequence[tuple[str, ...]], title: str, named: TableKind | None) -> bool:
    """Check that names, title or other columns tell a ledger or firms, where the rows are merely headed `名称`."""
    if kind is _PROJECTS and named is TableKind.FIRMS:
        return False
    telling, least = _TELLING.get(kind, (frozenset[str](), 0))
    fields = [(parts, {each.name for each in fields_of(parts, kind)[:1]}) for parts in headings]
    own = [parts for parts, names in fields if NAMES[kind] in names]
    barely = bool(own) and all(take_apart(parts[-1]).base in _BARELY.get(kind, _BARE) for parts in own)
    told = sum(not names.isdisjoint(telling) for _, names in fields) >= least
    is_named = named is (_PROJECTS if kind is _PROJECTS else TableKind.FIRMS)
    return not barely or told or is_named or BONUS[kind][1].search(title) is not None


def _wanted(headings: Sequence[tuple[str, ...]], found: Mapping[str, int]) -> int:
    """Return what speaks for candidates rather than for any list of firms, which has the same columns otherwise."""
    own = [
        parts for parts in headings if fields_of(parts, TableKind.CANDIDATES) and not fields_of(parts, TableKind.FIRMS)
    ]
    strong = [
        parts for parts in own if fields_of(parts, TableKind.CANDIDATES)[0].name in ("WANTED.link", "WANTED.reason")
    ]
    named = [
        parts
        for parts in headings
        if "Firm.name_zh" in found and BONUS[TableKind.CANDIDATES][1].search("".join(parts)) is not None
    ]
    # one column that either may have, such as 类别, speaks for neither
    return 30 * len(strong) + 50 * len(named[:1]) + 5 * (len(own) - len(strong)) - 20
