"""How papers cite: title or publisher, date, address; weak hosts unnamed. Every document takes it from here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.analysis.facts.city import City
from graph.model.cells import evidence_told
from graph.model.evidence import Evidence, host_of
from graph.model.fact import Fact
from graph.model.kinds import Basis, HostGrade
from graph.text import Text
from reports.wording.language import Language, typeset

GENERAL_SOURCE = Basis.GENERAL.zh, "行业常识"
"""What stands as the source of a fact that is general knowledge."""
REPRINTED = Text("据网络转载，待核", "Web reprint, to be checked")
REPRINTED_BY = Text("{name}转载，待核", "Reprinted by {name}, to be checked")
REPRINTED_FROM = Text("{origin}，据网络转载，待核", "{origin}, from a web reprint, to be checked")
GENERAL = Text("行业常识，未读到原文", "General knowledge, no page read")
UNGRADED = Text("网页，可信度未评", "Web page, not graded")
TITLE = Text("《{title}》", "《{title}》")
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
YEAR, MONTH, DAY = Text("{0}年", "{0}"), Text("{0}年{1}月", "{0}-{1:02}"), Text("{0}年{1}月{2}日", "{0}-{1:02}-{2:02}")
DATES_SHOWN = 3
_PARTS = {1: YEAR, 2: MONTH, 3: DAY}


@dataclass(frozen=True, slots=True)
class Hosts:
    """What is on file of the hosts of sources: how they stand, who publishes there, and whom a copy is taken from."""

    grades: Mapping[str, HostGrade] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)


NO_HOSTS = Hosts()


def hosts_of(city: City) -> Hosts:
    """Return what a city has on file of hosts."""
    return Hosts(city.grades, city.publishers, city.origins)


def rested_on(facts: Iterable[Fact | Evidence]) -> list[Evidence]:
    """List what facts rest on: the evidence of each row, and of the corrected cells that are read of it."""
    return [each for fact in facts for each in (evidence_told(fact) if isinstance(fact, Fact) else (fact,))]


def best_source(hosts: Hosts, sources: Iterable[str]) -> str:
    """Return the source whose host stands firmest, the first of equals."""
    order = list(HostGrade)

    def place(source: str) -> int:
        grade = hosts.grades.get(host_of(source) or "")
        return len(order) if grade is None else order.index(grade)

    return min(sources, key=place)


def source_name(hosts: Hosts, source: str, basis: Basis | None, language: Language) -> str:
    """Return what a source is called on paper: its publisher, or its title; a weak host is not named."""
    if source in GENERAL_SOURCE or basis is Basis.GENERAL:
        return GENERAL.of(language)
    host = host_of(source)
    if host is None:
        return TITLE.of(language, title=typeset(source.removesuffix(NO_ADDRESS)))
    grade, name, origin = hosts.grades.get(host), hosts.publishers.get(host), hosts.origins.get(host)
    if grade is None:
        return UNGRADED.of(language)
    if grade in (HostGrade.WEAK, HostGrade.AGGREGATOR):
        return _copy(name if grade is HostGrade.AGGREGATOR else None, origin, language)
    return UNNAMED[grade].of(language) if name is None else typeset(name)


def _copy(name: str | None, origin: str | None, language: Language) -> str:
    """Say of a copy whom it is taken from, else who copied it, else only that it is one."""
    if origin is not None:
        return REPRINTED_FROM.of(language, origin=typeset(origin))
    return REPRINTED.of(language) if name is None else REPRINTED_BY.of(language, name=typeset(name))


def source_address(hosts: Hosts, source: str, basis: Basis | None) -> str | None:
    """Return the address that is printed in small; None of what has none, or stands on a weak host."""
    host = host_of(source)
    if host is None or basis is Basis.GENERAL or hosts.grades.get(host) is HostGrade.WEAK:
        return None
    return source


def date_words(date: str, language: Language) -> str:
    """Return a date as papers have it: `2024-03-05` as `2024年3月5日`; what is no such date stays as it stands."""
    parts = date.split("-")
    if len(parts) in _PARTS and all(part.isdigit() for part in parts):
        return _PARTS[len(parts)].of(language).format(*map(int, parts))
    return date


def dates_words(dates: Iterable[str], language: Language) -> str:
    """Return the latest of several dates, the earliest first."""
    latest = sorted(dates, reverse=True)[:DATES_SHOWN]
    return ("、" if language == "zh" else ", ").join(date_words(each, language) for each in sorted(latest))
