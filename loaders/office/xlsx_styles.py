"""Styles of a workbook as far as they tell what a cell shows: the number format and whether it is bold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.unpacking import MEGABYTE
from loaders.number_formats import GENERAL, code_of
from loaders.office.faults import Unreadable
from loaders.office.markup import local, parse
from loaders.office.package import Package


@dataclass(frozen=True, slots=True)
class Styles:
    """Number format and boldness of each cell style; a style beyond the end is a plain one."""

    codes: tuple[str, ...] = ()
    bold: tuple[bool, ...] = ()

    def code(self, style: int) -> str:
        """Return the number format of a style."""
        return self.codes[style] if style < len(self.codes) else GENERAL

    def is_bold(self, style: int) -> bool:
        """Check whether a style is bold."""
        return style < len(self.bold) and self.bold[style]


@dataclass(slots=True)
class _Scan:
    """Declarations as they come: formats by number, boldness of fonts, format and font of each style."""

    formats: dict[int, str] = field(default_factory=dict)
    fonts: list[bool] = field(default_factory=list)
    styles: list[tuple[int, int]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        parent = self.above[-1] if self.above else ""
        self.above.append(tag)
        if tag == "numFmt" and parent == "numFmts":
            self.formats[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", GENERAL)
        elif tag == "font" and parent == "fonts":
            self.fonts.append(False)
        elif tag == "b" and parent == "font" and "fonts" in self.above and self.fonts:
            self.fonts[-1] = attributes.get("val", "1").lower() not in ("0", "false")
        elif tag == "xf" and parent == "cellXfs":
            self.styles.append((int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))))

    def end(self, _: str) -> None:
        self.above.pop()


def read_styles(package: Package, name: str | None) -> Styles:
    """Return the styles of a workbook; damaged or missing ones are plain, as spreadsheet programs take them."""
    if name is None or not package.has(name):
        return Styles()
    scan = _Scan()
    try:
        parse(package.stream(name, 32 * MEGABYTE), scan.start, scan.end)
    except Unreadable as error:
        if error.code != "broken":
            raise
    return make_styles(scan.formats, scan.fonts, scan.styles)


def make_styles(formats: Mapping[int, str], fonts: list[bool], styles: list[tuple[int, int]]) -> Styles:
    """Put declared formats, fonts and styles together."""
    codes = tuple(code_of(number, formats) or GENERAL for number, _ in styles)
    return Styles(codes, tuple(font < len(fonts) and fonts[font] for _, font in styles))
