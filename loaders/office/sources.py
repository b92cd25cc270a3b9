"""The files of an import with their sheets: which are read, which are not and why, and the tables they hold."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.office.block import Block, Skipped
from loaders.office.book import read_book
from loaders.office.chain_picture import Knows, Picture, find_picture
from loaders.office.decided import Decided
from loaders.office.faults import Unreadable
from loaders.office.fields import TableKind
from loaders.office.form import find_form
from loaders.office.grid import Book, Grid
from loaders.office.headings import count_known
from loaders.office.lines import REASONS
from loaders.office.not_lists import is_of_inputs, is_own
from loaders.office.questions import about_hidden, about_kind
from loaders.office.row import Plain
from loaders.office.shape import Corrections, find_shape

NOTES: Mapping[str, tuple[str, str]] = {
    "macros": ("含有宏，没有看也没有运行", "holds macros, which were neither read nor run"),
    "links": ("引用了别的文件，没有打开", "points at other files, which were not opened"),
    "lost": ("有字读不出，已标在各格", "some characters could not be read; their cells are marked"),
    "quotes": ("引号没有成对，按普通字符读", "quotes do not close and were read as plain signs"),
}
"""Notes on whole files in both languages."""
GUIDES = (
    "填写说明",
    "填表说明",
    "说明",
    "字典",
    "数据字典",
    "下拉选项",
    "选项",
    "代码表",
    "参数",
    "填报说明",
    "HOW TO FILL THIS IN",
)
"""Names of sheets that tell how others are filled."""


@dataclass(slots=True)
class SheetParts:
    """One sheet: its tables or its picture, and the lines outside them."""

    file: str
    grid: Grid
    blocks: list[Block] = field(default_factory=list)
    picture: Picture | None = None
    skipped: list[Skipped] = field(default_factory=list)
    unread: str | None = None

    @property
    def where(self) -> str:
        """File and sheet as sources of cells begin."""
        return f"{self.file}!{self.grid.name}"

    def skipped_lines(self) -> Iterator[Plain]:
        """Yield every line that is not read, with its reason."""
        parts = [*self.skipped, *(each for block in self.blocks for each in block.skipped)]
        parts += [] if self.picture is None else self.picture.skipped
        for each in sorted(parts, key=lambda part: part.row):
            zh, en = REASONS[each.reason]
            yield {"source": f"{self.where}!{each.row}", "reason": each.reason, "zh": zh, "en": en, "text": each.text}


@dataclass(slots=True)
class FileParts:
    """One file: its name, size and hash, what was read of it, or why it was refused."""

    name: str
    size: int
    sha256: str
    book: Book | None = None
    refused: Unreadable | None = None
    sheets: list[SheetParts] = field(default_factory=list)
    questions: list[Plain] = field(default_factory=list)

    def as_plain(self) -> Plain:
        """Return the file as it is written into a plan."""
        plain: Plain = {"name": self.name, "size": self.size, "sha256": self.sha256}
        if self.refused is not None:
            return plain | {"refused": {"code": self.refused.code, "zh": self.refused.zh, "en": self.refused.en}}
        if self.book is not None:
            plain |= {"type": self.book.type, "encoding": self.book.encoding, "separator": self.book.separator}
            plain["notes"] = [{"code": code, "zh": NOTES[code][0], "en": NOTES[code][1]} for code in self.book.notes]
        plain["sheets"] = [_sheet(parts) for parts in self.sheets]
        return plain


def _sheet(parts: SheetParts) -> Plain:
    plain: Plain = {"name": parts.grid.name, "hidden": parts.grid.hidden, "read": parts.unread is None}
    plain |= {} if parts.unread is None else {"why": parts.unread}
    plain["lines"] = len(parts.grid.lines)
    plain |= {"hidden_rows": len(parts.grid.hidden_rows)} if parts.grid.hidden_rows else {}
    return plain | ({"hidden_columns": len(parts.grid.hidden_columns)} if parts.grid.hidden_columns else {})


def refused_file(name: str, fault: Unreadable) -> FileParts:
    """Return a file that could not even be opened."""
    return FileParts(name, 0, "", refused=fault)


def open_file(name: str, content: bytes, seen: Callable[[float], None] | None = None) -> FileParts:
    """Read a file as grids; a file that is refused says why. `seen` is told which share was read so far."""
    parts = FileParts(name, len(content), hashlib.sha256(content).hexdigest())
    try:
        parts.book = read_book(content, name, count_known, seen)
    except Unreadable as fault:
        parts.refused = fault
    return parts


def find_sheets(parts: FileParts, decided: Decided, knows: Knows) -> None:
    """Find what each sheet of a file that was read holds."""
    for grid in () if parts.book is None else parts.book.grids:
        parts.sheets.append(_read_sheet(parts, grid, decided, knows))


def read_file(name: str, content: bytes, decided: Decided, knows: Knows) -> FileParts:
    """Read a file and find what each of its sheets holds."""
    parts = open_file(name, content)
    find_sheets(parts, decided, knows)
    return parts


def _read_sheet(parts: FileParts, grid: Grid, decided: Decided, knows: Knows) -> SheetParts:
    sheet = SheetParts(parts.name, grid)
    if not grid.lines:
        sheet.unread = "blank"
    elif grid.hidden and not _wants_hidden(parts, sheet.where, decided):
        sheet.unread = "hidden"
    elif grid.name.strip().upper() in GUIDES and len(parts.book.grids if parts.book else ()) > 1:
        sheet.unread = "guide"
    else:
        _find_parts(parts, sheet, decided, knows)
    return sheet


def _wants_hidden(parts: FileParts, where: str, decided: Decided) -> bool:
    if decided.read_hidden:
        return True
    asked = about_hidden(where)
    if decided.corrections.get("sheets", {}).get(where) is True or decided.answer(asked["id"]) == "read":
        return True
    parts.questions.append(asked)
    return False


def _find_parts(parts: FileParts, sheet: SheetParts, decided: Decided, knows: Knows) -> None:
    corrections = _corrections(sheet.where, sheet.grid.name, decided)
    if corrections.kind is None and corrections.heading_rows is None:
        sheet.unread = "own" if is_own(sheet.grid) else ("inputs" if is_of_inputs(sheet.grid) else None)
        if sheet.unread is not None:
            return
    if corrections.kind is None and corrections.heading_rows is None:
        sheet.picture = find_picture(sheet.grid, knows)
    if sheet.picture is None:
        title = f"{sheet.grid.name} {parts.name.rpartition('.')[0]}"
        shape = find_shape(sheet.grid, title, corrections, decided.settle)
        sheet.blocks, sheet.skipped = shape.blocks, shape.skipped
        sheet.unread = None if shape.blocks else "headings"
        if shape.blocks and all(block.tells_nothing for block in shape.blocks):
            sheet.blocks, sheet.unread = [], "kind"
            parts.questions.append(about_kind(sheet.grid.name, sheet.where))
        form = None if any(block.lines for block in shape.blocks) else find_form(sheet.grid, title)
        if form is not None:
            decided.settle(form)
            sheet.blocks, sheet.unread = [form], None


def _corrections(where: str, name: str, decided: Decided) -> Corrections:
    rows = decided.corrections.get("rows", {})
    own = {int(key.rpartition("!")[2]): str(value) for key, value in rows.items() if key.rpartition("!")[0] == where}
    stated: Sequence[int] | None = decided.corrections.get("heading_rows", {}).get(where)
    bounds = None if not stated else (min(stated), max(stated))
    kind = decided.corrections.get("kinds", {}).get(where)
    return Corrections(TableKind(kind) if kind else decided.kind(name), bounds, own)
