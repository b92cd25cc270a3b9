"""Citations: what a source is called, whom a copy is taken from, which address is printed, how dates are written."""

import pytest

from graph.model.cells import CellEvidence, with_cells
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, HostGrade
from graph.model.production import Makes
from reports.formats.document import SmallSpan, Sources
from reports.wording.citations import Hosts, date_words, dates_words, rested_on, source_address, source_name
from reports.wording.facts import cell_texts

HOSTS = Hosts(
    {
        "gov.cn": HostGrade.OFFICIAL,
        "copy.com": HostGrade.AGGREGATOR,
        "weak.com": HostGrade.WEAK,
        "other.com": HostGrade.WEAK,
    },
    {"gov.cn": "甲市人民政府", "copy.com": "公文库", "weak.com": "某某网"},
    {"other.com": "甲报"},
)


def test_a_copy_names_its_original_publisher_where_that_is_on_file():
    assert source_name(HOSTS, "https://other.com/1", Basis.SOURCE, "zh") == "甲报，据网络转载，待核"
    assert source_name(HOSTS, "https://weak.com/1", Basis.SOURCE, "zh") == "据网络转载，待核"
    assert source_name(HOSTS, "https://copy.com/1", Basis.SOURCE, "zh") == "公文库转载，待核"
    assert source_name(HOSTS, "https://other.com/1", Basis.SOURCE, "en") == "甲报, from a web reprint, to be checked"


def test_no_address_is_printed_of_a_weak_host_or_of_general_knowledge():
    assert source_address(HOSTS, "https://gov.cn/1", Basis.SOURCE) == "https://gov.cn/1"
    assert source_address(HOSTS, "https://weak.com/1", Basis.SOURCE) is None
    assert source_address(HOSTS, "https://gov.cn/1", Basis.GENERAL) is None
    assert source_address(HOSTS, "甲市志", Basis.SOURCE) is None


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2024", "2024年", "2024"),
        ("2024-03", "2024年3月", "2024-03"),
        ("2024-03-05", "2024年3月5日", "2024-03-05"),
        ("2024-Q1", "2024-Q1", "2024-Q1"),
    ],
)
def test_dates_as_papers_have_them(date, zh, en):
    assert (date_words(date, "zh"), date_words(date, "en")) == (zh, en)


def test_of_many_dates_the_latest_three():
    assert dates_words(["2019", "2024-03", "2021", "2010"], "zh") == "2019年、2021年、2024年3月"


def test_a_source_has_name_dates_and_small_address_and_copies_share_a_number():
    def read(source: str, as_of: str | None = None) -> Evidence:
        return Evidence(source=source, basis=Basis.SOURCE, as_of=as_of)

    sources = Sources(HOSTS)
    assert sources.cite(read("https://weak.com/1 ; https://gov.cn/1", "2024-03")) == (1,)
    assert sources.cite(read("https://weak.com/1", "2020"), read("https://weak.com/2")) == (2,)
    assert sources.cite(read("https://gov.cn/2")) == (3,)
    lines = list(sources.lines())
    assert [line[0].text for line in lines] == [
        "[1] 甲市人民政府，2024年3月。",
        "[2] 据网络转载，待核，2020年。",
        "[3] 甲市人民政府。",
    ]
    assert [line[1:] for line in lines] == [
        (SmallSpan(" https://gov.cn/1"),),
        (),
        (SmallSpan(" https://gov.cn/2"),),
    ]


def test_a_corrected_cell_is_told_by_its_column_with_its_own_basis_source_and_date():
    read = Evidence(source="https://a.example", basis=Basis.SOURCE, as_of="2023")
    visit = Evidence(source="现场核实", basis=Basis.INFERRED, as_of="2026")
    told = CellEvidence(visit, who="市工信局", when="2026-03-01T08:00:00+00:00", entry=7)
    make = Makes(start="f", end="x", capacity=3.0, note="听说", evidence=with_cells(read, ["note", "capacity"], told))
    assert list(cell_texts(make, "zh")) == ["产能：推定 现场核实（2026）", "备注：推定 现场核实（2026）"]
    assert next(cell_texts(make, "en")) == "Capacity: Inferred 现场核实 (2026)"
    # no rule reads a note: what is told of the whole fact does not rest on it
    noted = Makes(start="f", end="x", note="听说", evidence=with_cells(read, ["note"], told))
    assert (rested_on([make, visit]), rested_on([noted])) == ([read, visit, visit], [read])
