"""The cells of the lists of firms: each from one firm and all links it could close."""

from dataclasses import dataclass, replace

from graph.analysis.candidates.candidates import Candidate
from graph.analysis.candidates.deciders import decides
from graph.analysis.candidates.news import MOVING
from graph.analysis.facts.age import year_of
from graph.analysis.judgement import Judgement
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Tier
from graph.model.kinds import SignalKind
from graph.model.nodes import Firm
from graph.text import Text
from reports.catalogue.brief_cells import candidate_doubts, news_words
from reports.catalogue.trips import Trip
from reports.wording.approach_words import approach_words
from reports.wording.candidates import decider_names, decider_text, why_here
from reports.wording.firm_figures import measures_text
from reports.wording.language import Language, tight, without_brackets
from reports.wording.punctuation import join_clauses, join_names, with_brackets
from reports.wording.sentences import chain_name, firm_place, short_name

TIERS = tuple(Tier)
REASONS = 3
"""Reasons why a firm would come that a cell names."""
ABOVE = Text("上级单位", "a parent body")
YES, NO = Text("是", "yes"), Text("否", "no")
COUNTED = Text("{town}（{count}家）", "{town} ({count})")


@dataclass(frozen=True, slots=True)
class Lead:
    """One link of a chain a firm could close: the target and the firm as its candidate."""

    chain_id: str
    target: Target
    candidate: Candidate


@dataclass(frozen=True)
class FirmContext:
    """One firm with all links it could close, its place on the list, and the trip it is on if the list has trips."""

    judgement: Judgement
    firm: Firm
    leads: tuple[Lead, ...]
    place: int
    language: Language
    of_trip: Trip | None = None
    in_town: int = 0

    def on_trip(self, trip: Trip, in_town: int, place: int) -> "FirmContext":
        """Return the firm on a trip, with how many firms its town has and its place on that list."""
        return replace(self, of_trip=trip, in_town=in_town, place=place)

    @property
    def best(self) -> Lead:
        """The link it is talked to about first."""
        ranks = self.judgement.ranks
        return min(self.leads, key=lambda lead: (TIERS.index(lead.candidate.tier), ranks[lead.target.link_id]))

    @property
    def trip(self) -> str | None:
        """The name of its trip."""
        return None if self.of_trip is None else self.of_trip.name

    @property
    def town(self) -> str | None:
        """Its city with how many firms are there."""
        town = self.firm.city or firm_place(self.firm)
        return COUNTED.of(self.language, town=town, count=self.in_town) if town else None


def links(context: FirmContext) -> str:
    """Name all links it could close, those of the same chains together."""
    city, language = context.judgement.city, context.language
    chains: dict[str, list[str]] = {}
    for lead in context.leads:
        chains.setdefault(lead.target.link_id, []).append(lead.chain_id)
    grouped: dict[tuple[str, ...], list[str]] = {}
    for link, found in chains.items():
        grouped.setdefault(tuple(dict.fromkeys(found)), []).append(short_name(city.links[link], language))
    told = (
        with_brackets(
            join_names(each, language),
            join_names((without_brackets(chain_name(city.chains[id], language)) for id in ids), language),
            language,
        )
        for ids, each in grouped.items()
    )
    return tight(join_clauses(told, language), language)


def reasons_why(context: FirmContext) -> str:
    """Say in a few clauses why it would come here."""
    decided_by = decider_text(context.best.candidate, context.language)
    told = [each for each in why_here(context.best.candidate, context.language) if each != decided_by][:REASONS]
    return tight(join_clauses(told, context.language), context.language)


def decided(context: FirmContext) -> str | None:
    """Name who decides on its investment if it is not itself; None if that is not on file."""
    candidate = context.best.candidate
    if candidate.deciders:
        return decider_names(context.firm, candidate.deciders, context.language)
    return None if decides(context.firm) else ABOVE.of(context.language)


def size(context: FirmContext) -> str | None:
    """Tell the newest figures on file of the firm."""
    return measures_text(context.judgement.city, context.firm.id, context.language) or None


def news(context: FirmContext) -> str | None:
    """Tell its latest news of a move or of contact over all its links."""
    kinds = MOVING | {SignalKind.CITY_CONTACT}
    found = [each for lead in context.leads for each in lead.candidate.news if each.kind in kinds]
    return news_words(max(found, key=lambda each: year_of(each) or 0), context.language) if found else None


def doubts(context: FirmContext) -> str | None:
    """Return what speaks against it over its best link, and the first thing that is not known."""
    told = dict.fromkeys(candidate_doubts(context.best.candidate, context.language))
    return join_clauses(told, context.language) or None


def topic(context: FirmContext) -> str:
    """Say through whom it is approached and what it is asked first."""
    best = context.best
    return tight(
        approach_words(context.judgement.city, best.target, best.candidate, context.language), context.language
    )


def tier(context: FirmContext) -> str:
    """Return when to talk to it, over its best link."""
    return context.best.candidate.tier.label(context.language)


def same_day(context: FirmContext) -> str | None:
    """Say whether one gets there and back in a day; None where the distance is not on file."""
    near = None if context.of_trip is None else context.of_trip.near
    return None if near is None else (YES if near else NO).of(context.language)
