"""The styles of the Word file: each declared once with font, size, line and indent, as GB/T 9704 and LOOK have them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor

from reports.formats.document import BODY_WIDTH, Document
from reports.wording.language import Language

TITLE, BLACK, KAI, SONG = "方正小标宋简体", "黑体", "楷体", "仿宋"
LATIN = "Times New Roman"
FALLBACKS = {
    TITLE: ("Noto Serif CJK SC", "roman"),
    BLACK: ("Noto Sans CJK SC", "swiss"),
    KAI: ("Noto Serif CJK SC", "roman"),
    SONG: ("Noto Serif CJK SC", "roman"),
}
"""The font that stands in where a machine lacks one of ours, and the family any other is chosen from."""
Margins = tuple[Length, Length, Length, Length]
MARGINS: Margins = (Mm(37), Mm(35), Mm(28), Mm(26))
"""Top, bottom, left, right, as GB/T 9704 has them."""
CLOSE_MARGINS: Margins = (Mm(20), Mm(20), Mm(28), Mm(26))
"""Those of an English paper that must keep to its pages."""
WIDE_MARGINS: Margins = (Mm(26), Mm(22), Mm(20), Mm(20))
WIDTHS = {False: Mm(BODY_WIDTH), True: Mm(380)}
"""Room for a table on an upright A4 page and on a wide A3 one."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: size and line in points (None: as the type needs), first-line indent in characters."""

    font: str
    size: float
    line: float | None
    align: Literal["left", "center", "both"] = "left"
    bold: bool = False
    first: int = 0
    before: float = 0
    after: float = 0
    keep: bool = False


STYLES: dict[str, Style] = {
    "LP Title": Style(TITLE, 22, 36, "center", bold=True),
    "LP Subtitle": Style(KAI, 16, 28, "center", after=40),
    "LP Fact": Style(SONG, 14, 26),
    "LP Cover note": Style(SONG, 14, 26, "both", first=2, before=20),
    "Heading 1": Style(BLACK, 16, 28, first=2, before=8, keep=True),
    "Heading 2": Style(KAI, 16, 28, bold=True, first=2, keep=True),
    "Heading 3": Style(SONG, 12, 22, bold=True, keep=True),
    "LP Body": Style(SONG, 16, 28, "both", first=2),
    "LP Contents head": Style(BLACK, 16, 28, "center", before=6, keep=True),
    "LP Contents": Style(SONG, 14, 22),
    "LP Note": Style(SONG, 10.5, 16, after=2),
    "LP Caption": Style(BLACK, 10.5, 18, "center", before=6, after=2, keep=True),
    "LP Legend": Style(BLACK, 10.5, 18, "center", before=2, after=6),
    "LP Cell": Style(SONG, 10.5, 15, before=1.5, after=1.5),
    "LP Gap": Style(SONG, 6, 8),
    "LP Picture": Style(SONG, 10.5, None, "center", before=4, keep=True),
    "LP Foot": Style(SONG, 14, None),
}
ENGLISH: dict[str, Style] = {
    **STYLES,
    "Heading 1": replace(STYLES["Heading 1"], size=15, bold=True),
    "Heading 2": replace(STYLES["Heading 2"], size=13, line=24),
    "LP Body": replace(STYLES["LP Body"], size=13, line=21, align="left", after=3),
    "LP Cell": replace(STYLES["LP Cell"], size=9, line=12),
}
"""The styles of an English paper: letters look larger than characters, and their words are longer."""
ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


DENSE_LINES = {"LP Title": 32.0, "LP Subtitle": 25.0, "LP Body": 25.0, "Heading 1": 25.0, "Heading 2": 25.0}
"""Height of the closest lines a paper may have, in points."""
DENSE_ENGLISH = {
    "Heading 1": replace(ENGLISH["Heading 1"], size=13, line=20, before=0),
    "LP Body": replace(ENGLISH["LP Body"], size=11.5, line=16),
}
"""What is closer in an English paper that must keep to its pages; the rule for official papers is for Chinese."""


def body_margins(document: Document) -> Margins:
    """Return the margins of the pages of text."""
    if document.wide:
        return WIDE_MARGINS
    return CLOSE_MARGINS if document.dense and document.language == "en" else MARGINS


def make_styles(book: Any, language: Language, *, dense: bool = False) -> None:
    """Declare every style of a paper in a new file; `dense` sets text on the closest lines."""
    styles = dict(STYLES if language == "zh" else ENGLISH)
    if dense and language == "zh":
        styles |= {name: replace(styles[name], line=line, before=0) for name, line in DENSE_LINES.items()}
    elif dense:
        styles |= DENSE_ENGLISH
    declare_styles(book, styles, language)


def declare_styles(book: Any, styles: Mapping[str, Style], language: Language) -> None:
    """Declare styles in a new file; fonts are set for Chinese and for Latin script, the theme's are dropped."""
    _defaults(book)
    for name, declared in styles.items():
        known = name in [style.name for style in book.styles]
        style = book.styles[name] if known else book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = None if name.startswith("LP") else book.styles["Normal"]
        style.font.size, style.font.bold, style.font.italic = Pt(declared.size), declared.bold, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _fonts(style.element.get_or_add_rPr(), declared.font)
        _paragraph(style.paragraph_format, declared, language)


def _paragraph(form: Any, declared: Style, language: Language) -> None:
    form.alignment = ALIGNS[declared.align]
    if declared.line is not None:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(declared.line)
    form.space_before, form.space_after = Pt(declared.before), Pt(declared.after)
    form.keep_with_next = declared.keep
    form.widow_control = True
    indent = declared.first if language == "zh" else 0
    form.first_line_indent = Length(Pt(declared.size * indent)) if indent else None


def _defaults(book: Any) -> None:
    """Set fonts and languages; Latin script is English in a Chinese text too, else its words and figures are split."""
    fonts = book.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _fonts(fonts, SONG)
    spoken = fonts.find(qn("w:lang"))
    if spoken is not None:
        spoken.set(qn("w:val"), "en-US")
        spoken.set(qn("w:eastAsia"), "zh-CN")
    _fonts(book.styles["Normal"].element.get_or_add_rPr(), SONG)


def _fonts(properties: Any, font: str) -> None:
    """Name the fonts of a style: ours for Chinese, a roman face for Latin script; the theme's names go."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    latin = LATIN
    named = f'w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{font}" w:hint="eastAsia"'
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {named}/>"))


def name_fonts(book: Any) -> None:
    """Write into the font table which font stands in for each of ours."""
    table = next(rel.target_part for rel in book.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = parse_xml(table.blob)
    fonts[:] = []
    for name, (other, family) in FALLBACKS.items():
        entry = (
            f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{other}"/>'
            f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        )
        fonts.append(parse_xml(entry))
    table._blob = serialize_part_xml(fonts)
