"""How a property is declared: its headings in both languages, its meaning and its unit."""

from dataclasses import dataclass

from graph.model.forms import CODES, Form
from graph.text import InTwoLanguages


@dataclass(frozen=True, slots=True)
class ToldIn:
    """The properties of a record that hold the evidence of another one of its properties."""

    source: str
    basis: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Column(InTwoLanguages):
    """Heading, meaning and constraints of one property, attached to its type by `Annotated`.

    `doc` and `doc_zh` say what it holds, to developers and to planners. `references` names the node kind whose id
    the property holds; `dates_fact` marks the property that serves as the date of the evidence where no other is
    given; `unit_in` names the property that must hold the unit of this one; `derived` marks what is computed while
    loading and is no column of any file; `form` is what its text is; `minimum` and `maximum` bound a number, and
    outside `plausible` it is doubted; `not_before` names the property whose date or number this one cannot come before,
    `shorter_than` the name that this one shortens. `said_only` marks what no rule and no score reads, so that a change
    of it alone moves nothing; `told_elsewhere` what a list of a fact's properties leaves out, as it is said by the name
    of the thing, by its side or beside a figure. `told_in` names the properties that hold the evidence of this one
    where it has some of its own; `baked` marks what `bake` writes and a load reads back, and nobody types. `also` are former
    headings, accepted in files and never shown.
    """

    zh: str
    en: str
    doc: str
    doc_zh: str
    unit: str | None = None
    references: str | None = None
    dates_fact: bool = False
    unit_in: str | None = None
    derived: bool = False
    form: Form = Form.TEXT
    minimum: float | None = None
    maximum: float | None = None
    plausible: tuple[float, float] | None = None
    not_before: str | None = None
    shorter_than: str | None = None
    said_only: bool = False
    told_elsewhere: bool = False
    told_in: ToldIn | None = None
    baked: bool = False
    also: tuple[str, ...] = ()

    @property
    def code(self) -> bool:
        """Return whether this is text of digits, whose leading zeros count."""
        return self.form in CODES
