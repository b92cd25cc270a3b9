"""What the parts of a dossier share while they are written: the firm, what it could close here, the sources cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.local_links import Neighbour, neighbour_of
from graph.analysis.exploration.connections import Connection
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.nodes import Firm, Link
from graph.text import Text
from reports.dossier.candidacies import Candidacy
from reports.dossier.faces import Setting
from reports.dossier.sources import AddressedCitations
from reports.formats.document import Span, Spans
from reports.one_page.context import OnePageContext
from reports.wording.neighbours import mark_of, thing_name
from reports.wording.punctuation import END, join_clauses

NOT_ON_FILE = Text("没有资料", "not on file")
NONE_FOUND = Text("没有查到", "none found")


@dataclass
class FirmDraft(OnePageContext):
    """The two sides of one firm being written; its first candidacy is what the visit is about.

    `ways` lead from the firm to local ones.
    """

    firm: Firm = field(kw_only=True)
    candidacies: tuple[Candidacy, ...] = field(kw_only=True)
    ways: tuple[Connection, ...] = field(kw_only=True)
    setting: Setting = field(kw_only=True)

    @cached_property
    def citations(self) -> AddressedCitations:
        """The sources cited so far."""
        return AddressedCitations(self.city, self.language)

    @property
    def first(self) -> Candidacy:
        """What the firm is talked to about first."""
        return self.candidacies[0]

    @property
    def candidate(self) -> Candidate:
        """The firm as candidate for the first link."""
        return self.first.candidate

    @property
    def first_link(self) -> Link:
        """The link the firm is talked to about first."""
        return self.city.links[self.first.link_id]

    def feeds_of(self, each: Candidacy) -> tuple[Neighbour, ...]:
        """List what a link takes that is made here: feeds of the firm's route, then those surely made, goods first.

        What an operator rests on (a park, a slope) is among them.
        """
        routed = [route.here for route in each.candidate.routes if route.here is not None]
        edges = () if each.target is None else each.target.context.local_core_inputs
        rests = (neighbour_of(self.city, edge.start, edge) for edge in edges)
        found = {one.link.id: one for one in (*routed, *each.candidate.local_links.feeds, *filter(None, rests))}
        first = {one.link.id for one in routed}
        return tuple(sorted(found.values(), key=lambda one: (one.link.id not in first, *self._unsure_of(one))))

    def thing(self, one: Neighbour) -> str:
        """Name what is handed on between a neighbour and the link: of a by-product the stream, never its carrier."""
        return self.tight(thing_name(one, self.language))

    def _unsure_of(self, one: Neighbour) -> tuple[bool, bool]:
        return mark_of(one, self.language) is not None, not self.is_good(one.link.id)

    def cited(self, text: str, facts: Iterable[Fact | Evidence] = ()) -> Span:
        """Return a text with the sources of the facts it rests on."""
        return Span(self.tight(text), self.citations.cite(facts))

    def joined(self, parts: Iterable[Span]) -> Spans:
        """Return texts in a row with a stop between them, each keeping its sources."""
        stop = join_clauses(("", ""), self.language)
        told = list(parts)
        return tuple(Span((stop if at else "") + span.text, span.cites) for at, span in enumerate(told))

    def ended(self, text: str) -> str:
        """Return a text with a full stop at its end, if it has none."""
        stop = END.of(self.language)
        return text if text.endswith(stop) else text + stop
