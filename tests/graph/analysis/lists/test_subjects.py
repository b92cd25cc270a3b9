"""What a link is to its maker, and what works on it lead to, so that a question fits."""

import pytest

from graph.analysis.lists.subjects import Coming, Subject, coming_of, subject_of
from graph.model.kinds import InputRole, LegalForm, LinkKind, ProjectKind, ProjectStage, Siting


def test_what_cooperatives_alone_make_has_no_share_of_a_market(build, city_of):
    build.link("a")
    build.firm("社", legal_form=LegalForm.COOPERATIVE)
    build.make("社", "a")
    build.chain("c", "a")
    assert subject_of(city_of(build), "a") is Subject.POOLED
    build.firm("厂", legal_form=LegalForm.COMPANY)
    build.make("厂", "a")
    assert subject_of(city_of(build), "a") is Subject.SOLD


@pytest.mark.parametrize(
    ("link", "make", "fed", "subject"),
    [
        ({}, {}, False, Subject.SOLD),
        ({"siting": Siting.CAPTIVE}, {}, False, Subject.KEPT),
        ({}, {"product": "钢坯(自产自用)"}, False, Subject.KEPT),
        ({"kind": LinkKind.MATERIAL, "siting": Siting.RESOURCE}, {}, False, Subject.KEPT),
        ({"kind": LinkKind.MATERIAL, "siting": Siting.CAPTIVE}, {}, True, Subject.ARISING),
        ({"kind": LinkKind.PROCESS}, {}, True, Subject.TREATED),
        # a plant that is to live on a waste and is not there yet is a product like others
        ({}, None, True, Subject.SOLD),
        ({"siting": Siting.RESOURCE}, {}, False, Subject.SOLD),
        ({"kind": LinkKind.SERVICE, "siting": Siting.OPERATED}, {}, False, Subject.SERVICE),
        ({"kind": LinkKind.SERVICE, "siting": Siting.CAPTIVE}, {}, False, Subject.OWN_SERVICE),
        ({"kind": LinkKind.SERVICE, "siting": Siting.RESOURCE}, {}, False, Subject.PLACE),
    ],
)
def test_what_a_link_is_to_its_maker(build, city_of, link, make, fed, subject):
    build.link("a", **link)
    build.link("b")
    build.firm("厂")
    if make is not None:
        build.make("厂", "a", **make)
    if fed:
        build.feed("b", "a", role=InputRole.BYPRODUCT)
    assert subject_of(city_of(build), "a") is subject


@pytest.mark.parametrize(
    ("kind", "stages", "coming"),
    [
        (ProjectKind.NEW, [ProjectStage.BUILDING], Coming.PLANT),
        (ProjectKind.EVENT, [ProjectStage.SIGNED], Coming.EVENT),
        (ProjectKind.NEW, [ProjectStage.TALKS], Coming.TALKS),
        (ProjectKind.NEW, [ProjectStage.TALKS, ProjectStage.SIGNED], Coming.PLANT),
    ],
)
def test_what_works_lead_to_follows_their_kind_and_stage(build, city_of, kind, stages, coming):
    build.link("a")
    for stage in stages:
        build.project(stage.value, "a", stage, kind=kind)
    city = city_of(build)
    assert coming_of(city, "a", city.projects_by_link["a"]) is coming
