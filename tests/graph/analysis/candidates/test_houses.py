"""Firms of one group stand once: one talk is to be had with whoever decides for them."""

from graph.analysis.candidates.candidates import rank_candidates
from graph.model.kinds import LegalForm


def rows(city_of, build):
    return [(each.firm.id, [mate.id for mate in each.mates]) for each in rank_candidates(city_of(build), "x")]


def test_firms_of_one_group_stand_in_one_row_the_best_first(base, far, city_of):
    far("p", group="G", legal_form=LegalForm.BRANCH)
    far("q", group="G")
    far("r", group="H")
    assert rows(city_of, base) == [("q", ["p"]), ("r", [])]


def test_a_plant_stands_with_the_firm_that_decides_for_it(base, far, city_of):
    far("p", legal_form=LegalForm.SUBSIDIARY, decided_by="q")
    far("q")
    assert rows(city_of, base) == [("q", ["p"])], "who decides is the one to talk to"


def test_branches_stand_together_by_who_decides_though_one_has_no_group_on_file(base, far, city_of):
    far("p", group="G", legal_form=LegalForm.BRANCH, decided_by="某总部")
    far("q", legal_form=LegalForm.BRANCH, decided_by="某总部")
    assert rows(city_of, base) == [("p", ["q"])]


def test_firms_on_their_own_stand_alone(base, far, city_of):
    far("p", "q")
    assert rows(city_of, base) == [("p", []), ("q", [])]
