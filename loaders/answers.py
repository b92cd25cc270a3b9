"""A filled survey form read back: its rows made rows of the facts' own tables, or told why they are not understood."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import Issue, Severity
from graph.model.answer_form import CHAIN, COLUMNS, NEEDED, OF_FIRM, OF_MAKE, SOURCE, Exists
from graph.model.edges import Makes
from graph.model.kinds import Basis, RulingKind
from graph.model.nodes import Chain, Firm, Link
from graph.model.region import Region
from graph.model.schema import Property
from graph.model.tables import TABLES_BY_NAME
from graph.unpacking import UnreadablePackage
from loaders.cells import parse_cell
from loaders.excel_file import ATTACK, CODES
from loaders.labels import folded, match_label
from loaders.messages import CellRef
from loaders.office.firm_names import fold_firm
from loaders.rows import IssueCollector, Line
from loaders.sheet_grid import read_grid
from loaders.workbook import open_book

Row = Mapping[str, str]
"""One row of a table of facts, by the names of its columns."""
REASON = "摸底表答复：本地没有（{unit}）"
NEW = "survey-"
"""What the id of a firm begins with that was not on file."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """What answers are compared with: chains, links, firms, and what firms make."""

    region: Region
    chains: frozenset[str]
    links: Mapping[str, str]
    firms: Mapping[str, Firm]
    makes: frozenset[tuple[str, str, str | None]]

    @classmethod
    def of(cls, region: Region, nodes: Iterable[object], edges: Iterable[object]) -> "OnFile":
        """Return it from facts."""
        found = tuple(nodes)
        return cls(
            region,
            frozenset(each.id for each in found if isinstance(each, Chain)),
            {each.id: each.name_zh for each in found if isinstance(each, Link)},
            {fold_firm(each.name_zh): each for each in found if isinstance(each, Firm)},
            frozenset((each.start, each.end, each.product) for each in edges if isinstance(each, Makes)),
        )

    def local_makers(self, link: str) -> list[str]:
        """Name the local firms on file that make a link."""
        ids = {firm for firm, made, _ in self.makes if made == link}
        return [each.name_zh for each in self.firms.values() if each.id in ids and each.local]


@dataclass(slots=True)
class Answers:
    """What a form gave: rows by table, what is told of it, and how many rows were left unanswered."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {"firms": [], "makes": [], "rulings": []})
    issues: list[Issue] = field(default_factory=list)
    unanswered: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether something has to be mended before all of it can be taken."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


@dataclass(slots=True)
class _Sheet:
    """The form as it is being read: where each column stands, and which chain it is of."""

    where: CellRef
    places: Mapping[str, int]
    chain: str
    header: int


@dataclass(slots=True)
class _Answer:
    """One row as typed: the cells by the names of their columns."""

    number: int
    cells: Mapping[str, str | None]
    said: Exists


def read_answers(content: bytes, file: str, on_file: OnFile) -> Answers:
    """Read a filled form; nothing is raised, what is not understood is told with its place."""
    issues, answers = IssueCollector(), Answers()
    answers.issues = issues.issues
    try:
        book = open_book(content)
        grids = [(part.name, read_grid(book, part, CellRef(file, part.name), issues).lines) for part in book.sheets]
    except UnreadablePackage as error:
        issues.add(CODES.get(error.fault, ATTACK), CellRef(file))
        return answers
    found = next(((name, lines, head) for name, lines in grids if (head := _header(lines)) is not None), None)
    if found is None:
        names = "、".join(column.zh for column in COLUMNS if column.name in NEEDED)
        issues.add("answers-form", CellRef(file), names=names)
        return answers
    name, lines, head = found
    sheet = _Sheet(CellRef(file, name), _places(lines[head][1]), _chain(lines[:head]), head)
    if sheet.chain not in on_file.chains:
        issues.add("answers-chain", CellRef(file, name, lines[0][0]), value=sheet.chain)
        return answers
    _take(sheet, lines[head + 1 :], on_file, answers, issues)
    return answers


def _header(lines: Sequence[Line]) -> int | None:
    """Return which line holds the headings; None where none holds those that are needed."""
    for at, (_, cells) in enumerate(lines):
        if set(NEEDED) <= _places(cells).keys():
            return at
    return None


def _places(cells: Sequence[str | None]) -> dict[str, int]:
    names = {folded(label): column.name for column in COLUMNS for label in (column.zh, column.en)}
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = names.get(folded(cell or ""))
        if name is not None:
            found.setdefault(name, at)
    return found


def _chain(lines: Sequence[Line]) -> str:
    """Return the id of the chain that stands above the headings."""
    for _, cells in lines:
        for at, cell in enumerate(cells[:-1]):
            if folded(cell or "") in map(folded, CHAIN):
                return (cells[at + 1] or "").strip()
    return ""


def _take(sheet: _Sheet, lines: Sequence[Line], on_file: OnFile, answers: Answers, issues: IssueCollector) -> None:
    """Take the rows that are answered; a denial holds where nobody says yes and nobody is on file."""
    read = [answer for line in lines if (answer := _answer(sheet, line, on_file, answers, issues)) is not None]
    made = {answer.cells["link_id"] for answer in read if answer.said is Exists.YES}
    new: dict[str, str] = {}
    denied: set[str] = set()
    for answer in read:
        link = answer.cells["link_id"] or ""
        if answer.said is Exists.YES:
            _take_yes(sheet, answer, on_file, new, answers, issues)
        elif link in made:
            issues.add("answers-differ", _at(sheet, answer.number, "exists"), value=on_file.links[link])
        elif on_file.local_makers(link):
            firms = "、".join(on_file.local_makers(link)[:3])
            issues.add("answers-on-file", _at(sheet, answer.number, "exists"), value=firms)
        elif link not in denied:
            denied.add(link)
            answers.tables["rulings"].append(_ruling(sheet, answer))


def _at(sheet: _Sheet, row: int, column: str) -> CellRef:
    heading = next(each.zh for each in COLUMNS if each.name == column)
    return CellRef(sheet.where.file, sheet.where.sheet, row, heading)


def _answer(sheet: _Sheet, line: Line, on_file: OnFile, answers: Answers, issues: IssueCollector) -> _Answer | None:
    """Return a row that says yes or no by whom; None of one that says nothing, or is told to be mended."""
    number, row = line
    cells = {name: row[at] if at < len(row) else None for name, at in sheet.places.items()}
    link, said = (cells.get("link_id") or "").strip(), cells.get("exists")
    if said is None:
        if cells.get("unit") is not None or cells.get("as_of") is not None:
            issues.add("answers-choice", _at(sheet, number, "exists"))
        answers.unanswered += bool(link)
        return None
    if link not in on_file.links:
        issues.add("answers-link", _at(sheet, number, "link_id"), value=link)
        return None
    word = match_label(said, Exists)
    if word is None:
        words = "、".join(each.zh for each in Exists)
        place = _at(sheet, number, "exists")
        issues.add("cell-word", place, value=said, words=words, words_en=words, near="", near_en="")
        return None
    if word is Exists.UNKNOWN:
        issues.add("answers-unknown", _at(sheet, number, "exists"))
        return None
    if cells.get("unit") is None:
        issues.add("answers-unit", _at(sheet, number, "unit"))
        return None
    return _Answer(number, {**cells, "link_id": link}, word)  # type: ignore[arg-type]  # a label of Exists


def _take_yes(
    sheet: _Sheet, answer: _Answer, on_file: OnFile, new: dict[str, str], answers: Answers, issues: IssueCollector
) -> None:
    """Add what a firm makes, and the firm where it is not on file."""
    name = (answer.cells.get("firm") or "").strip()
    if not name:
        issues.add("answers-firm", _at(sheet, answer.number, "firm"))
        return
    typed = _typed(sheet, answer, issues)
    if typed is None:
        return
    key = fold_firm(name)
    known = on_file.firms.get(key)
    firm = new.get(key) or (known.id if known is not None else f"{NEW}{hashlib.sha256(key.encode()).hexdigest()[:8]}")
    evidence = _evidence(answer, typed)
    if known is None and key not in new:
        new[key] = firm
        home = {"province": on_file.region.province, "city": on_file.region.city}
        own = {each: typed[each] for each in OF_FIRM if each in typed}
        answers.tables["firms"].append({"id": firm, "name_zh": name, **home, **own, **evidence})
    link = answer.cells["link_id"] or ""
    if (firm, link, typed.get("product")) in on_file.makes:
        issues.add("answers-again", _at(sheet, answer.number, "product"))
    made = {each: typed[each] for each in OF_MAKE if each in typed}
    answers.tables["makes"].append({"firm_id": firm, "link_id": link, **made, **evidence})


def _typed(sheet: _Sheet, answer: _Answer, issues: IssueCollector) -> dict[str, str] | None:
    """Return the cells that answer a property, as text of its form; None where one is told to be mended."""
    before, found = len(issues.issues), {}
    for column in COLUMNS:
        cell = answer.cells.get(column.name)
        if column.property is not None and cell is not None:
            value = parse_cell(cell, column.property, _at(sheet, answer.number, column.name), issues)
            if value is not None:
                found[column.name] = _shown(value, column.property)
    if "capacity" in found and "capacity_unit" not in found:
        issues.add("answers-unit-of-capacity", _at(sheet, answer.number, "capacity_unit"))
    refused = any(issue.severity is Severity.ERROR for issue in issues.issues[before:])
    return None if refused else found


def _shown(value: object, column: Property) -> str:
    if column.type is float and isinstance(value, float):
        return f"{value:.10g}"
    return str(getattr(value, "zh", value))


def _evidence(answer: _Answer, typed: Mapping[str, str]) -> dict[str, str]:
    said = {"source": SOURCE.format(unit=(answer.cells.get("unit") or "").strip()), "basis": Basis.SOURCE.zh}
    return {**said, "as_of": typed["as_of"]} if "as_of" in typed else said


def _ruling(sheet: _Sheet, answer: _Answer) -> Row:
    """Return the ruling that a denial comes to: settled for the chain and link, by the unit that answered."""
    ends = {"chain_id": sheet.chain, "link_id": answer.cells["link_id"] or ""}
    unit = (answer.cells.get("unit") or "").strip()
    as_of = answer.cells.get("as_of")
    told = {"as_of": as_of} if as_of is not None else {}
    reason = {"kind": RulingKind.CONFIRMED_ABSENT.zh, "reason": REASON.format(unit=unit)}
    return {**ends, **reason, **_evidence(answer, told)}


def table_rows(table: str, rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """Return rows of a table as it is written: its Chinese headings, of the columns that hold something."""
    columns = [each for each in TABLES_BY_NAME[table].columns() if any(row.get(each.name) for row in rows)]
    return [each.column.zh for each in columns], [[row.get(each.name, "") for each in columns] for row in rows]
