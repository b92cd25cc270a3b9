"""The candidates of a link in their order, and the reasons of each."""

from graph.analysis.candidates.candidates import rank_candidates


def ranked(city_of, build, link="x"):
    return [(each.firm.id, each.tier) for each in rank_candidates(city_of(build), link)]
