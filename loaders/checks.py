"""Checks over everything that was read, each a named function that reports what it finds."""

from collections import defaultdict
from collections.abc import Mapping

from graph.model.edges import Builds, Includes, PartOf, Ruled
from graph.model.fact import Fact
from graph.model.kinds import Basis
from graph.model.schema import NODES
from graph.model.tables import TABLES, TABLES_BY_NAME
from loaders.addresses import GENERAL
from loaders.files import FolderContents
from loaders.messages import CellRef, did_you_mean
from loaders.near_ids import NearIds
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts, Reference

SWAPPED_SHARE = 0.5
"""Share of a column's wrong references that name the other column's kind before the two are called swapped."""
PASSED_OVER = frozenset({"file-unknown", "file-other", "file-format", "file-deep", "sheet-unknown"})
"""What is said of files and sheets that were not read."""
HEADINGS = frozenset({"column-missing", "column-unknown", "header-missing", "rows-apart", "table-bare", "sheets-bare"})
"""What is said of headings without which a whole table gives nothing."""
FOLLOWING = frozenset({"references-missing", "rows-few", "table-missing"})
"""What is said of tables as a whole, which mostly follows from a file that was not read."""
FOLLOWERS, FOLLOWERS_SHARE = 5, 0.1
"""Ids that must be missing, and their share of all of that kind, to hang on a file that was passed over."""
MIN_LOOSE = 3
"""Links of a sheet that must be in no chain, and most of them, before it is said of the table."""
SUGGESTED = 200
"""Wrong references for which a near id is looked for; finding one is slow, and more than these have one cause."""


def check_references(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Report every cell that names a node no table has, with the nearest id that exists.

    Kinds of which a file could not be read are left out: that file is reported, and all else would follow from it.
    """
    near_ids = NearIds(facts)
    read = [each for each in facts.references if each.kind not in facts.unread]
    dangling = [each for each in read if (each.kind, each.id) not in facts.known_ids]
    swapped = _report_swapped(dangling, facts, issues)
    followers = _report_followers(dangling, facts, issues)
    for number, reference in enumerate(dangling):
        if (
            reference.kind in followers
            or (reference.place.file, reference.place.sheet, reference.place.column) in swapped
        ):
            continue
        named = NODES[reference.kind]
        near = near_ids.of(reference, number < SUGGESTED)
        issues.add(
            "reference",
            reference.place,
            value=reference.id,
            kind=named.ZH,
            kind_en=named.EN.lower(),
            **did_you_mean(near),
        )


def _report_followers(dangling: list[Reference], facts: ParsedFacts, issues: IssueCollector) -> set[str]:
    """Report in one line what hangs on a table that is not there, or on files that were not read; return the kinds.

    Of a kind whose file is reported as unread the ids are only counted, among them those that would have been there.
    """
    found: set[str] = set()
    for kind in sorted({each.kind for each in facts.references}):
        missing = [each for each in dangling if each.kind == kind]
        if kind in facts.unread:
            missing = [each for each in facts.references if each.kind == kind and _is_unnamed(each, facts)]
        if missing and (kind in facts.unread or _is_gone(kind, missing, facts, issues)):
            _report_missing(kind, len(missing), issues)
            found.add(kind)
    return found


def _is_unnamed(reference: Reference, facts: ParsedFacts) -> bool:
    return (reference.kind, reference.id) not in facts.known_ids


def _is_gone(kind: str, missing: list[Reference], facts: ParsedFacts, issues: IssueCollector) -> bool:
    """Return whether ids are missing because their table is, or most likely stands in a file that was not read."""
    table = next(each for each in TABLES if kind == each.fact_kind.KIND and each.has_id_column)
    if not facts.rows.get(table.name):
        return True
    everything = sum(each.kind == kind for each in facts.references)
    passed_over = any(issue.code in PASSED_OVER for issue in issues.issues)
    return passed_over and len(missing) >= FOLLOWERS and len(missing) > everything * FOLLOWERS_SHARE


def _report_missing(kind: str, count: int, issues: IssueCollector) -> None:
    named = NODES[kind]
    table = next(each for each in TABLES if kind == each.fact_kind.KIND and each.has_id_column)
    file = f"{table.name}.csv"
    said = {"kind": named.ZH, "kind_en": named.EN.lower(), "count": count, "file": file}
    issues.add("references-missing", CellRef(file), **said)


Column = tuple[str, str | None, str | None]


def _report_swapped(dangling: list[Reference], facts: ParsedFacts, issues: IssueCollector) -> set[Column]:
    """Report pairs of columns of one sheet whose wrong references are mostly each other's kind; return them."""
    by_column: defaultdict[Column, list[Reference]] = defaultdict(list)
    for each in dangling:
        by_column[each.place.file, each.place.sheet, each.place.column].append(each)
    found: set[Column] = set()
    for column, group in by_column.items():
        for other, rest in by_column.items():
            if column < other and column[:2] == other[:2] and _exchanged(group, rest, facts):
                issues.add("columns-swapped", CellRef(column[0], column[1]), column=column[2], other_column=other[2])
                found |= {column, other}
    return found


def _exchanged(group: list[Reference], rest: list[Reference], facts: ParsedFacts) -> bool:
    kind, other = group[0].kind, rest[0].kind
    here = sum((other, each.id) in facts.known_ids for each in group)
    there = sum((kind, each.id) in facts.known_ids for each in rest)
    return kind != other and here > len(group) * SWAPPED_SHARE and there > len(rest) * SWAPPED_SHARE


def check_chains(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of links in no chain, projects that build a link outside their chain, and firms without any relation."""
    edges = list(facts.edges.values())
    inside = {(edge.start, edge.end) for edge in edges if isinstance(edge, Includes)}
    chained = {link for _, link in inside}
    chains = {edge.start: edge.end for edge in edges if isinstance(edge, PartOf)}
    for edge in edges:
        chain = chains.get(edge.start) if isinstance(edge, Builds) and edge.end in chained else None
        if chain is not None and (chain, edge.end) not in inside:
            issues.add("project-link", facts.places["Project", edge.start], link=edge.end, chain=chain)
    _report_loose_links(chained, facts, issues)
    joined = {(edge.START, edge.start) for edge in edges} | {(edge.END, edge.end) for edge in edges}
    for key in facts.nodes:
        if key[0] == "Firm" and key not in joined:
            issues.add("firm-loose", facts.places[key], value=key[1])


def _report_loose_links(chained: set[str], facts: ParsedFacts, issues: IssueCollector) -> None:
    """Report links in no chain, one by one, or once a sheet where most of its links are in none."""
    links: defaultdict[tuple[str, str | None], list[tuple[str, str]]] = defaultdict(list)
    for key in facts.nodes:
        if key[0] == "Link":
            links[facts.places[key].file, facts.places[key].sheet].append(key)
    for (file, sheet), keys in links.items():
        loose = [key for key in keys if key[1] not in chained]
        if len(loose) >= MIN_LOOSE and len(loose) > len(keys) / 2:
            issues.add("links-loose", CellRef(file, sheet), count=len(loose))
            continue
        for key in loose:
            issues.add("link-loose", facts.places[key], value=key[1])


def check_rulings(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Report every ruling on a link that its chain does not include."""
    inside = {(edge.start, edge.end) for edge in facts.edges.values() if isinstance(edge, Includes)}
    for key, edge in facts.edges.items():
        if isinstance(edge, Ruled) and (edge.start, edge.end) not in inside:
            issues.add("ruling-link", facts.places[key], link=edge.end, chain=edge.start)


def check_sources(facts: ParsedFacts, issues: IssueCollector) -> None:
    """Warn of facts said to be read at a source while the source is only called general knowledge."""
    everything: list[tuple[tuple[str, ...], Fact]] = [*facts.nodes.items(), *facts.edges.items()]
    told = [(facts.places[key], record.evidence) for key, record in everything]
    for place, evidence in dict(told).items():
        if evidence.basis is Basis.SOURCE and evidence.source in GENERAL:
            issues.add("source-name", place)


def check_row_counts(
    facts: ParsedFacts, expected: Mapping[str, tuple[int, int]], reading: FolderContents, issues: IssueCollector
) -> None:
    """Report tables with fewer or more rows than expected, and required tables that are not there at all."""
    sheets, unread = reading.sheets, reading.unread_files
    files: defaultdict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        files[sheet.table].add(sheet.file)
    for table in TABLES:
        found = facts.rows.get(table.name, 0)
        least, most = expected.get(table.name, (0, 2**31))
        place = CellRef(files[table.name].pop() if len(files[table.name]) == 1 else f"*/{table.name}.csv")
        if found < least and table.name not in unread:
            issues.add("rows-few", place, found=found, least=least)
        if found > most:
            issues.add("rows-many", place, found=found, most=most)
    hanging = {issue.file for issue in issues.issues if issue.code == "references-missing"}
    for name in ("chains", "links"):
        if name not in facts.rows and name not in unread and f"{name}.csv" not in hanging:
            table = TABLES_BY_NAME[name]
            issues.add("table-missing", CellRef(f"{name}.csv"), table=table.zh, table_en=table.en.lower(), name=name)
