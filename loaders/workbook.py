"""A workbook as its package holds it: sheets, shared strings, number formats and the day dates count from.

Only what holds facts is read. Styles, themes, drawings, names and properties may be faulty, as spreadsheet programs
open such files too; names of elements are taken with or without the namespace of Strict Open XML.
"""

import datetime
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.utils.escape import unescape

from graph.unpacking import STORED_LIMITS, UnpackingFault, UnpackingLimits, UnreadablePackage, unpack
from loaders.number_formats import GENERAL, code_of

_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_READ = frozenset({"worksheet", "sharedStrings"})
_NO_ROWS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its name, whether it is hidden, and its markup."""

    name: str
    hidden: bool
    markup: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """What cells are read with; `formats` holds the format of each style, None where it is not known."""

    sheets: Sequence[SheetPart]
    strings: Sequence[str]
    formats: Sequence[str | None] | None
    epoch: datetime.datetime


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    part: str


def open_book(content: bytes, limits: UnpackingLimits = STORED_LIMITS) -> Book:
    """Open a workbook. Raises UnreadablePackage."""
    root = _relations(content, "", limits)
    name = next((each.part for each in root.values() if each.kind == "officeDocument"), _USUAL)
    top = _tree(_part(content, name, limits), name)
    relations = _relations(content, name, limits)
    wanted = {each.part for each in relations.values() if each.kind in _READ}
    parts = unpack(content, limits, lambda part: part in wanted)
    strings = list(_of_kind(relations, "sharedStrings", parts))
    return Book(
        sheets=tuple(_sheets(top, relations, parts)),
        strings=_strings(strings[0]) if strings else (),
        formats=_formats(content, relations, limits),
        epoch=_epoch(top),
    )


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def text_of(element: Element) -> str:
    """Join the text of a string, runs of rich text included, phonetic ones left out. Raises ValueError for damage."""
    parts = []
    for child in element:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [each.text or "" for each in child if local(each.tag) == "t"]
        elif name not in ("rPh", "phoneticPr"):
            raise ValueError(name)
    return str(unescape("".join(parts)))


def elements(markup: bytes, part: str) -> Iterator[tuple[str, Element]]:
    """Yield the start and the end of every element. Raises UnreadablePackage."""
    try:
        yield from iterparse(BytesIO(markup), ("start", "end"))  # noqa: S314 (unpacking let no document type pass)
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadablePackage(UnpackingFault.BROKEN, part) from error


def _tree(markup: bytes, part: str) -> Element:
    root = None
    for _, element in elements(markup, part):
        root = element
    if root is None:
        raise UnreadablePackage(UnpackingFault.BROKEN, part)
    return root


def _part(content: bytes, name: str, limits: UnpackingLimits) -> bytes:
    parts = unpack(content, limits, lambda part: part == name)
    if name not in parts:
        raise UnreadablePackage(UnpackingFault.BROKEN, name)
    return parts[name]


def _relations(content: bytes, part: str, limits: UnpackingLimits) -> Mapping[str, _Relation]:
    """Return the relations of a part of the package by their ids; none if it names none."""
    folder, file = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{file}.rels") if part else _ROOT
    markup = unpack(content, limits, lambda each: each == name).get(name)
    relations = () if markup is None else _tree(markup, name)
    return {
        each.get("Id", ""): _Relation(
            posixpath.basename(each.get("Type", "")),
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in relations
        if each.get("TargetMode") != "External"
    }


def _of_kind(relations: Mapping[str, _Relation], kind: str, parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the parts of a kind; one that is named and missing is damage."""
    for relation in relations.values():
        if relation.kind == kind:
            if relation.part not in parts:
                raise UnreadablePackage(UnpackingFault.BROKEN, relation.part)
            yield parts[relation.part]


def _sheets(top: Element, relations: Mapping[str, _Relation], parts: Mapping[str, bytes]) -> Iterator[SheetPart]:
    """Yield the worksheets in their order; charts and dialogs hold no rows."""
    listed = next((child for child in top if local(child.tag) == "sheets"), None)
    if listed is None or not len(listed):
        raise UnreadablePackage(UnpackingFault.BROKEN, "sheets")
    for sheet in listed:
        id = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        relation = relations.get(id)
        if relation is not None and relation.kind in _NO_ROWS:
            continue
        if relation is None or relation.kind != "worksheet" or relation.part not in parts:
            raise UnreadablePackage(UnpackingFault.BROKEN, sheet.get("name", ""))
        yield SheetPart(sheet.get("name", ""), sheet.get("state", "visible") != "visible", parts[relation.part])


def _strings(markup: bytes) -> list[str]:
    try:
        return [text_of(child) for child in _tree(markup, "sharedStrings") if local(child.tag) == "si"]
    except ValueError as error:
        raise UnreadablePackage(UnpackingFault.BROKEN, "sharedStrings") from error


def _epoch(top: Element) -> datetime.datetime:
    properties = next((child for child in top if local(child.tag) == "workbookPr"), None)
    mac = properties is not None and properties.get("date1904", "0").lower() in ("1", "true", "on")
    found: datetime.datetime = CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900
    return found


def _formats(
    content: bytes, relations: Mapping[str, _Relation], limits: UnpackingLimits
) -> Sequence[str | None] | None:
    """Return the number format of each style, or None if the styles are missing or damaged."""
    name = next((each.part for each in relations.values() if each.kind == "styles"), None)
    if name is None:
        return None
    try:
        root = _tree(_part(content, name, limits), name)
        return _format_codes(root)
    except (UnreadablePackage, ValueError) as error:
        if isinstance(error, UnreadablePackage) and error.fault is not UnpackingFault.BROKEN:
            raise
        return None


def _format_codes(root: Element) -> Sequence[str | None]:
    """Return the format of each cell style, None for one nothing declares. Raises ValueError for a bad number."""
    declared = {
        int(each.get("numFmtId", "0")): each.get("formatCode", GENERAL)
        for child in root
        if local(child.tag) == "numFmts"
        for each in child
    }
    return [
        code_of(int(each.get("numFmtId", "0")), declared)
        for child in root
        if local(child.tag) == "cellXfs"
        for each in child
    ]
