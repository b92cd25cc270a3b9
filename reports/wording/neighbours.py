"""What a link takes here and who takes it, by name: the makers, how surely it is made, what is to be asked of it."""

from collections.abc import Sequence

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.local_links import Neighbour
from graph.analysis.verdicts.scale_signs import RUNNING
from graph.model.nodes import Firm
from graph.text import Text
from reports.wording.certainty import doubt_text, making_mark
from reports.wording.language import Language
from reports.wording.punctuation import PAUSE, join_names, with_brackets
from reports.wording.sentences import firm_name, short_name
from reports.wording.supply_words import arising

NAMED = 2
"""Firms that a sentence names before it counts the rest."""
COUNTED = Text("{firms}等 {number} 家", "{firms} ({number} in all)")


def users_on_file(candidate: Candidate) -> tuple[Neighbour, ...]:
    """List the users here that are on file; one that is only inferred is no reason to come."""
    return tuple(each for each in candidate.local_links.users if not each.is_inferred)


def firms_and_count(firms: Sequence[Firm], language: Language) -> str:
    """Name the first firms and count the rest: `抚顺石化、抚顺石化催化剂厂等 3 家`."""
    told = join_names(map(firm_name, firms[:NAMED]), language)
    return told if len(firms) <= NAMED else COUNTED.of(language, firms=told, number=len(firms))


def feed_name(feed: Neighbour, language: Language) -> str:
    """Name a feed here with its makers; of a by-product the stream, never what carries it: `随乙烯（…）产生的尾气`."""
    named = neighbour_name(feed, language)
    return named if feed.edge is None else arising(feed.edge, named, language)


def thing_name(each: Neighbour, language: Language) -> str:
    """Name what is handed on between a neighbour and the link: of a by-product the stream, never its carrier."""
    name = short_name(each.link, language)
    return arising(each.edge, name, language) if each.edge is not None and each.is_byproduct else name


def notes_of(each: Neighbour, language: Language) -> str | None:
    """Say how surely a neighbour is made here, and what is to be asked of it; None if nothing is."""
    told = (mark_of(each, language), doubt_text(each.doubt, language))
    return PAUSE.of(language).join(part for part in told if part) or None


def neighbour_name(each: Neighbour, language: Language) -> str:
    """Name a neighbour with its makers and what to bear in mind of it: `乙烯（抚顺石化，外供有限，余量须问）`."""
    told = PAUSE.of(language).join(part for part in (makers_of(each, language), notes_of(each, language)) if part)
    return with_brackets(short_name(each.link, language), told, language)


def makers_of(each: Neighbour, language: Language) -> str:
    """Name the local makers of a link: the running ones, or else all."""
    running = {make.start for make in each.makes if make.status in RUNNING}
    return firms_and_count([firm for firm in each.makers if firm.id in running or not running], language)


def mark_of(each: Neighbour, language: Language) -> str | None:
    """Say that a link is only being built here, or that whether it is made is to be checked; None if it runs."""
    return making_mark(each.making, language)
