"""Listings as JSON lines: what is taken, and every fault told with file and line."""

import json

import pytest

from graph.errors import FactsError
from loaders.national_listings import read_listings

FILES = {
    "train/company.json": [
        {"code": "a", "fullname": "甲公司", "name": "甲", "location": "", "time": ""},
        {"code": "b", "fullname": "乙公司", "name": "乙", "location": "", "time": ""},
    ],
    "train/company_industry.json": [{"company_code": "a", "industry_code": "110101", "rel": "所属行业"}],
    "train/company_product.json": [{"company_code": "a", "product_name": "钢", "rel_weight": 0.5}],
    "train/industry.json": [{"code": "110101", "name": "种子"}, {"code": "110100", "name": "种植业"}],
    "train/industry_industry.json": [{"from_code": "110101", "to_code": "110100"}],
    "train/product_product.json": [{"from_entity": "铁", "rel": "上游材料", "to_entity": "钢"}],
    "queries.jsonl": [{"qid": 0, "query": "钢", "known": ["a"], "k": 2}],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "train").mkdir()
    for name, lines in FILES.items():
        write(tmp_path, name, *(json.dumps(line, ensure_ascii=False) for line in lines))
    return tmp_path


def write(folder, name, *lines):
    (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def told(folder):
    with pytest.raises(FactsError) as caught:
        read_listings(folder)
    return [(issue.file, issue.row, issue.column, issue.code) for issue in caught.value.issues]


def test_what_is_listed_is_taken(folder):
    found = read_listings(folder)
    assert [(firm.code, firm.name, firm.industries, firm.products) for firm in found.firms] == [
        ("a", "甲公司", ("110101", "110100"), ("钢",)),
        ("b", "乙公司", (), ()),
    ]
    assert found.industries == {"110101": "种子", "110100": "种植业"}
    assert found.relations == (("铁", "钢"),)
    assert [(each.id, each.text, each.known, each.most) for each in found.queries] == [(0, "钢", ("a",), 2)]
    assert found.warnings == ()


def test_a_missing_folder_and_missing_files_are_all_told(folder):
    assert told(folder / "nowhere") == [(str(folder / "nowhere"), None, None, "folder-missing")]
    (folder / "queries.jsonl").unlink()
    (folder / "train" / "industry.json").unlink()
    assert told(folder) == [
        ("train/industry.json", None, None, "file-missing"),
        ("queries.jsonl", None, None, "file-missing"),
    ]


@pytest.mark.parametrize("line", ['{"code": "c"', "[1, 2]", "甲公司", '{"code": "c"} {}'])
def test_a_line_that_is_no_object_is_told(folder, line):
    write(folder, "train/industry.json", '{"code": "1", "name": "种子"}', line)
    assert told(folder) == [("train/industry.json", 2, None, "line-json")]


def test_every_faulty_field_is_told_at_once(folder):
    write(
        folder,
        "queries.jsonl",
        '{"qid": 0, "query": "", "known": [], "k": 2}',
        "",
        '{"qid": 1, "known": [], "k": 2}',
        '{"qid": 2, "query": "钢", "known": "a", "k": true}',
        '{"qid": 3, "query": "钢", "known": ["a", 4], "k": 0}',
        '{"qid": 4, "query": "钢", "known": ["z"], "k": 0}',
        '{"qid": 4, "query": "铁", "known": [], "k": 1}',
    )
    assert told(folder) == [
        ("queries.jsonl", 1, "query", "cell-blank"),
        ("queries.jsonl", 3, "query", "field-missing"),
        ("queries.jsonl", 4, "known", "field-type"),
        ("queries.jsonl", 4, "k", "field-type"),
        ("queries.jsonl", 5, "known", "field-type"),
        ("queries.jsonl", 7, "qid", "id-twice"),
        ("queries.jsonl", 6, "k", "cell-range"),
        ("queries.jsonl", 6, "known", "reference"),
    ]


def test_a_firm_nobody_listed_is_told(folder):
    write(folder, "train/company_product.json", '{"company_code": "z", "product_name": "钢"}')
    assert told(folder) == [("train/company_product.json", 1, "company_code", "reference")]


def test_a_field_nobody_declared_is_a_warning_once_a_file(folder):
    line = '{"code": "1", "name": "种子", "colour": "red"}'
    write(folder, "train/industry.json", line, line.replace("1", "2"))
    found = read_listings(folder)
    assert [(each.file, each.row, each.code) for each in found.warnings] == [
        ("train/industry.json", 1, "field-unknown")
    ]


def test_industries_in_a_circle_end(folder):
    write(
        folder,
        "train/industry_industry.json",
        '{"from_code": "110101", "to_code": "110100"}',
        '{"from_code": "110100", "to_code": "110101"}',
    )
    assert read_listings(folder).firms[0].industries == ("110101", "110100")
