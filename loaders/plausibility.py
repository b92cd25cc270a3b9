"""Checks of what the facts come to: one firm twice, nothing local, a column in another unit, a date to come."""

import statistics
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from graph.model import dates
from graph.model.characters import one_line
from graph.model.column import Column
from graph.model.edges import Includes, ProjectIn, RelatedTo, Undertakes
from graph.model.fact import Fact
from graph.model.forms import CODES
from graph.model.kinds import RelationKind
from graph.model.local_chains import chains_with_local_facts
from graph.model.nodes import Chain, Firm, Link, Node, Organisation, Project
from graph.model.places import core_of, is_named_in, is_province, same_province
from graph.model.region import Region
from graph.model.schema import properties
from graph.model.tables import TABLES_BY_NAME
from loaders.doubtful_makes import check_doubtful_makes
from loaders.editions import check_editions
from loaders.general_figures import check_general_figures
from loaders.messages import CellRef
from loaders.messages_values import YI_EN
from loaders.named_products import check_named_products
from loaders.routes import check_routes, check_stated
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts
from loaders.unnamed_works import check_unnamed_works

UNIQUE = (Chain, Link, Firm, Project, Organisation)
"""Nodes of which two of one name are most likely one."""
LONGER_SHARE = 0.5
"""Share of short names that must be longer than the names before the two columns are called exchanged."""
COLUMN_LEAST, COLUMN_MEDIAN = 5, 100
"""Sums a column must hold, and the median in 亿元 above which it looks like 万元."""


def check_all(facts: ParsedFacts, home: Region, issues: IssueCollector) -> None:
    """Run every check of what the facts come to, over facts without errors."""
    check_twice(facts, issues)
    check_shorter(facts, issues)
    check_doubtful_makes(facts, issues)
    check_general_figures(facts, issues)
    check_unnamed_works(facts, issues)
    check_home(facts, home, issues)
    check_local_chains(facts, issues)
    check_money(facts, issues)
    check_future(facts, home, issues)
    check_named_products(facts, issues)
    check_routes(facts, issues)
    check_stated(facts, issues)
    check_editions(facts, issues)


def check_twice(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of firms with one code, and of nodes of one kind with one name, that nothing says are two."""
    told = {frozenset((e.start, e.end)) for e in facts.edges.values() if _says_twice(e)}
    seen: dict[tuple[str, ...], Node] = {}
    for node in facts.nodes.values():
        for key, column, value in _marks(node):
            other = seen.setdefault(key, node)
            if other is node or frozenset((node.id, other.id)) in told:
                continue
            place, first = facts.places[node.KIND, node.id], facts.places[other.KIND, other.id]
            said = {"value": value, "other": first.label()}
            if column is None:
                issues.add("name-twice", place, **said)
            else:
                issues.add("code-twice", place, column=column[0], column_en=column[1], **said)


def _says_twice(record: Fact) -> bool:
    return isinstance(record, RelatedTo) and record.kind is RelationKind.POSSIBLE_DUPLICATE


def _marks(node: Node) -> Iterator[tuple[tuple[str, ...], tuple[str, str] | None, str]]:
    """Yield what tells a node from all others of its kind: the codes of a firm, and a name."""
    for each in properties(type(node)):
        value = getattr(node, each.name)
        if isinstance(node, Firm) and each.column.form in CODES and value is not None:
            yield (node.KIND, each.name, value), (each.column.zh, each.column.en), value
        if each.name == "name_zh" and isinstance(node, UNIQUE):
            yield (node.KIND, each.name, name_key(value)), None, value


def name_key(name: str) -> str:
    """Return a name without spaces, in half-width small letters, its brackets alike."""
    plain = unicodedata.normalize("NFKC", one_line(name)).lower()
    return "".join(plain.split()).translate(str.maketrans("〔［【{[〕］】}]", "((((()))))"))


def check_shorter(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn once a sheet where most of what should be a shorter name is longer than the name."""
    found: defaultdict[tuple[str, str | None, Column, Column], list[bool]] = defaultdict(list)
    for key, node in facts.nodes.items():
        own = {each.name: each.column for each in properties(type(node))}
        for name, column in own.items():
            value, whole = getattr(node, name), column.shorter_than
            if whole is not None and value is not None:
                place = facts.places[key]
                found[place.file, place.sheet, column, own[whole]].append(len(value) > len(getattr(node, whole)))
    for (file, sheet, column, other), longer in found.items():
        if sum(longer) > len(longer) * LONGER_SHARE:
            names = {"column": column.zh, "column_en": column.en, "other_column": other.zh, "other_column_en": other.en}
            issues.add("name-longer", CellRef(file, sheet, None, column.zh), count=sum(longer), **names)


def check_home(facts: ParsedFacts, home: Region, issues: IssueCollector) -> None:
    """Warn where no firm is local, of cities that are only nearly the home city, and of projects without a place."""
    firms = [node for node in facts.nodes.values() if isinstance(node, Firm)]
    if not _is_known(home.province, replace(home, province="")):
        issues.add("province-unknown", CellRef("region.yaml", column="province"), value=home.province)
    for firm in firms:
        place = facts.places[firm.KIND, firm.id]
        if not firm.local and firm.city is not None and _is_nearly(firm, home):
            issues.add("place-near", place, value=firm.city, city=home.city)
        if firm.province is not None and not _is_known(firm.province, home):
            issues.add("province-unknown", place, value=firm.province)
    if firms and not any(firm.city for firm in firms):
        issues.add("cities-none", _first(facts, firms), city=home.city)
    elif firms and not any(firm.local for firm in firms):
        issues.add("local-none", _first(facts, firms), city=home.city)
    _check_projects(facts, issues)


def _is_nearly(firm: Firm, home: Region) -> bool:
    """Return whether a firm's city bears or holds the name of the home city, and yet is not counted as it."""
    if firm.city is None or home.is_adjacent(firm.city):
        return False
    return core_of(firm.city) == core_of(home.city) or is_named_in(firm.city, home.city)


def _is_known(province: str, home: Region) -> bool:
    if province.endswith("省") or is_province(province):
        return True
    return same_province(province, home.province) or home.in_wider(province)


def _first(facts: ParsedFacts, nodes: list[Firm] | list[Project]) -> CellRef:
    place = facts.places[nodes[0].KIND, nodes[0].id]
    return CellRef(place.file, place.sheet)


def _check_projects(facts: ParsedFacts, issues: IssueCollector) -> None:
    projects = [node for node in facts.nodes.values() if isinstance(node, Project)]
    placed = {edge.start for edge in facts.edges.values() if isinstance(edge, ProjectIn)}
    placed |= {edge.end for edge in facts.edges.values() if isinstance(edge, Undertakes)}
    if projects and not any(each.city or each.district or each.id in placed for each in projects):
        issues.add("projects-nowhere", _first(facts, projects), count=len(projects))


def check_local_chains(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of chains without any local maker and any project, where some firm is local and chains have links at all."""
    if not any(isinstance(edge, Includes) for edge in facts.edges.values()):
        return
    lively = chains_with_local_facts(facts.nodes.values(), facts.edges.values())
    for key, node in facts.nodes.items():
        if isinstance(node, Chain) and node.id not in lively and _has_local(facts):
            issues.add("chain-foreign", facts.places[key], value=node.id)


def _has_local(facts: ParsedFacts) -> bool:
    return any(isinstance(node, Firm) and node.local for node in facts.nodes.values())


def check_money(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of a column of sums whose median is far beyond what one project costs."""
    sums: defaultdict[tuple[str, str | None], list[float]] = defaultdict(list)
    for key, node in facts.nodes.items():
        if isinstance(node, Project) and node.investment_yi is not None:
            place = facts.places[key]
            sums[place.file, place.sheet].append(node.investment_yi)
    column = next(each.column for each in TABLES_BY_NAME["projects"].columns() if each.name == "investment_yi")
    for (file, sheet), found in sums.items():
        median = statistics.median(found)
        if len(found) >= COLUMN_LEAST and median > COLUMN_MEDIAN:
            said = {"value": f"{median:,g}", "unit": column.unit, "unit_en": YI_EN}
            issues.add("money-column", CellRef(file, sheet, None, column.zh), **said)


def check_future(facts: ParsedFacts, home: Region, issues: IssueCollector) -> None:
    """Warn of facts dated after the facts were gathered."""
    if home.as_of is None:
        return
    last = dates.last_day(home.as_of)
    everything: list[tuple[tuple[str, ...], Fact]] = [*facts.nodes.items(), *facts.edges.items()]
    told = {facts.places[key]: record.evidence.as_of for key, record in everything}
    for place, as_of in told.items():
        if as_of is not None and dates.first_day(as_of) > last:
            issues.add("date-ahead", place, value=as_of, as_of=home.as_of)
