"""The sources of the two sides, each page on its own: publisher or title, years, and the address in small."""

from dataclasses import dataclass, field

from graph.model.evidence import Evidence, host_of
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade
from graph.text import Text
from reports.dossier.page import AddressedSource
from reports.one_page.sources import WITH_YEARS, Citations, paper_label
from reports.wording.citations import REPRINTED
from reports.wording.facts import own_cells
from reports.wording.punctuation import join_clauses, with_label

GENERAL = Text("行业常识，待核实", "General knowledge, to be checked")
INFERRED = Text("推定，待核实", "Inferred, to be checked")
UNGRADED = Text("网页，可信度未评", "Web page, not graded")
FILE = Text("文件资料", "Document on file")
REPRINTS = frozenset({HostGrade.AGGREGATOR, HostGrade.WEAK})
"""Standings of hosts whose pages were written by others, or by nobody known."""


@dataclass(slots=True)
class AddressedCitations(Citations):
    """Sources numbered from 1 as first cited; every address has a number of its own."""

    _pages: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def label_of(self, evidence: Evidence) -> str:
        """Return what tells the best source of some evidence from others: its name and its address."""
        source = self.best(evidence)
        label = paper_label(self.city, source, evidence, self.language)
        read = host_of(source) is not None and evidence.basis is not Basis.GENERAL
        key = f"{label} {source}" if read else label
        self._pages[key] = (label, source if read else None)
        return key

    def listed(self) -> tuple[AddressedSource, ...]:
        """List the sources cited, in the order of their numbers."""
        return tuple(self._listed(number, key) for number, key in enumerate(self._years, 1))

    def _listed(self, number: int, key: str) -> AddressedSource:
        label, address = self._pages[key]
        years = self.years_of(key)
        told = WITH_YEARS.of(self.language, source=label, years=years) if years else label
        return AddressedSource(number, told, address)

    def standing(self, fact: Fact) -> str:
        """Say in a few words how firm a fact is: general knowledge, inferred, or the standing of its best page.

        A corrected cell that was not read says so of itself.
        """
        cells = (
            with_label(name, self._standing(told.evidence), self.language)
            for name, told in own_cells(fact, self.language)
            if told.evidence.basis is not Basis.SOURCE
        )
        return join_clauses((self._standing(fact.evidence), *cells), self.language)

    def _standing(self, evidence: Evidence) -> str:
        language = self.language
        if evidence.basis is not Basis.SOURCE:
            return (GENERAL if evidence.basis is Basis.GENERAL else INFERRED).of(language)
        host = host_of(self.best(evidence))
        grade = None if host is None else self.city.grades.get(host)
        if grade is None:
            return (FILE if host is None else UNGRADED).of(language)
        return REPRINTED.of(language) if grade in REPRINTS else grade.label(language)
