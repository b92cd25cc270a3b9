"""Cities left to chance: each candidate has its two sides in both languages, and every source is cited and listed."""

from random import Random

import pytest

from graph.analysis.judgement import judge
from graph.analysis.target_filter import TargetFilter
from reports.dossier.content import build_dossier
from reports.dossier.height import ROOM, facts_height, work_height
from reports.dossier.page import spans_of
from reports.one_page.height import SLACK
from tests.chance import rounds
from tests.graph.analysis.conftest import random_city
from tests.in_memory import snapshot_of
from tests.reports.dossier.conftest import table


@pytest.mark.parametrize("times", rounds(40, 1_000))
def test_any_firm_that_makes_something_has_its_two_sides(times):
    for seed in range(times):
        judgement = judge(snapshot_of(random_city(Random(seed)).facts()))
        if "away" not in judgement.city.makes_of:
            continue
        for language in ("zh", "en"):
            dossier = build_dossier(judgement, "away", "chain", language, TargetFilter(firms=("away",)))
            assert max(facts_height(dossier), work_height(dossier)) <= ROOM * SLACK, (seed, language)
            cited = {number for span in spans_of(dossier) for number in span.cites}
            assert cited == {each.number for each in dossier.sources}, (seed, language)
            assert 5 <= len(table(dossier, "七、" if language == "zh" else "7. ")) <= 7, seed
