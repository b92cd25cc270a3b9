"""What kind of thing a question is about, so that it fits: a product is sold, a waste arises, an event takes place."""

from collections.abc import Collection
from enum import Enum

from graph.analysis.facts.city import City
from graph.model.edges import Makes
from graph.model.kinds import InputRole, LegalForm, LinkKind, Market, ProjectKind, ProjectStage, Scale, Siting, Strength
from graph.model.nodes import Project
from graph.model.product_text import is_own_use
from graph.model.supply import ForOthers

SITE_BOUND = frozenset({Siting.CAPTIVE, Siting.RESOURCE})
NEAR = frozenset({Market.LOCAL, Market.REGIONAL})
GROWN = ("01", "02")
"""Beginnings of codes of GB/T 4754 of what grows on the land: its extent is asked."""


class Subject(Enum):
    """What a link is to its maker; only of what is sold is a share of the market asked."""

    SOLD = "sold"
    KEPT = "kept"
    ARISING = "arising"
    TREATED = "treated"
    SERVICE = "service"
    OWN_SERVICE = "own_service"
    PLACE = "place"
    POOLED = "pooled"


class Coming(Enum):
    """What works on file lead to: a plant that starts up, works that are completed, an event, or so far only talks."""

    PLANT = "plant"
    WORKS = "works"
    EVENT = "event"
    TALKS = "talks"


def subject_of(city: City, link_id: str) -> Subject:
    """Find what a link is to its maker.

    Kept are what is captive, raw, or made by its own users alone; waste arises, and is treated by a process that owners
    run on their own site. A product of a resource, such as carvings, is sold like any other. What cooperatives alone
    make is pooled: their members sell it in many ways, and none knows its share of the market.
    """
    link = city.links[link_id]
    makes = city.makers.get(link_id, ())
    own = link.siting is Siting.CAPTIVE or (bool(makes) and all(_is_kept(make) for make in makes))
    if link.kind is LinkKind.SERVICE:
        bound = link.siting in (Siting.RESOURCE, Siting.PUBLIC)
        return Subject.OWN_SERVICE if own else Subject.PLACE if bound else Subject.SERVICE
    waste = _is_waste(city, link_id)
    if link.kind is LinkKind.PROCESS and (own or waste or link.market in NEAR):
        return Subject.TREATED
    if waste and link.siting in SITE_BOUND:
        return Subject.ARISING
    raw = link.siting is Siting.RESOURCE and link.kind is not LinkKind.PRODUCT
    if own or waste or raw:
        return Subject.KEPT
    return Subject.POOLED if makes and all(_is_pooled(city, make) for make in makes) else Subject.SOLD


def _is_kept(make: Makes) -> bool:
    return make.for_others is ForOthers.NONE or make.scale is Scale.OWN_USE or is_own_use(make.product)


def _is_pooled(city: City, make: Makes) -> bool:
    return city.firms[make.start].legal_form is LegalForm.COOPERATIVE


def _is_waste(city: City, link_id: str) -> bool:
    """Check whether a link arises as a by-product and is made here: what is still to come is a plant of its own."""
    edges = (edge for edge in city.inputs.get(link_id, ()) if edge.role is InputRole.BYPRODUCT)
    return bool(city.makers.get(link_id)) and any(edge.strength is Strength.CORE for edge in edges)


def is_grown(city: City, link_id: str) -> bool:
    """Check whether a link grows on land of the city, so that one asks where and on how much of it."""
    link = city.links[link_id]
    return link.siting is Siting.RESOURCE and (link.gbt4754 or "").startswith(GROWN)


def coming_of(city: City, link_id: str, works: Collection[Project]) -> Coming:
    """Find what works on a link lead to; where none are on file its makers plan a plant, or a service its works."""
    if works and all(work.kind is ProjectKind.EVENT for work in works):
        return Coming.EVENT
    if works and all(work.stage is ProjectStage.TALKS for work in works):
        return Coming.TALKS
    link = city.links[link_id]
    built = link.kind is LinkKind.SERVICE or link.siting is Siting.STOCK or (link.gbt4754 or "").startswith(GROWN)
    return Coming.WORKS if built else Coming.PLANT


def starts_up(city: City, work: Project) -> bool:
    """Check whether works end with the start-up of a plant, as they do unless all they build is of another kind."""
    links = [link for link, works in city.projects_by_link.items() if work in works]
    return not links or any(coming_of(city, link, [work]) is Coming.PLANT for link in links)
