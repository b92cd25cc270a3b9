"""Two chains of Fushun, worked out by hand from the rows of their files before the code was asked.

The facts are as of March 2026, so a record of 2020 or earlier is old. Beside each rule stands what was read. Both
chains are surveyed: five and more local firms on file make links of each.
"""

import pytest

from graph.analysis.verdicts.states import LinkState

COAL_GANGUE = {
    "raw-coal": "D-03",  # 抚矿, operating 2022; that it is of medium size is general knowledge
    "coal-gangue": "D-01",  # 抚矿, 2025, large
    "oil-shale": "D-01",  # 抚矿, 2022, large, half of the country's shale oil
    "shale-ash": "D-01",  # 抚矿, 2022, large
    "fly-ash": "D-03",  # 东方发电 operating, undated; its size is general knowledge
    "limestone": "D-16",  # inferred at the cement works, state blank
    "thermal-chp": "D-01",  # 东方发电, 2024, medium; that of the refinery is inferred, the parks only plan
    "bf-slag-powder": "D-03",  # 新钢铁 operating, nothing on its size
    "gangue-processing": "D-10",  # 抚矿 building, 2025
    "gangue-power": "D-27",  # regulated, nobody; fly ash comes from its alternative, the power station
    "activated-gangue-powder": "D-27",  # the cement works takes it or ash, slag and gangue, which are here
    "calcined-kaolin": "D-27",
    "gangue-alumina": "D-27",
    "poly-aluminium-chloride": "D-27",
    "precipitated-silica": "D-27",
    "ceramsite": "D-27",
    "gangue-aggregate": "D-27",
    "cement-clinker": "D-03",  # 大伙房水泥 operating, nothing on its size; regulated, but here
    "cement": "D-03",  # bought, but made here all the same
    "molecular-sieve": "D-27",
    "sintered-brick": "D-03",  # 抚矿, 2025, no capacity
    "aac-block": "D-27",
    "concrete-block": "D-27",
    "light-wall-panel": "D-27",
    "foam-ceramic": "D-27",
    "mineral-wool": "D-27",
    "prefab-component": "D-27",
    "ready-mix-concrete": "D-18",  # bought; its only tied user is a project not yet running
    "road-base-material": "D-27",
    "mine-backfill": "D-03",  # own use, but captive: the pit is filled by who dug it; it is core to nothing
    "soil-conditioner": "D-27",
    "mine-ecological-restoration": "D-03",  # 抚矿 restores its own pits, as owners do; nothing says weak
    "electricity": "D-02",  # 东方发电, 三峰 and 抚矿 are three parties
    "brick-equipment": "D-18",
    "kiln-equipment": "D-18",
    "crushing-equipment": "D-27",
    "solid-waste-testing": "D-22",  # service
    "road-freight": "D-22",  # every city has it; one firm that signed in December 2024 tells nothing of the rest
    "gypsum": "D-16",  # inferred at the power station
    "quicklime": "D-17",  # the converters of 新钢铁 need it, it goes no further than a short way, nobody is on file
    "aluminium-powder": "D-18",
    "sodium-silicate": "D-27",
}
ENERGY_SAVING = {
    "municipal-waste-collection": "D-22",  # public supply is never listed in full
    "scrap-car-dismantling": "D-27",
    "steel-slag-processing": "D-03",  # 新钢铁 treats its own slag, as steel works do; nothing on its size
    "water-treatment-flocculant": "D-27",
    "water-membrane": "D-27",
    "activated-carbon": "D-27",
    "denox-catalyst": "D-27",
    "filter-bag": "D-09",  # three makers, none with a state
    "poly-aluminium-chloride": "D-27",
    "shale-ash": "D-01",
    "incinerator-grate": "D-27",
    "flue-gas-cleaning": "D-27",  # 新钢铁 upgrades its own plant, which builds nothing
    "bag-dust-collector": "D-27",
    "voc-equipment": "D-27",
    "wastewater-equipment": "D-27",
    "heat-pump-boiler": "D-27",
    "motor-energy-saving": "D-27",
    "waste-heat-recovery": "D-03",  # 抚矿 uses its own, as it is done; nothing on its size
    "bf-slag-powder": "D-03",
    "gangue-processing": "D-10",
    "waste-to-energy": "D-01",  # 1,200 t a day in 2021 (five years old, not more), all the city's waste
    "hazardous-waste-disposal": "D-11",  # the refinery plans, another firm signed in December 2024
    "sludge-treatment": "D-12",  # 抚矿 planned it in 2021, and nobody says how far it is
    "wastewater-treatment": "D-22",  # a public supply: one plant of 2015 tells nothing of the rest
    "spent-catalyst-recovery": "D-27",
    "steel-scrap": "D-17",  # 特钢 melts it, and it comes from near
    "waste-oil-regeneration": "D-27",
    "plastic-recycling": "D-27",
    "battery-recycling": "D-27",
    "co2-recovery": "D-27",
    "soil-remediation": "D-27",
    "mine-ecological-restoration": "D-03",
    "env-monitoring": "D-22",
    "energy-management": "D-27",
    "site-survey": "D-22",  # wanted by soil remediation alone, which nobody here does
    "filter-om-service": "D-27",
    "hydrochloric-acid": "D-18",
}


@pytest.mark.parametrize(("chain", "expected"), [("coal-gangue", COAL_GANGUE), ("energy-saving-env", ENERGY_SAVING)])
def test_a_chain_is_judged_as_worked_out_by_hand(fushun, chain, expected):
    assert {link: verdict.rule.id for link, verdict in fushun.inside(chain).items()} == expected


def test_what_is_only_in_chains_hardly_known_is_not_called_missing(fushun):
    """Missing there is what also stands in a surveyed chain, and what the facts say has stopped or lapsed long ago."""
    thin = {"biomedicine-tcm", "idle-assets", "agri-food", "industrial-filter"}
    alone = [link for link, edges in fushun.city.chains_of.items() if thin.issuperset(edge.start for edge in edges)]
    assert alone
    assert not [link for link in alone if fushun.verdicts[link].state is LinkState.MISSING]
