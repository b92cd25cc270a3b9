"""region.yaml and expectations.yaml are taken strictly, in any encoding a table may have."""

import pytest

from graph.model.region import Zone
from loaders import expectations, region
from loaders.rows import IssueCollector

GOOD = """city: 甲市
city_en: Jia
province: 乙省
province_en: Yi
neighbours: [丙市]
wider: [乙省, 丁省]
zones:
  - {name: 新区, home: true}
  - {name: 示范区, home: false, note: 省管}
"""


def load(content: bytes):
    findings = IssueCollector()
    found = region.load(content, findings)
    return found, [(issue.row, issue.column) for issue in findings.issues]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_region_in_any_encoding(encoding):
    found, issues = load(GOOD.encode(encoding))
    assert issues == []
    assert (found.city, found.neighbours, found.wider) == ("甲市", ("丙市",), ("乙省", "丁省"))
    assert found.zones == (Zone(name="新区", home=True), Zone(name="示范区", home=False, note="省管"))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("city: 甲市", "city: 1", (None, "city")),
        ("city: 甲市", "city: ' '", (None, "city")),
        ("city: 甲市", "city: 待定", (None, "city")),
        ("city: 甲市", "city: 乙省", (None, "city")),
        ("city_en: Jia", "city_en：Jia", (2, None)),
        ("province: 乙省", "province:乙省", (3, None)),
        ("[丙市]", "丙市", (None, "neighbours")),
        ("[丙市]", "[1]", (None, "neighbours")),
        ("home: true", "home: 也许", (None, "zones")),
        ("note: 省管", "note: 3", (None, "zones")),
        ("note: 省管", "remark: 省管", (None, "zones")),
        ("wider:", "city:", (6, "city")),
        ("wider:", "other:", (None, "other")),
        ("[乙省, 丁省]", "[乙省", (7, None)),
        ("city_en: Jia", "city_en: 2024-13-45", (None, None)),
    ],
)
def test_a_region_that_is_not_well_written(old, new, place):
    assert old in GOOD
    found, issues = load(GOOD.replace(old, new, 1).encode())
    assert found is None
    assert issues == [place]


@pytest.mark.parametrize("content", [b"", b" \n", b"- a", b"text", b"1", b"[" * 5000])
def test_what_maps_nothing(content):
    found, issues = load(content)
    assert found is None
    assert len(issues) == 1


@pytest.mark.parametrize(
    "limits", ["3", "{least: 1}", "{least: 2, most: 1}", "{least: -1, most: 1}", "{least: 1.0, most: 2}"]
)
def test_expectations_that_are_not_well_written(limits):
    findings = IssueCollector()
    assert expectations.load(f"links: {limits}\nfirms: {{least: 1, most: 2}}".encode(), findings) == {"firms": (1, 2)}
    assert [issue.column for issue in findings.issues] == ["links"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("home: true", "home: 是"),
        ("甲市\n", "'甲　市'\n"),
        ("wider:", "as_of: 2026年3月\nwider:"),
        ("wider:", "as_of: 202603\nwider:"),
    ],
)
def test_a_region_as_people_write_it(old, new):
    found, issues = load(GOOD.replace(old, new, 1).encode())
    assert issues == []
    assert found.city == "甲市"
    assert found.zones[0].home
    assert found.as_of in (None, "2026-03")


@pytest.mark.parametrize("city", ['"\\ud800"', '"甲\\e[31m"', '"甲\\u202e"'])
def test_a_name_with_signs_nobody_sees_is_reported(city):
    found, issues = load(GOOD.replace("city: 甲市", f"city: {city}").encode())
    assert found is None
    assert issues == [(None, "city")]
