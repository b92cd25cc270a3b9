"""Links in groups: by industry, large ones split, small ones together, by kind where industries scatter."""

from dataclasses import replace

import pytest

from graph.analysis.verdicts.states import Mark
from graph.model.edges import Includes
from graph.model.kinds import LinkKind, Stage
from reports.panorama.groups import stage_lanes
from tests.graph.analysis.conftest import Builder
from tests.reports.one_page.conftest import judged_in_memory


@pytest.fixture
def build():
    return Builder()


def lanes(build, links, stage=Stage.MIDSTREAM):
    """Return the lanes of a chain whose links are given by id with their code, and their kind if not a material."""
    build.chain("c")
    for id, (code, *kind) in links.items():
        build.link(id, gbt4754=code)
        build.nodes[-1] = replace(build.nodes[-1], kind=kind[0] if kind else LinkKind.MATERIAL)
        build.edges.append(Includes(start="c", end=id, stage=stage, evidence=build.evidence()))
    return stage_lanes(judged_in_memory(build), "c")


def shown(lane):
    return [(group.name.zh, len(group.links)) for group in lane.groups]


def test_links_are_grouped_by_the_finest_industry_they_all_share(build):
    (lane,) = lanes(build, {"甲": ("2652",), "乙": ("2652",), "丙": ("2511",), "丁": ("2520",)})
    assert shown(lane) == [("合成橡胶", 2), ("石油煤炭加工", 2)]


def test_a_large_group_is_split_into_finer_industries(build):
    resins = {f"树脂{at}": ("2651",) for at in range(5)}
    (lane,) = lanes(build, {**resins, **{f"有机{at}": ("2614",) for at in range(3)}})
    assert shown(lane) == [("合成树脂", 5), ("有机化工原料", 3)]


def test_seven_links_of_one_division_stay_together(build):
    resins = {f"树脂{at}": ("2651",) for at in range(4)}
    (lane,) = lanes(build, {**resins, **{f"有机{at}": ("2614",) for at in range(3)}})
    assert shown(lane) == [("化学品", 7)]


def test_what_has_no_industry_or_no_room_is_other_and_comes_last(build):
    codes = ("2651", "2511", "3120", "1713", "0711", "3091", "3311", "3411", "3511", "3610", "3811", "3911")
    links = {f"甲{code}{at}": (code,) for code in codes for at in range(2)} | {"乙": (None,)}
    (lane,) = lanes(build, links)
    assert lane.columns == 4
    assert len(lane.groups) == 12
    assert shown(lane)[-1] == ("其他", 3)
    assert sum(len(group.links) for group in lane.groups) == 25


def test_links_each_of_an_industry_of_its_own_are_grouped_by_kind(build):
    codes = ("01", "02", "03", "04", "06", "07", "08", "09", "10", "13", "14", "15", "16", "17", "18", "19", "20", "21")
    kinds = (LinkKind.MATERIAL, LinkKind.PRODUCT, LinkKind.SERVICE)
    links = {f"甲{code}": (f"{code}11", kinds[at % 3]) for at, code in enumerate(codes)}
    (lane,) = lanes(build, links)
    assert shown(lane) == [("产品", 6), ("服务", 6), ("材料", 6)]


def test_marks_are_counted_and_firms_named_that_make_most_first(build):
    build.firm("小厂")
    build.firm("大厂")
    build.make("小厂", "甲")
    build.make("大厂", "甲")
    build.make("大厂", "乙")
    (lane,) = lanes(build, {"甲": ("2651",), "乙": ("2651",), "丙": ("2651",)})
    (group,) = lane.groups
    assert [firm.id for firm in group.firms] == ["大厂", "小厂"]
    # of two local firms alone nothing is called missing
    assert group.marks == {Mark.STRONG: 1, Mark.PRESENT: 1, Mark.UNKNOWN: 1}


def test_the_stage_with_most_links_has_two_columns_and_support_none(fushun):
    found = stage_lanes(fushun, "petrochem-new-materials")
    assert [(lane.stage, lane.columns, len(lane.links)) for lane in found] == [
        (Stage.UPSTREAM, 1, 16),
        (Stage.MIDSTREAM, 2, 40),
        (Stage.DOWNSTREAM, 1, 18),
    ]
