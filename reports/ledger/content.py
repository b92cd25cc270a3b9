"""What the papers of the ledger are made of: the ledger of today, of the ten days and of the month before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.analysis.competition.typed_texts import FlaggedText, Origin
from graph.analysis.ledger.calendar import add_days, add_months, end_of_month, month_told, today
from graph.analysis.ledger.dispatch import Ask, day_before_ten_days, dispatch
from graph.analysis.ledger.lights import Colour, Light, first_profile, gravest, lights
from graph.analysis.ledger.state import Ledger, ProjectFile, ledger_on
from graph.model.ledger_city_acts import LEDGER_SUBJECTS
from graph.text import Text
from reports.deliverable import Commission
from reports.formats.document import Block, Cover, Document, Heading, Note, Paragraph, TableBlock, cell_spans, text_span
from reports.wording.competition import HEADINGS, flag_rows
from reports.wording.editions import day_words, edition_words
from reports.wording.language import Language, numeral
from reports.wording.ledger_profiles import profile_label
from reports.wording.sentences import home_name

VERSION = Text("资料{edition}，台账{day}，亮灯口径：{profile}", "facts {edition}, ledger of {day}, lights: {profile}")
DRAFT = Text("（{day}　讨论稿）", "({day}, draft for discussion)")
COMPETITION = Text("公平竞争检查", "Fair-competition check")
CLEAN = Text(
    "公平竞争检查：台账里填写的文字没有查出需要改的表述。",
    "Fair-competition check: nothing typed into the ledger has wording to be changed.",
)
FLAGGED = Text(
    "台账填写的文字有{count}处表述要改或须核实，印发前改好。",
    "{count} wordings typed into the ledger are to be changed or checked before it goes out.",
)
Aligned = tuple[str, float]
"""Heading of a column with its share of the width."""


@dataclass(frozen=True)
class Desk:
    """The ledger of a day with those before it, and the wording found in what was typed into it.

    The city of a judgement has the ledger laid over it: a project of the facts that was moved stands before its first
    recorded step where that step put it, which tells only in lights of an earlier day.
    """

    commission: Commission
    day: str

    @cached_property
    def profile(self) -> str:
        """Return the profile of lights: the city's own where it adopted one."""
        return first_profile(self.ledger.adopted)

    @property
    def language(self) -> Language:
        """Return the language of the papers."""
        return self.commission.language

    @cached_property
    def ledger(self) -> Ledger:
        """Return the ledger of the day."""
        return self._on(self.day)

    @cached_property
    def earlier(self) -> Ledger:
        """Return the ledger at the end of the ten days before."""
        return self._on(day_before_ten_days(self.day))

    @property
    def month(self) -> str:
        """Return the month that is told of."""
        return month_told(self.day)

    @cached_property
    def month_end(self) -> Ledger:
        """Return the ledger at the end of the month that is told of, or of the day within it."""
        return self._on(min(self.day, end_of_month(f"{self.month}-01")))

    @cached_property
    def month_before(self) -> Ledger:
        """Return the ledger at the end of the month before that."""
        return self._on(add_days(f"{self.month}-01", -1))

    @cached_property
    def year_before(self) -> Ledger:
        """Return the ledger of the same day a year before."""
        return self._on(add_months(self.day, -12))

    def _on(self, day: str) -> Ledger:
        return ledger_on(self.commission.judgement.city, self.commission.records.entries, day)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Return what is to be asked."""
        return dispatch(self.ledger, self.earlier, self.profile)

    def lights(self, project: ProjectFile) -> tuple[Light, ...]:
        """Return the lights of a project."""
        return lights(self.ledger, project, self.profile)

    def colour(self, project: ProjectFile) -> Colour:
        """Return the gravest light of a project; one that nobody took over yet has none."""
        return gravest(self.ledger, project, self.profile)

    @cached_property
    def flags(self) -> tuple[FlaggedText, ...]:
        """Return the wording found in what was typed into the ledger."""
        return tuple(flag for flag in self.commission.flags if _is_of_ledger(flag))

    @property
    def day_words(self) -> str:
        """Return the day as papers have it."""
        return day_words(date.fromisoformat(self.day), self.language)

    @property
    def untaken(self) -> int:
        """Return how many projects nobody took over yet."""
        return sum(project.opened is None for project in self.ledger.counted)

    def say(self, text: Text, **values: object) -> str:
        """Return a text in the language of the papers."""
        return text.of(self.language, **values)

    def document(self, title: Text, blocks: Iterable[Block], *, wide: bool = False) -> Document:
        """Return a paper under its title, with the fair-competition check at its end."""
        city = self.commission.judgement.city
        head = f"{home_name(city.region, self.language)}{' ' if self.language == 'en' else ''}{self.say(title)}"
        load = city.load
        lit = profile_label(self.profile, self.ledger.adopted, self.language)
        version = self.say(VERSION, edition=edition_words(load, self.language), day=self.day_words, profile=lit)
        checked = tuple(self._checked())
        notes = (*(() if checked else (Note(text_span(self.say(CLEAN))),)), Note(text_span(version)))
        return Document(
            language=self.language,
            title=head,
            cover=Cover((head,), self.say(DRAFT, day=self.day_words), (), ""),
            blocks=tuple(_numbered((*blocks, *checked, *notes), self.language)),
            version=version,
            made_at=load.loaded_at,
            wide=wide,
            titled=True,
        )

    def _checked(self) -> Iterable[Block]:
        """Yield the chapter of the wordings found; where there is none, a note at the foot says so."""
        if not self.flags:
            return
        yield Heading(1, self.say(COMPETITION))
        yield Paragraph(text_span(self.say(FLAGGED, count=len(self.flags))))
        heads = tuple((head.of(self.language), 1.0) for head in HEADINGS)
        rows = flag_rows(self.commission.judgement.city, self.flags, self.language)
        yield table(self.say(COMPETITION), heads, rows)


def desk_of(commission: Commission) -> Desk:
    """Return the desk of today."""
    return Desk(commission, today())


def table(
    caption: str, columns: Iterable[Aligned], rows: Iterable[Iterable[str | None]], *, total: bool = False
) -> TableBlock:
    """Return a table; columns of figures stand at the right: their share is written below zero."""
    heads = tuple(columns)
    return TableBlock(
        caption,
        tuple(name for name, _ in heads),
        tuple(tuple(cell_spans(cell) for cell in row) for row in rows),
        tuple(abs(share) for _, share in heads),
        tuple("right" if share < 0 else "left" for _, share in heads),
        total=total,
    )


def _numbered(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """Yield blocks with the chapters counted as offices count them."""
    at = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            at += 1
            yield Heading(1, f"{numeral(at)}、{block.text}" if language == "zh" else f"{at} {block.text}")
        else:
            yield block


def _is_of_ledger(flag: FlaggedText) -> bool:
    entry = flag.text.of
    subject = getattr(getattr(entry, "act", None), "subject", "")
    return flag.text.origin is Origin.LOG and subject.startswith(LEDGER_SUBJECTS)
