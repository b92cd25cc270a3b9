"""What a deliverable is: a record of its label, what it is made of, and the forms its files have."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from graph.text import Text
from reports.wording.language import Language

if TYPE_CHECKING:
    from graph.analysis.competition.typed_texts import FlaggedText
    from graph.analysis.judgement import Judgement
    from graph.analysis.records import Records
    from graph.analysis.target_filter import TargetFilter
    from graph.analysis.versions.version_record import VersionRecord
    from reports.formats.document import Document
    from reports.formats.typed_cells import TypedCells

T = TypeVar("T")

FORM_NAMES = {
    "pdf": Text("PDF（{paper}）", "PDF ({paper})"),
    "png": Text("PNG（{paper}，300 dpi）", "PNG ({paper}, 300 dpi)"),
    "svg": Text("SVG（矢量）", "SVG (vector)"),
    "16x9.pdf": Text("PDF（16:9）", "PDF (16:9)"),
    "16x9.png": Text("PNG（16:9）", "PNG (16:9)"),
    "16x9.svg": Text("SVG（16:9）", "SVG (16:9)"),
    "pptx": Text("PowerPoint", "PowerPoint"),
    "docx": Text("Word", "Word"),
    "md": Text("Markdown", "Markdown"),
    "xlsx": Text("Excel", "Excel"),
}
MIMES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "16x9.pdf": "application/pdf",
    "16x9.png": "image/png",
    "16x9.svg": "image/svg+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Commission:
    """What a deliverable is made from: the judgement, what it is limited to, records, language, an earlier version.

    `previous` is the version record of an earlier catalogue; what is different from it is told, where the form has
    words. `typed` is what the office typed into that catalogue; `offered` are terms of an offer to a firm, by their
    ids, as somebody typed them.
    """

    judgement: "Judgement"
    scope: "TargetFilter"
    records: "Records"
    language: Language
    previous: "VersionRecord | None" = None
    offered: Mapping[str, str] = field(default_factory=dict)
    typed: "TypedCells | None" = None

    @cached_property
    def flags(self) -> tuple["FlaggedText", ...]:
        """Return what the fair-competition check finds in the texts people typed, checked once for all documents."""
        from graph.analysis.competition.typed_texts import review

        return review(self.judgement.city, self.records)


@dataclass(frozen=True, slots=True)
class Published:
    """One file: its name and its bytes."""

    name: str
    content: bytes


Per = Literal["scope", "chain", "firm"]
Writer = Callable[[T, str, int], Iterable[Published]]
"""What writes a content as files: it is given their name without an ending, and when the facts were loaded.

The time is in seconds since 1970 UTC, for forms that hold one.
"""


@dataclass(frozen=True, slots=True)
class Deliverable(Generic[T]):
    """What is handed over: its id in addresses and commands, its label, its contents and its forms.

    `contents` makes each content with the id of the chain or firm it is of, None if it is of the whole scope;
    `one_per` says which. `forms` has the writer of each form by the ending of its file, the form most asked for
    first; `page_size` is the size of those that are printed. `preview` turns a content into what a page shows: a
    document, an SVG, a PNG or several; None where the content is that itself. `remarks` are what is to be said of a
    content as it is handed over; `named` is what the content of a chain is called where it is not always the same.
    """

    id: str
    label: Text
    contents: Callable[[Commission], Iterator[tuple[str | None, T]]]
    forms: Mapping[str, Writer[T]]
    one_per: Per = "chain"
    shows_changes: bool = True
    page_size: str = "A3"
    remarks: Callable[[T], tuple[str, ...]] = lambda _: ()
    preview: Callable[[T], "Document | str | bytes | tuple[bytes, ...]"] | None = None
    named: Callable[["Judgement", str], Text] | None = None

    def form_name(self, form: str, language: Language) -> str:
        """Return what a form is called: `PDF（A4）`."""
        return FORM_NAMES[form].of(language, paper=self.page_size)


def for_each_chain(build: Callable[[Commission, str], T]) -> Callable[[Commission], Iterator[tuple[str | None, T]]]:
    """Return what makes one content for each chain of the scope, in the city's order."""

    def contents(commission: Commission) -> Iterator[tuple[str | None, T]]:
        for chain in commission.scope.chains_in(commission.judgement):
            yield chain, build(commission, chain)

    return contents
