"""Names of files and sheets: numbering, brackets, years and copies aside."""

import pytest

from loaders.table_names import match_table, near_names


@pytest.mark.parametrize("name", ["企业", "firms", "FIRMS", "Firms", " 企业 "])
def test_own_names(name):
    assert match_table(name) == ("firms", True)


@pytest.mark.parametrize(
    "name",
    [
        *("1.企业", "01_企业", "1、企业", "（1）企业", "1企业", "一、企业", "附件1：企业", "表3 企业", "１．企业"),
        *(
            "企业表",
            "企业 (2)",
            "企业（2024）",
            "企业2024",
            "企业2024年",
            "企业_2024",
            "企业 - 副本",
            "企业（外地） (2)",
            "03-企业表（终稿）",
        ),
        *("firms_2024", "firms (1)", "2. firms copy"),
    ],
)
def test_names_with_more_around_them(name):
    assert match_table(name) == ("firms", False)


def test_the_longer_name_is_not_taken_for_the_shorter():
    assert match_table("2.企业关系（2024）") == ("relations", False)


@pytest.mark.parametrize("name", ["", "Sheet1", "说明", "企业名单", "项目清单", "表", "1", "(2)", "2024"])
def test_other_names_are_no_table(name):
    assert match_table(name) == (None, False)


@pytest.mark.parametrize(
    ("name", "near"), [("企业名单", ["企业"]), ("企业关系图", ["企业关系"]), ("link", ["链环"]), ("说明", [])]
)
def test_near_names(name, near):
    assert near_names(name) == near
