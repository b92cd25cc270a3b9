"""Firms in the roadmap: whom to talk to first is who stands first; and how numbers of sources are drawn."""

import re

import pytest

from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.verdicts.states import Tier
from reports.formats.document import cited_numbers
from reports.roadmap.chapter_context import ChapterContext
from reports.roadmap.chapter_firms import firms
from reports.roadmap.document import plan_of
from reports.wording.sentences import firm_name


def lead_and_rows(judgement, chain):
    """Return the sentence over the firms of a chain and their names in order."""
    blocks = list(firms(ChapterContext(judgement, chain, plan_of(judgement, chain), "zh", (), None)))
    said = "".join(span.text for span in blocks[0].spans).replace(" ", "")
    return said, [row[1][0].text for row in blocks[1].rows]


def test_as_many_are_talked_to_first_as_stand_first(fushun):
    by_name = {firm_name(firm): firm.id for firm in fushun.city.firms.values()}
    late = 0
    for chain in (each for each in fushun.city.chains if not needs_survey(fushun, each)):
        said, names = lead_and_rows(fushun, chain)
        best = [
            any(
                candidate.tier is Tier.FIRST and candidate.firm.id == by_name[name]
                for target in fushun.targets
                for candidate in fushun.candidates(target.link_id)
            )
            for name in names
        ]
        found = re.search(r"先谈前(\d+)家", said)
        if found is not None:
            assert all(best[: int(found[1])]), chain
        later = re.search("接触。(.+)补后期的缺口", said)
        late += later is not None
        for name in [] if later is None else later[1].split("、"):
            assert best[names.index(name)], (chain, name)
    assert late


def test_who_comes_first_for_a_later_gap_is_named_as_such(fushun):
    said, names = lead_and_rows(fushun, "fine-chemicals")
    assert said.startswith("先谈前2家；其余5家来本地的理由还不够，可接触。江苏三木补后期的缺口，到那时先谈。")
    assert names[:2] == ["奥克股份", "海科新源"]


@pytest.mark.parametrize(
    ("cites", "told"), [((), ""), ((3,), "[3]"), ((1, 2), "[1,2]"), ((1, 2, 3, 7), "[1-3,7]"), ((1, 3, 5), "[1,3,5]")]
)
def test_numbers_of_sources_in_a_row_are_drawn_together(cites, told):
    assert cited_numbers(cites) == told
