"""Workbooks of the xlsx and xlsm kind, Strict Open XML included: sheets, strings and cells in one pass each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.unpacking import MEGABYTE
from loaders.office.faults import CELL_LIMIT, Unreadable
from loaders.office.grid import Book
from loaders.office.markup import Tree, local, parse, read_tree
from loaders.office.package import Package, resolve
from loaders.office.shown import MAC_EPOCH, WINDOWS_EPOCH
from loaders.office.xlsx_sheet import CellCounter, SheetReader, Strings
from loaders.office.xlsx_styles import read_styles

_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_SMALL = 4 * MEGABYTE
_NOT_ROWS = frozenset({"chartsheet", "dialogsheet"})
_MACROS = frozenset({"xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: its kind, its name, whether it lies outside the file."""

    kind: str
    part: str
    external: bool


def read_xlsx(package: Package, kind: str) -> Book:
    """Read a workbook; macros are never looked at, links to other files never followed. Raises Unreadable."""
    name = main_part(package, _USUAL)
    top = read_tree(package.stream(name, _SMALL))
    relations = relations_of(package, name)
    strings = read_strings(package, part_of(relations, "sharedStrings"))
    styles = read_styles(package, part_of(relations, "styles"))
    reader = SheetReader(package, strings, styles, MAC_EPOCH if _is_mac(top) else WINDOWS_EPOCH, CellCounter())
    grids = [reader.read(part, sheet, hidden) for sheet, hidden, part in _sheets(package, top, relations)]
    return Book(kind, tuple(grids), book_notes(package, relations))


def main_part(package: Package, usual: str) -> str:
    """Return the name of the part that lists the sheets."""
    relations = relations_of(package, "")
    return part_of(relations, "officeDocument") or usual


def relations_of(package: Package, part: str) -> Mapping[str, Relation]:
    """Return the relations of a part by their ids; empty if it names none."""
    folder, _, file = part.rpartition("/")
    name = _ROOT if not part else f"{folder}/_rels/{file}.rels".lstrip("/")
    if not package.has(name):
        return {}
    found = {}
    for each in read_tree(package.stream(name, _SMALL)).all("Relationship"):
        values = each.attributes
        target = resolve(part, values.get("Target", ""))
        kind = values.get("Type", "").rpartition("/")[2]
        found[values.get("Id", "")] = Relation(kind, target, values.get("TargetMode") == "External")
    return found


def part_of(relations: Mapping[str, Relation], kind: str) -> str | None:
    """Return the part of a kind, or None."""
    return next((each.part for each in relations.values() if each.kind == kind and not each.external), None)


def book_notes(package: Package, relations: Mapping[str, Relation]) -> tuple[str, ...]:
    """List what a workbook has that is not read: macros, links to other files."""
    macros = any(name.lower().endswith("vbaproject.bin") for name in package.members)
    macros = macros or any(each.kind in _MACROS for each in relations.values())
    links = any(each.kind == "externalLink" for each in relations.values())
    return tuple(code for code, there in (("macros", macros), ("links", links)) if there)


def _is_mac(top: Tree) -> bool:
    properties = top.first("workbookPr")
    return properties is not None and properties.attributes.get("date1904", "0").lower() in ("1", "true", "on")


def _sheets(package: Package, top: Tree, relations: Mapping[str, Relation]) -> list[tuple[str, bool, str]]:
    """List the worksheets with name, whether they are hidden, and part; charts, dialogs and macros hold no rows."""
    listed = top.first("sheets")
    if listed is None or not listed.children:
        raise Unreadable("broken")
    if len(listed.children) > package.limits.sheets:
        raise Unreadable("sheets", limit=package.limits.sheets)
    found = []
    for sheet in listed.children:
        relation = relations.get(sheet.attributes.get("id", ""))
        if relation is None or relation.kind in _NOT_ROWS | _MACROS:
            continue
        hidden = sheet.attributes.get("state", "visible") != "visible"
        found.append((sheet.attributes.get("name", ""), hidden, relation.part))
    return found


def read_strings(package: Package, name: str | None) -> Strings:
    """Return the texts that cells point at; phonetic ones are left out. Raises Unreadable."""
    scan = _StringScan()
    if name is not None:
        parse(package.stream(name, package.limits.strings), scan.start, scan.end, scan.take)
    return scan.strings


@dataclass(slots=True)
class _StringScan:
    """Strings as they come; what is longer than a cell can be is cut and its number noted."""

    strings: Strings = field(default_factory=Strings)
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    inside: bool = False
    phonetic: bool = False
    bold: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        if tag == "t":
            self.inside = not self.phonetic
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "b":
            # only the first run tells whether the name of a link is set off from what follows
            self.bold = self.bold or (not self.pieces and attributes.get("val", "1") not in ("0", "false"))

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "t":
            self.inside = False
        elif tag == "rPh":
            self.phonetic = False
        elif tag == "si":
            self._finish()

    def take(self, piece: str) -> None:
        if self.inside and self.size <= CELL_LIMIT:
            self.pieces.append(piece)
            self.size += len(piece)

    def _finish(self) -> None:
        number = len(self.strings.texts)
        self.strings.texts.append("".join(self.pieces)[: CELL_LIMIT + 1])
        if self.bold:
            self.strings.bold.add(number)
        self.pieces, self.size, self.bold = [], 0, False
