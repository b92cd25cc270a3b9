"""Sentences about what speaks against a candidate."""

from collections.abc import Callable

from graph.analysis.candidates.objections import Objection
from graph.model.edges import Makes, PresentIn
from graph.model.fact import Fact
from graph.model.nodes import Firm, Link, Signal
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import short_name

SETTLED = Text("新增产能已定在{places}", "its new capacity is settled in {places}")
LAYOUT = Text("布局和新增产能都不在本区域", "neither its plants nor its new capacity is in this region")
FEED_ABSENT = Text("它用{feed}，本地没有；本地有{others}", "it uses {feed}, which is not made here; {others} is")
RESTRICTED = Text("{feed}路线属限制类", "the route from {feed} is restricted")
NAMED = 2
"""Places that a sentence names."""


def objections_text(each: Objection, language: Language, most: int | None = None) -> str:
    """Say one objection, with the first `most` facts that raise it."""
    title, told = objection_title(each, language), objection_facts(each, language)
    return with_label(title, join_clauses(told[:most], language), language) if told else title


def objection_facts(each: Objection, language: Language) -> list[str]:
    """List what raises one objection, in the words of the facts; empty where its title says all."""
    told = [told for fact in each.facts if (told := _raised_by(each, fact, language)) is not None]
    told += map(typeset, each.details if each.rule.id == BY_DENIAL else ())
    return list(dict.fromkeys(told))


def objection_title(each: Objection, language: Language) -> str:
    """Return what one objection says, without the facts that raise it."""
    return TITLES.get(each.rule.id, _title)(each, language)


def _title(each: Objection, language: Language) -> str:
    return each.rule.of(language)


def _settled(each: Objection, language: Language) -> str:
    if not each.details:
        return LAYOUT.of(language)
    return SETTLED.of(language, places=join_names(each.details[:NAMED], language))


def _route(each: Objection, language: Language) -> str:
    feed, *others = (short_name(fact, language) for fact in each.facts if isinstance(fact, Link))
    absent = FEED_ABSENT.of(language, feed=feed, others=join_names(others, language))
    return with_label(_first_text(each, language), absent, language)


def _restricted(each: Objection, language: Language) -> str:
    feed = next(fact for fact in each.facts if isinstance(fact, Link))
    return RESTRICTED.of(language, feed=short_name(feed, language))


def _first_text(each: Objection, language: Language) -> str:
    """Return the first words of an objection, up to its colon."""
    return _title(each, language).partition("：" if language == "zh" else ":")[0]


TITLES: dict[str, Callable[[Objection, Language], str]] = {
    "A-02": _settled,
    "A-13": _route,
    "A-14": _route,
    "A-19": _restricted,
}
"""Objections whose title names what it is about."""
BY_PRODUCT = frozenset({"A-15", "A-16", "A-27", "A-28"})
"""Objections that show the product they are about."""
BY_DENIAL = "A-06"
BY_ROUTE = frozenset({"A-13", "A-14"})


def _raised_by(each: Objection, fact: Fact, language: Language) -> str | None:
    if isinstance(fact, Signal):
        return with_brackets(typeset(fact.text), fact.year, language)
    if isinstance(fact, PresentIn):
        return " ".join(part for part in (fact.end, fact.what) if part)
    if isinstance(fact, Firm):
        return None if fact.legal_form is None else fact.legal_form.label(language)
    if isinstance(fact, Makes):
        product = fact.product if each.rule.id in BY_PRODUCT else None
        return None if product is None else typeset(product)
    return fact.siting_reference if isinstance(fact, Link) and each.rule.id not in BY_ROUTE else None
