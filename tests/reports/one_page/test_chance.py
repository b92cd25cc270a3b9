"""Cities left to chance: each has its one side in both languages, and every source is cited and listed."""

import re
from random import Random

import pytest

from graph.analysis.judgement import judge
from reports.one_page.content import build_one_page
from reports.one_page.height import ROOM, SLACK, height
from reports.one_page.page import spans_of
from tests.chance import rounds
from tests.graph.analysis.conftest import random_city
from tests.in_memory import snapshot_of


@pytest.mark.parametrize("times", rounds(40, 1_000))
def test_any_city_has_its_one_side(times):
    for seed in range(times):
        judgement = judge(snapshot_of(random_city(Random(seed)).facts()))
        for language in ("zh", "en"):
            page = build_one_page(judgement, "chain", language)
            assert height(page) <= ROOM * SLACK, (seed, language)
            cited = {number for span in spans_of(page) for number in span.cites}
            assert cited == {int(number) for number in re.findall(r"\[(\d+)\] ", page.sources)}, (seed, language)
