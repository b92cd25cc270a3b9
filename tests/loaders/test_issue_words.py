"""What is reported in words and numbers: both languages, quotes, circles, thousands at once, what is passed over."""

import string

import pytest

from graph.model.edges import Serves
from loaders.folder import read_facts
from loaders.messages import MAX_SHOWN, MESSAGES, CellRef, make_issue
from tests.loaders.issues import edit, found_in, write


def test_a_folder_that_is_not_there(tmp_path):
    (missing,) = found_in(tmp_path / "nowhere")
    assert missing.code == "folder-missing"


def fields_of(*texts: str) -> set[str]:
    return {name.removesuffix("_en") for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_tell_the_same(code):
    message = MESSAGES[code]
    assert fields_of(message.zh) == fields_of(message.en)
    assert fields_of(message.do_zh) == fields_of(message.do_en)


def test_what_is_quoted_is_shortened_and_markup_stays_text():
    long = "、<b>" + "长" * 100
    told = make_issue("cell-number", CellRef("a.csv"), value=long, how="", how_en="")
    assert told.zh == f"“{long[:MAX_SHOWN]}…”不是数"
    assert make_issue("cell-number", CellRef("a.csv"), value="{0}{name}", how="", how_en="").zh == "“{0}{name}”不是数"


def test_a_refused_row_is_still_known_by_its_id(folder):
    """A firm with a fault of its own is not reported again at each row that names it."""
    edit("shared/firms.csv", "f1,一厂", "f1,一\x07厂")(folder)
    assert [each.code for each in found_in(folder)] == ["cell-control"]


def test_a_circle_names_its_links_in_order_with_their_rows(folder):
    edit("oil/inputs.csv", "ethylene,film,原料,辅助", "ethylene,film,原料,核心,s,常识\nfilm,naphtha,原料,核心")(folder)
    (circle,) = [each for each in found_in(folder) if each.code == "cycle"]
    assert circle.zh == (
        "投入关系首尾相接：ethylene → film → naphtha → ethylene（oil/inputs.csv 3、oil/inputs.csv 4、oil/inputs.csv 2）"
    )


def test_thousands_of_wrong_references_are_all_reported(folder):
    rows = "".join(f"nobody-{number},film,产品{number},,,,,s,常识\n" for number in range(3_000))
    edit("oil/makes.csv", "f2,film,,,,,,行业常识,常识\n", f"f2,film,,,,,,行业常识,常识\n{rows}")(folder)
    assert len(found_in(folder)) == 3_000


def test_hidden_files_locks_and_papers_are_passed_over(folder):
    for name in (".git/links.csv", "oil/.~lock.links.csv#", "oil/~$links.xlsx", "README.md", "oil/Thumbs.db"):
        write(name, "x")(folder)
    assert found_in(folder) == []


def test_a_file_name_that_cannot_be_printed(folder):
    (folder / "oil" / b"\xcb\xb5\xc3\xf7.txt".decode("utf-8", "surrogateescape")).write_text("x", encoding="utf-8")
    (unknown,) = found_in(folder)
    assert unknown.code == "file-unknown"
    assert unknown.where().encode("utf-8")


def test_one_row_is_warned_of_once_however_many_relations_it_makes(folder):
    write("oil/organisations.csv", "编号,服务的产业链,名称,类别,来源,依据\nb,oil;o2,局,部门,行业常识,来源\n")(folder)
    edit("oil/chains.csv", "oil,石油化工", "o2,氧链,产业集群,2,s,常识\noil,石油化工")(folder)
    assert [each.code for each in found_in(folder)] == ["chain-foreign", "source-name"]


@pytest.mark.parametrize(
    ("cell", "chains"),
    [
        *[(f"oil{separator}o2", {"oil", "o2"}) for separator in (";", "；", "、", "，", "、 ", ";;")],
        ('"oil,o2"', {"oil", "o2"}),
        ('"oil\no2\r\n"', {"oil", "o2"}),
        (" o2 ; ", {"o2"}),
        ("ALL", {"oil", "o2"}),
        ("", set()),
    ],
)
def test_several_ids_in_a_cell(folder, cell, chains):
    write("oil/organisations.csv", f"编号,服务的产业链,名称,类别,来源,依据\nb,{cell},局,部门,s,来源\n")(folder)
    edit("oil/chains.csv", "oil,石油化工", "o2,氧链,产业集群,2,s,常识\noil,石油化工")(folder)
    assert {edge.end for edge in read_facts(folder).edges if isinstance(edge, Serves)} == chains
