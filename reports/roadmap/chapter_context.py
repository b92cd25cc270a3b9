"""What the chapters of a document share while they are written: the judgement, the sources cited, the numbering."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.analysis.competition.typed_texts import FlaggedText
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.measures.city_measures import ChainMeasures, measure_city
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.versions.version_record import VersionRecord
from graph.model.cells import corrected_basis, evidence_of
from graph.model.edges import Makes
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.kinds import Basis
from graph.model.nodes import Chain
from graph.text import Text
from reports.formats.document import BODY_WIDTH, Align, FigureBlock, Paragraph, Sources, Spans, TableBlock, text_span
from reports.one_page.context import OnePageContext
from reports.one_page.sources import Citations
from reports.wording.citations import hosts_of, rested_on
from reports.wording.language import Language, without_brackets
from reports.wording.punctuation import END, with_brackets
from reports.wording.sentences import chain_name, home_name, short_name
from reports.wording.titles import BARE, chain_title

Head = tuple[Text, float, Align]
"""A column of a table: its heading, its relative width, how it is set."""
TABLE = Text("表{number}　{caption}", "Table {number}. {caption}")
FIGURE = Text("图{number}　{caption}", "Figure {number}. {caption}")
BLANK_RULE = "________"
"""A blank to write on."""


@dataclass
class DocumentCitations(Citations):
    """Citations of the parts of the one side, numbered as the document around them numbers its sources."""

    document: Sources = field(default_factory=Sources)

    def cite(self, facts: Iterable[Fact | Evidence]) -> tuple[int, ...]:
        """Return the numbers of the best source of each fact."""
        return self.document.cite(*rested_on(facts))


@dataclass
class PartContext(OnePageContext):
    """The parts of the one side being written for a document that has sources of its own."""

    document: Sources = field(default_factory=Sources)

    @cached_property
    def citations(self) -> Citations:
        """The sources cited so far: those of the document."""
        return DocumentCitations(self.city, self.language, document=self.document)


@dataclass
class ChapterContext:
    """One document being written about one chain.

    `plan` is None where the chain has no target to plan; `flags` are wordings the fair-competition check found,
    `previous` is the version record of an earlier document to be compared with.
    """

    judgement: Judgement
    chain_id: str
    plan: Roadmap | None
    language: Language
    flags: tuple[FlaggedText, ...] = ()
    previous: VersionRecord | None = None
    tables: int = 0
    figures: int = 0

    @cached_property
    def sources(self) -> Sources:
        """The sources cited so far."""
        return Sources(hosts_of(self.city), self.language)

    @cached_property
    def parts(self) -> PartContext:
        """What writes parts of the one side with this document's sources."""
        begun = () if self.plan is None else self.plan.new_steps_of(Phase.NEAR)
        return PartContext(self.judgement, self.chain_id, self.language, planned=begun, document=self.sources)

    @property
    def city(self) -> City:
        """Return what is known of the city."""
        return self.judgement.city

    @property
    def chain(self) -> Chain:
        """Return the chain."""
        return self.city.chains[self.chain_id]

    @property
    def name(self) -> str:
        """Return the name of the chain without its bracketed part."""
        return without_brackets(chain_name(self.chain, self.language))

    @property
    def chain_title(self) -> str:
        """Return the name of the chain as titles have it: `乙烯产业链`."""
        return chain_title(self.name, BARE, self.language)

    @property
    def home(self) -> str:
        """Return the name of the home city."""
        return home_name(self.city.region, self.language)

    @cached_property
    def measures(self) -> ChainMeasures:
        """Return the measures of the chain."""
        return measure_city(self.judgement).chains[self.chain_id]

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the chain's links, in its order."""
        return tuple(self.judgement.inside(self.chain_id).values())

    @cached_property
    def makes(self) -> tuple[Makes, ...]:
        """What is made here of the links of the chain."""
        return tuple(make for each in self.verdicts for make in self.city.makers.get(each.link_id, ()))

    def link(self, link_id: str) -> str:
        """Name a link without its bracketed part."""
        return short_name(self.city.links[link_id], self.language)

    def text(self, text: Text, **values: object) -> str:
        """Return a text in the document's language."""
        return text.of(self.language, **values)

    def paragraph(self, text: Text, **values: object) -> Paragraph:
        """Return a paragraph that cites nothing."""
        return Paragraph(text_span(self.text(text, **values)))

    def cite(self, *records: Fact | Evidence) -> tuple[int, ...]:
        """Return the numbers of the sources of records."""
        return self.sources.cite(*rested_on(records))

    def cited(self, text: str, *records: Fact | Evidence) -> Spans:
        """Return a text with the sources of records, and 推定 behind it where the weakest of them is inferred."""
        return text_span(self.marked(text, *rested_on(records)), self.cite(*records))

    def cell(self, text: str, fact: Fact, column: str) -> Spans:
        """Return the cell of a table whose row cites its fact: where it was corrected it cites its own source too."""
        if corrected_basis(fact, column) is None:
            return text_span(text)
        return self.cited(text, evidence_of(fact, column))

    def ended(self, spans: Spans) -> Spans:
        """Return a sentence with its full stop, which stands behind the numbers of its sources."""
        return (*spans, *text_span(self.text(END)))

    def marked(self, text: str, *facts: Evidence) -> str:
        """Return a text, marked where a fact it rests on is inferred."""
        inferred = any(fact.basis is Basis.INFERRED for fact in facts)
        return with_brackets(text, Basis.INFERRED.label(self.language).lower() if inferred else None, self.language)

    def table(
        self,
        caption: Text,
        heads: Sequence[Head],
        rows: Iterable[Sequence[Spans]],
        *,
        total: bool = False,
    ) -> TableBlock:
        """Return the next table."""
        self.tables += 1
        return TableBlock(
            caption=self.text(TABLE, number=self.tables, caption=self.text(caption)),
            headers=tuple(self.text(text) for text, _, _ in heads),
            rows=tuple(tuple(row) for row in rows),
            shares=tuple(share for _, share, _ in heads),
            aligns=tuple(align for _, _, align in heads),
            total=total,
        )

    def figure(
        self, name: str, svg: str, caption: Text, *, sheet: bool = False, width: float = BODY_WIDTH
    ) -> FigureBlock:
        """Return the next picture, `width` millimetres wide where it has no page of its own."""
        self.figures += 1
        said = self.text(FIGURE, number=self.figures, caption=self.text(caption, chain=self.chain_title))
        return FigureBlock(name, svg, said, sheet, width)
