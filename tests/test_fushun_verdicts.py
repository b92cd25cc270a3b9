"""Two chains of Fushun, worked out by hand from the rows of their files before the code was asked.

The facts are as of March 2026, so a record of 2020 or earlier is old. Beside each rule stands what was read.
"""

from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]

COAL_GANGUE = {
    "raw-coal": "D-06",  # 抚矿, state blank
    "coal-gangue": "D-06",  # 抚矿, state blank
    "oil-shale": "D-03",  # 抚矿 operating 2022, no capacity
    "shale-ash": "D-03",
    "fly-ash": "D-03",  # 东方发电 operating, undated
    "limestone": "D-11",  # resource, nobody
    "thermal-chp": "D-03",  # 东方发电 by make and by project: one party; the parks only plan
    "bf-slag-powder": "D-03",
    "gangue-processing": "D-05",  # building 2025
    "gangue-power": "D-16",  # regulated, nobody; five local firms make links of the chain
    "activated-gangue-powder": "D-16",
    "calcined-kaolin": "D-16",
    "gangue-alumina": "D-16",
    "poly-aluminium-chloride": "D-16",
    "precipitated-silica": "D-16",
    "ceramsite": "D-16",
    "gangue-aggregate": "D-16",
    "cement-clinker": "D-03",
    "cement": "D-03",  # bought, but made here all the same
    "molecular-sieve": "D-16",
    "sintered-brick": "D-03",
    "aac-block": "D-16",
    "concrete-block": "D-16",
    "light-wall-panel": "D-16",
    "foam-ceramic": "D-16",
    "mineral-wool": "D-16",
    "prefab-component": "D-16",
    "ready-mix-concrete": "D-09",  # bought
    "road-base-material": "D-16",
    "mine-backfill": "D-03",
    "soil-conditioner": "D-16",
    "mine-ecological-restoration": "D-02",  # 22,240 mu, 2025
    "electricity": "D-01",  # 三峰, 东方发电, 抚矿: three groups
    "brick-equipment": "D-09",
    "kiln-equipment": "D-09",
    "crushing-equipment": "D-16",
    "solid-waste-testing": "D-13",  # service
    "road-freight": "D-05",  # a project signed in December 2024
    "gypsum": "D-09",
    "quicklime": "D-16",
    "aluminium-powder": "D-09",
    "sodium-silicate": "D-16",
}
ENERGY_SAVING = {
    "municipal-waste-collection": "D-13",
    "scrap-car-dismantling": "D-16",
    "steel-slag-processing": "D-03",
    "water-treatment-flocculant": "D-16",
    "water-membrane": "D-16",
    "activated-carbon": "D-16",
    "denox-catalyst": "D-16",
    "filter-bag": "D-06",  # three makers, none with a state
    "poly-aluminium-chloride": "D-16",
    "shale-ash": "D-03",
    "incinerator-grate": "D-16",
    "flue-gas-cleaning": "D-06",  # a project of unknown stage
    "bag-dust-collector": "D-16",
    "voc-equipment": "D-16",
    "wastewater-equipment": "D-16",
    "heat-pump-boiler": "D-16",
    "motor-energy-saving": "D-16",
    "waste-heat-recovery": "D-03",
    "bf-slag-powder": "D-03",
    "gangue-processing": "D-05",
    "waste-to-energy": "D-02",  # 1,200 t a day in 2021: five years old, not more
    "hazardous-waste-disposal": "D-05",  # one planned, one planned project, one signed in December 2024
    "sludge-treatment": "D-13",  # only planned, and an ordinary service
    "wastewater-treatment": "D-04",  # operating in 2015, and nothing newer of the plant
    "spent-catalyst-recovery": "D-16",
    "steel-scrap": "D-16",
    "waste-oil-regeneration": "D-16",
    "plastic-recycling": "D-16",
    "battery-recycling": "D-16",
    "co2-recovery": "D-16",
    "soil-remediation": "D-13",
    "mine-ecological-restoration": "D-02",
    "env-monitoring": "D-13",
    "energy-management": "D-13",
    "site-survey": "D-13",
    "filter-om-service": "D-16",
    "hydrochloric-acid": "D-09",
}


@pytest.fixture(scope="module")
def verdicts(fushun):
    return fushun.verdicts


@pytest.mark.parametrize(("chain", "expected"), [("coal-gangue", COAL_GANGUE), ("energy-saving-env", ENERGY_SAVING)])
def test_a_chain_is_judged_as_worked_out_by_hand(verdicts, chain, expected):
    assert {link: verdict.rule.id for link, verdict in verdicts[chain].items()} == expected


def test_where_the_local_side_is_hardly_known_nothing_is_missing(verdicts):
    for chain in ("biomedicine-tcm", "idle-assets", "agri-food", "industrial-filter"):
        assert not any(verdict.rule.id in ("D-15", "D-16") for verdict in verdicts[chain].values())
