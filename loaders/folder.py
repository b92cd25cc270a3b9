"""A folder of facts: region.yaml, expectations.yaml, and tables in any of its folders, read whole or not at all."""

from pathlib import Path

from graph.errors import FactsError, Severity
from graph.model.facts import Facts
from graph.model.region import Region
from graph.model.tables import BY_NAME, TABLES
from loaders import checks, csv_file, excel_file, expectations, region, tables
from loaders.messages import Place
from loaders.rows import Findings, Sheet
from loaders.tables import Records

IGNORED = frozenset({"README.md", region.NAME, expectations.NAME})
NOWHERE = Region(city="", city_en="", province="", province_en="")
SHEET_NAMES = {spelling.lower(): table.name for table in TABLES for spelling in (table.name, table.zh, table.en)}


def read_facts(folder: Path) -> Facts:
    """Return all facts of a folder. Raises FactsError with every issue of every file where any is an error."""
    findings = Findings()
    if not folder.is_dir():
        findings.add("folder-missing", Place(str(folder)))
        raise FactsError(findings.issues)
    home = _home(folder, findings)
    expected = _expected(folder, findings)
    sheets = _sheets(folder, findings)
    records = Records()
    for sheet in sheets:
        tables.load(sheet, BY_NAME[sheet.table], home or NOWHERE, records, findings)
    for join in records.later:
        join()
    checks.check_references(records, findings)
    checks.check_cycles(records, findings)
    checks.check_numbers(records, expected, sheets, findings)
    errors = any(issue.severity is Severity.ERROR for issue in findings.issues)
    if not errors:
        checks.check_chains(records, findings)
        checks.check_stages(records, findings)
        checks.check_sources(records, findings)
    issues = sorted(findings.issues, key=lambda issue: (issue.file, issue.sheet or "", issue.row or 0))
    if errors or home is None:
        raise FactsError(issues)
    return Facts(
        region=home,
        nodes=tuple(records.nodes.values()),
        edges=tuple(records.edges.values()),
        warnings=tuple(issues),
    )


def _home(folder: Path, findings: Findings) -> Region | None:
    path = folder / region.NAME
    if not path.is_file():
        findings.add("file-missing", Place(region.NAME), name=region.NAME)
        return None
    return region.load(path.read_bytes(), findings)


def _expected(folder: Path, findings: Findings) -> dict[str, tuple[int, int]]:
    path = folder / expectations.NAME
    return expectations.load(path.read_bytes(), findings) if path.is_file() else {}


def _sheets(folder: Path, findings: Findings) -> list[Sheet]:
    """Return every table of every file, by path; files of unknown names are reported."""
    found: list[Sheet] = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name in IGNORED or path.name.startswith((".", "~$")):
            continue
        file = path.relative_to(folder).as_posix()
        if path.suffix.lower() == ".csv" and path.stem in BY_NAME:
            sheet = csv_file.load(path.read_bytes(), file, path.stem, findings)
            found += [] if sheet is None else [sheet]
        elif path.suffix.lower() == ".xlsx":
            found += excel_file.load(path.read_bytes(), file, SHEET_NAMES, findings)
        else:
            findings.add("file-unknown", Place(file))
    return found
