"""Firms that the city's own lists name for a link: told beside the target, as no score reads it."""

from graph.analysis.facts.city import City
from graph.model.edges import Wanted
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import firm_name, short_name

LISTED = Text("本市名单已列为拟引进", "On the city's own list of firms wanted")
FOR = Text("{listed}：{links}", "{listed}: {links}")
NOT_SCORED = Text(
    "照名单写在旁边，不算已有企业，不加分也不减分。",
    "Told as the list says; it is no maker, and adds to and takes from no score.",
)


def wanted_firms_text(city: City, link_id: str, language: Language) -> str:
    """Name the firms that lists of the city want for a link, each with its year; empty if there are none."""
    told = (with_brackets(firm_name(city.firms[edge.start]), edge.year, language) for edge in _of(city, link_id))
    return join_names(told, language)


def _of(city: City, link_id: str) -> tuple[Wanted, ...]:
    return city.wanted.get(link_id, ())


def wanted_links_text(city: City, firm_id: str, language: Language) -> str:
    """Name the links that lists of the city want a firm for, each with the year; empty if there are none."""
    edges = city.wanted_for.get(firm_id, ())
    return join_names(
        (with_brackets(short_name(city.links[edge.end], language), edge.year, language) for edge in edges), language
    )


def is_listed(city: City, firm_id: str, link_id: str) -> bool:
    """Check whether a list of the city names a firm for a link."""
    return any(edge.start == firm_id for edge in _of(city, link_id))
