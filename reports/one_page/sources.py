"""The sources of the one side: publisher or title with the years of what was read; no addresses, no weak hosts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.model.evidence import Evidence, host_of
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade
from reports.formats.document import GENERAL_SOURCE
from reports.wording.language import Language, Text, typeset
from reports.wording.punctuation import AND, END

REPRINTED = Text("据网络转载，待核", "Web reprint, to be checked")
REPRINTED_BY = Text("{name}转载，待核", "Reprinted by {name}, to be checked")
GENERAL = Text("行业常识，未读到原文", "General knowledge, no page read")
UNGRADED = Text("网页，可信度未评", "Web page, not graded")
TITLE = Text("《{title}》", "《{title}》")
BEGIN = Text("来源：", "Sources: ")
WITH_YEARS = Text("{source}，{years}年", "{source}, {years}")
UNNAMED = {
    HostGrade.OFFICIAL: Text("官方网站", "Official site"),
    HostGrade.FILING: Text("公司公告", "Filing"),
    HostGrade.FIRM: Text("企业官网", "Firm's own site"),
    HostGrade.PRESS: Text("新闻媒体", "Press"),
    HostGrade.REFERENCE: Text("工具书或百科", "Reference work"),
    HostGrade.TRADE: Text("行业媒体", "Trade press"),
}
"""What stands for a source whose publisher is not on file, by the standing of its host."""
NO_ADDRESS = "（网页，未记地址）"
"""What the facts write behind the title of a page whose address was not kept."""
YEARS_SHOWN = 3


@dataclass(slots=True)
class Citations:
    """The sources cited, numbered from 1 as first cited; sources that read alike on paper share a number."""

    city: City
    language: Language
    _years: dict[str, dict[int, None]] = field(default_factory=dict)

    def cite(self, facts: Iterable[Fact | Evidence]) -> tuple[int, ...]:
        """Return the numbers of the best source of each fact, ascending, each once."""
        found = set()
        for fact in facts:
            evidence = fact.evidence if isinstance(fact, Fact) else fact
            label = self.label_of(evidence)
            years = self._years.setdefault(label, {})
            year = _year(fact)
            if year is not None and label != GENERAL.of(self.language):
                years[year] = None
            found.add(list(self._years).index(label) + 1)
        return tuple(sorted(found))

    def years_of(self, label: str) -> str:
        """Return the latest years of what a source was read for; empty if none is on file."""
        latest = sorted(self._years[label], reverse=True)[:YEARS_SHOWN]
        return AND.of(self.language).join(str(year) for year in sorted(latest))

    def label(self, number: int) -> str:
        """Return what the source of a number is called."""
        return list(self._years)[number - 1]

    def numbered(self) -> tuple[str, ...]:
        """Return all sources by their number, the first first."""
        return tuple(f"[{at}] {self.line(label)}" for at, label in enumerate(self._years, 1))

    def lines(self) -> str:
        """Return all sources as one paragraph; empty if nothing is cited."""
        lines = self.numbered()
        stop = END.of(self.language)
        joint = stop if self.language == "zh" else f"{stop} "
        return BEGIN.of(self.language) + joint.join(lines) + stop if lines else ""

    def line(self, label: str) -> str:
        """Return a source with its years."""
        years = self.years_of(label)
        return WITH_YEARS.of(self.language, source=label, years=years) if years else label

    def label_of(self, evidence: Evidence) -> str:
        """Return what tells the best source of some evidence from others: what it is called on paper."""
        return paper_label(self.city, self.best(evidence), evidence, self.language)

    def best(self, evidence: Evidence) -> str:
        """Return the source whose host stands firmest, the first of equals."""
        order = list(HostGrade)

        def place(source: str) -> int:
            grade = self.city.grades.get(host_of(source) or "")
            return len(order) if grade is None else order.index(grade)

        return min(evidence.sources, key=place)


def _year(fact: Fact | Evidence) -> int | None:
    if isinstance(fact, Fact):
        return year_of(fact)
    digits = (fact.as_of or "")[:4]
    return int(digits) if digits.isdigit() else None


def paper_label(city: City, source: str, evidence: Evidence, language: Language) -> str:
    """Return what a source is called on paper: its publisher, or its title; a weak host is not named."""
    if source in GENERAL_SOURCE or evidence.basis is Basis.GENERAL:
        return GENERAL.of(language)
    host = host_of(source)
    if host is None:
        return TITLE.of(language, title=typeset(source.removesuffix(NO_ADDRESS)))
    grade, name = city.grades.get(host), city.publishers.get(host)
    if grade is None:
        return UNGRADED.of(language)
    if grade is HostGrade.WEAK or (grade is HostGrade.AGGREGATOR and name is None):
        return REPRINTED.of(language)
    if name is None:
        return UNNAMED[grade].of(language)
    return REPRINTED_BY.of(language, name=typeset(name)) if grade is HostGrade.AGGREGATOR else typeset(name)
