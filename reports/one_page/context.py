"""What the parts of the one side share while they are written: the judgement, the language, the sources cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Step, plan_chain
from graph.analysis.targets.targets import PRODUCT_STAGES, Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.fact import Fact
from graph.model.kinds import LinkKind
from graph.model.nodes import Chain, Firm
from graph.text import Text
from reports.formats.document import Span, Spans
from reports.one_page.page import StrongText
from reports.one_page.sources import Citations
from reports.one_page.text_fit import Clause, Room, fill
from reports.one_page.type_sizes import type_sizes
from reports.wording.language import Language, tight
from reports.wording.punctuation import join_clauses, with_brackets
from reports.wording.sentences import firm_name, short_name, state_label
from reports.wording.supply_words import arising

GOODS = frozenset({LinkKind.MATERIAL, LinkKind.PRODUCT, LinkKind.COMPONENT, LinkKind.ENERGY, LinkKind.EQUIPMENT})
BEIJING = timedelta(hours=8)
VERIFY = Text("待核实", "to be verified")
COLON = Text("：", ": ")


@dataclass(frozen=True, slots=True)
class Density:
    """How many things to do, and firms, may take two lines each; and how many lines a strength or gap may take."""

    long_tasks: int = 5
    long_visits: int = 5
    points: int = 2


AIRY = Density()
DENSITIES = (
    AIRY,
    *(Density(long_visits=number) for number in (3, 2, 1, 0)),
    *(Density(number, 0) for number in (4, 3, 2, 1, 0)),
    Density(0, 0, 1),
)
"""What is tried in turn until the page fits on one side."""


@dataclass
class OnePageContext:
    """One side being written about one chain."""

    judgement: Judgement
    chain_id: str
    language: Language
    density: Density = AIRY
    planned: tuple[Step, ...] | None = None
    """What is begun in the near phase, if that is worked out already."""

    @property
    def near(self) -> tuple[Step, ...]:
        """What the roadmap begins in its near phase, in its order."""
        if self.planned is None:
            self.planned = near_steps(self.judgement, self.chain_id)
        return self.planned

    @cached_property
    def citations(self) -> Citations:
        """The sources cited so far."""
        return Citations(self.city, self.language)

    @property
    def city(self) -> City:
        """What is known of the city."""
        return self.judgement.city

    @property
    def chain(self) -> Chain:
        """The chain."""
        return self.city.chains[self.chain_id]

    @property
    def size(self) -> float:
        """The size of running text in points."""
        return type_sizes(self.language)["text"].size

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of the chain's links, in its order."""
        return tuple(self.judgement.inside(self.chain_id).values())

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the chain, best first."""
        return self.judgement.targets_of(self.chain_id)

    @cached_property
    def day(self) -> date:
        """The day of the facts in Beijing."""
        return (datetime.fromisoformat(self.city.load.loaded_at) + BEIJING).date()

    def is_own(self, link_id: str) -> bool:
        """Check whether a link is the chain's own: not something it merely takes from a chain the city puts first."""
        if self.city.stage(self.chain_id, link_id) in PRODUCT_STAGES:
            return True
        order = list(self.city.chains)
        makers = (edge.start for edge in self.city.chains_of[link_id] if edge.stage in PRODUCT_STAGES)
        return all(order.index(chain) > order.index(self.chain_id) for chain in makers)

    def is_good(self, link_id: str) -> bool:
        """Check whether a link is a thing that can be counted out and delivered, not a process or a service."""
        return self.city.links[link_id].kind in GOODS

    def text(self, text: Text, **values: object) -> str:
        """Return a text in the language of the page, in Chinese without spaces between characters and figures."""
        return self.tight(text.of(self.language, **values))

    def tight(self, text: str) -> str:
        """Return a text as papers set it: in Chinese no space between characters and figures."""
        return tight(text, self.language)

    def clause(self, text: Text, *facts: Fact, **values: object) -> Clause:
        """Return a clause with the facts it rests on."""
        return Clause(self.text(text, **values), facts)

    def link(self, link_id: str) -> str:
        """Name a link without its bracketed part."""
        return self.tight(short_name(self.city.links[link_id], self.language))

    def link_name(self, link_id: str) -> str:
        """Name a link, with its state where it is not surely made here: `苯酚（在建）`."""
        verdict = self.judgement.verdicts.get(link_id)
        return with_brackets(self.link(link_id), None if verdict is None else self._unsure(verdict), self.language)

    def _unsure(self, verdict: Verdict) -> str | None:
        if verdict.state is LinkState.PLANNED:
            return state_label(verdict, self.language).lower()
        known = verdict.state in (LinkState.STRONG, LinkState.PRESENT) or verdict.value(Measure.CURRENT) > 0
        return None if known else VERIFY.of(self.language)

    def firms(self, firms: Iterable[Firm], most: int = 2) -> str:
        """Name firms, of more than `most` how many there are."""
        return self.listed([firm_name(firm) for firm in dict.fromkeys(firms)], most, FIRMS)

    def links(self, link_ids: Iterable[str], most: int = 2) -> str:
        """Name links, of more than `most` how many there are."""
        return self.listed([self.link(each) for each in dict.fromkeys(link_ids)], most, LINKS)

    def goods(self, link_ids: Iterable[str], most: int = 2) -> str:
        """Name links as goods, of more than `most` how many kinds there are."""
        return self.listed([self.link(each) for each in dict.fromkeys(link_ids)], most, KINDS)

    def link_names(self, link_ids: Iterable[str], most: int = 2) -> str:
        """Name links, those surely made here first, the others with their states."""
        sure = sorted(dict.fromkeys(link_ids), key=lambda link: not self.any_here([link]))
        return self.listed([self.link_name(each) for each in sure], most, KINDS)

    def feeds(self, edges: Iterable[InputTo], most: int = 2) -> str:
        """Name inputs, those surely made here first, a by-product by the plant it arises at."""
        sure = sorted(dict.fromkeys(edges), key=lambda edge: not self.any_here([edge.start]))
        told = [self.tight(arising(edge, self.link_name(edge.start), self.language)) for edge in sure]
        return self.listed(list(dict.fromkeys(told)), most, KINDS)

    def any_here(self, link_ids: Iterable[str]) -> bool:
        """Check whether one of several links is surely made here."""
        verdicts = (self.judgement.verdicts.get(link) for link in link_ids)
        return any(verdict is None or self._unsure(verdict) is None for verdict in verdicts)

    def listed(self, names: list[str], most: int, more: Text) -> str:
        """Name the first of several things; of more than `most` say how many there are."""
        stop = "、" if self.language == "zh" else ", "
        told = stop.join(names[:most])
        return told if len(names) <= most else self.text(more, names=told, count=len(names), rest=len(names) - most)

    def line(self, room: Room, before: Spans, *slots: Iterable[Clause]) -> Spans:
        """Return the clauses that have room behind what stands before them, each with its sources."""
        stop = join_clauses(("", ""), self.language)
        kept = fill(room, "".join(map(_measured, before)), stop, slots)
        told = [
            Span((stop if at else "") + clause.text, self.citations.cite(clause.facts))
            for at, clause in enumerate(kept)
        ]
        return (*before, *told)

    def named(self, name: str) -> tuple[Span, ...]:
        """Return the name a line is about, set apart, and its colon."""
        return (StrongText(name), Span(COLON.of(self.language)))


def near_steps(judgement: Judgement, chain_id: str) -> tuple[Step, ...]:
    """List the steps that a roadmap begins in its near phase, with what must be built before them."""
    plannable = judgement.targets_of(chain_id)
    return plan_chain(judgement, chain_id).new_steps_of(Phase.NEAR) if plannable else ()


def _measured(span: Span) -> str:
    """Return a text as it is measured: bold letters are wider, by about a blank in six of them."""
    letters = sum(char < "\u2e80" for char in span.text)
    return span.text + " " * (letters // 6 if isinstance(span, StrongText) else 0)


FIRMS = Text("{names}等{count}家", "{names} and {rest} more")
LINKS = Text("{names}等{count}个链环", "{names} and {rest} more")
KINDS = Text("{names}等{count}种", "{names} and {rest} more")
