"""A folder of facts: region.yaml, expectations.yaml, and tables in any of its folders, read whole or not at all."""

from pathlib import Path

from graph.errors import FactsError, Issue, Severity
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.model.shelf import Shelf
from graph.model.tables import TABLES_BY_NAME
from loaders import (
    beginning,
    checks,
    copies,
    expectations,
    heading_order,
    inputs,
    measures,
    plausibility,
    region,
    shelf,
    tables,
)
from loaders.files import FolderContents, read_bytes, read_tables
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

NOWHERE = Region(city="", city_en="", province="", province_en="")


def read_facts(folder: Path) -> FactSet:
    """Return all facts of a folder. Raises FactsError with every issue of every file where any is an error."""
    findings = IssueCollector()
    if not folder.is_dir():
        findings.add("folder-missing", CellRef(str(folder)))
        raise FactsError(findings.issues)
    home = _home(folder, findings)
    expected = _expected(folder, findings)
    reading = read_tables(folder, findings)
    begins = beginning.begins(reading, expected, findings)
    records = _load(reading, home or NOWHERE, findings)
    shelved = _shelved(folder, home, records, findings)
    copies.fold_copies(reading.sheets, findings)
    checks.check_references(records, findings)
    inputs.check_cycles(records, findings)
    measures.check_measures(records, findings)
    if not any(issue.severity is Severity.ERROR for issue in findings.issues):
        checks.check_rulings(records, findings)
    if not begins:
        checks.check_row_counts(records, expected, reading, findings)
    errors = any(issue.severity is Severity.ERROR for issue in findings.issues)
    if not errors:
        checks.check_chains(records, findings)
        inputs.check_stages(records, findings)
        checks.check_sources(records, findings)
        plausibility.check_all(records, home or NOWHERE, findings)
        heading_order.fold_scripts(reading.sheets, findings)
        heading_order.check_order(reading.sheets, findings)
    issues = sorted(findings.issues, key=_order)
    if errors or home is None:
        raise FactsError(issues)
    return FactSet(
        region=home,
        nodes=tuple(records.nodes.values()),
        edges=tuple(records.edges.values()),
        warnings=tuple(issues),
        shelf=shelved,
    )


def _order(issue: Issue) -> tuple[int, str, str, int]:
    """Return where an issue comes: what stops a whole file or table before what follows from it, then by place."""
    whole = issue.row is None and issue.column is None and issue.severity is Severity.ERROR
    cause = 0 if issue.code in checks.PASSED_OVER | checks.HEADINGS or whole else 2
    return 1 if issue.code in checks.FOLLOWING else cause, issue.file, issue.sheet or "", issue.row or 0


def _shelved(folder: Path, home: Region | None, records: ParsedFacts, findings: IssueCollector) -> Shelf | None:
    """Return the shelf where a city asks for it, its facts filled from it."""
    if home is None or not region.takes_shelf((folder / region.NAME).read_bytes()):
        return None
    found = shelf.read_shelf()
    shelf.take_over(records, found, findings)
    return found


def _load(reading: FolderContents, home: Region, issues: IssueCollector) -> ParsedFacts:
    records = ParsedFacts(unread={TABLES_BY_NAME[name].fact_kind.KIND for name in reading.unread_files})
    for sheet in reading.sheets:
        tables.load(sheet, TABLES_BY_NAME[sheet.table], home, records, issues)
    for join in records.deferred_joins:
        join()
    return records


def _home(folder: Path, issues: IssueCollector) -> Region | None:
    path = folder / region.NAME
    if not path.is_file():
        issues.add("file-missing", CellRef(region.NAME), name=region.NAME)
        return None
    content = read_bytes(path, region.NAME, issues)
    return None if content is None else region.load(content, issues)


def _expected(folder: Path, issues: IssueCollector) -> dict[str, tuple[int, int]]:
    path = folder / expectations.NAME
    content = read_bytes(path, expectations.NAME, issues) if path.is_file() else None
    return {} if content is None else expectations.load(content, issues)
