"""A nation's listed firms as JSON lines: firms, industries, products, relations, and what is asked of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import FactsError, Issue, Severity
from loaders import json_lines
from loaders.json_lines import JsonLine, JsonLinesSpec
from loaders.messages import CellRef
from loaders.rows import IssueCollector

FIRMS = JsonLinesSpec("train/company.json", {"code": str, "fullname": str}, frozenset({"name", "location", "time"}))
MEMBERS = JsonLinesSpec(
    "train/company_industry.json",
    {"company_code": str, "industry_code": str},
    frozenset({"company_name", "industry_name", "rel"}),
)
PRODUCTS = JsonLinesSpec(
    "train/company_product.json",
    {"company_code": str, "product_name": str},
    frozenset({"company_name", "rel", "rel_weight"}),
)
INDUSTRIES = JsonLinesSpec("train/industry.json", {"code": str, "name": str})
WIDER = JsonLinesSpec(
    "train/industry_industry.json",
    {"from_code": str, "to_code": str},
    frozenset({"from_industry", "to_industry", "rel"}),
)
RELATIONS = JsonLinesSpec("train/product_product.json", {"from_entity": str, "to_entity": str}, frozenset({"rel"}))
QUERIES = JsonLinesSpec("queries.jsonl", {"qid": (int, str), "query": str, "known": list, "k": int})


@dataclass(frozen=True, slots=True)
class ListedFirm:
    """A firm as listed: industries are its own and the wider ones above them."""

    code: str
    name: str
    industries: tuple[str, ...]
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: who makes it, besides the known makers, at most `most` of them."""

    id: int | str
    text: str
    known: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Listings:
    """Everything of one folder, and the warnings its files gave."""

    firms: tuple[ListedFirm, ...]
    industries: dict[str, str]
    relations: tuple[tuple[str, str], ...]
    queries: tuple[Query, ...]
    warnings: tuple[Issue, ...]


def read_listings(folder: Path) -> Listings:
    """Return the listings and queries of a folder. Raises FactsError with every issue where any is an error."""
    findings = IssueCollector()
    if not folder.is_dir():
        findings.add("folder-missing", CellRef(str(folder)))
        raise FactsError(findings.issues)
    codes = _once(json_lines.load(folder, FIRMS, findings), "code", FIRMS.name, findings)
    members = _of_firms(folder, MEMBERS, "industry_code", codes, findings)
    products = _of_firms(folder, PRODUCTS, "product_name", codes, findings)
    industries = {line.values["code"]: line.values["name"] for line in json_lines.load(folder, INDUSTRIES, findings)}
    wider = _pairs(json_lines.load(folder, WIDER, findings), WIDER)
    relations = tuple(_pairs(json_lines.load(folder, RELATIONS, findings), RELATIONS))
    queries = tuple(_queries(folder, codes, findings))
    if any(issue.severity is Severity.ERROR for issue in findings.issues):
        raise FactsError(findings.issues)
    above = dict(wider)
    firms = (
        ListedFirm(code, line.values["fullname"], tuple(_with_wider(members[code], above)), tuple(products[code]))
        for code, line in codes.items()
    )
    return Listings(tuple(firms), industries, relations, queries, tuple(findings.issues))


def _once(lines: Iterable[JsonLine], name: str, file: str, issues: IssueCollector) -> dict[str, JsonLine]:
    """Return lines by their id; an id that comes again is reported with where it came first."""
    found: dict[str, JsonLine] = {}
    for line in lines:
        id = str(line.values[name])
        if id in found:
            other = CellRef(file, row=found[id].number).label()
            issues.add("id-twice", CellRef(file, row=line.number, column=name), value=id, other=other)
        found.setdefault(id, line)
    return found


def _of_firms(
    folder: Path, declared: JsonLinesSpec, name: str, codes: dict[str, JsonLine], issues: IssueCollector
) -> defaultdict[str, list[str]]:
    """Return a field of each line by firm."""
    found = defaultdict(list)
    for line in json_lines.load(folder, declared, issues):
        _check_firm(
            line.values["company_code"], codes, CellRef(declared.name, row=line.number, column="company_code"), issues
        )
        found[line.values["company_code"]].append(line.values[name])
    return found


def _check_firm(code: str, codes: dict[str, JsonLine], cell_ref: CellRef, issues: IssueCollector) -> None:
    if codes and code not in codes:
        issues.add("reference", cell_ref, kind="企业", kind_en="firm", value=code, near="", near_en="")


def _pairs(lines: Iterable[JsonLine], declared: JsonLinesSpec) -> Iterator[tuple[str, str]]:
    start, end = declared.fields
    return ((line.values[start], line.values[end]) for line in lines)


def _queries(folder: Path, codes: dict[str, JsonLine], issues: IssueCollector) -> Iterator[Query]:
    for line in _once(json_lines.load(folder, QUERIES, issues), "qid", QUERIES.name, issues).values():
        asked = line.values
        if asked["k"] < 1:
            place = CellRef(QUERIES.name, row=line.number, column="k")
            issues.add("cell-range", place, value=asked["k"], limits="≥ 1")
        for code in asked["known"]:
            _check_firm(code, codes, CellRef(QUERIES.name, row=line.number, column="known"), issues)
        yield Query(asked["qid"], asked["query"], tuple(asked["known"]), asked["k"])


def _with_wider(codes: Iterable[str], above: dict[str, str]) -> Iterator[str]:
    """Yield industries and all above them, each once, also where the table runs in a circle."""
    seen: set[str] = set()
    for code in codes:
        at: str | None = code
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = above.get(at)
