"""What is told of tables: columns exchanged or renamed, separators, notes below, encodings, several ids."""

from pathlib import Path

import pytest

from graph.errors import Issue
from graph.model.edges import Serves
from graph.model.nodes import Firm
from loaders.folder import read_facts
from tests.loaders.issues import edit, found_in
from tests.loaders.told import FIRMS, MAKES, firms, of_firm, of_projects, put


def test_a_renamed_file_is_one_cause_with_its_followers_counted(folder):
    rows = "".join(f"f{n},film,产品{n},,,,,s,常识\n" for n in range(3, 900))
    edit(MAKES, "f2,film,,,,,,行业常识,常识\n", f"f2,film,,,,,,行业常识,常识\n{rows}")(folder)
    (folder / FIRMS).rename(folder / "shared/企业名单.csv")
    first, second = found_in(folder)
    assert (first.code, first.file) == ("file-unknown", "shared/企业名单.csv")
    assert second.zh == "没有可用的企业表，899 处企业编号没有着落"


@pytest.mark.parametrize("cell", ["行业常识", "https://a.gov.cn/1 ; https://b.gov.cn/2"])
def test_a_source_in_another_column_is_told(folder, cell):
    of_firm(所属集团=cell)(folder)
    assert [each.code for each in found_in(folder)] == ["text-address"]


def test_source_and_basis_the_wrong_way_round_are_refused(folder):
    edit("oil/makes.csv", "来源,依据", "依据,来源")(folder)
    assert {each.code for each in found_in(folder)} == {"cell-word"}


def warned(folder: Path, name: str, text: str) -> list[str]:
    put(name, text)(folder)
    return [each.code for each in read_facts(folder).warnings]


@pytest.mark.parametrize("pair", [("开工", "完工"), ("县区", "备注"), ("建设规模", "备注")])
def test_two_headings_of_one_form_that_stand_exchanged_are_asked_about(folder, pair):
    head = "编号,名称,产业链编号,阶段,开工,完工,建设规模,县区,备注,来源,依据\n"
    row = "p1,项目,oil,在建,2024-05,,年产一万吨,东洲区,一期,s,常识\n"
    one, other = pair
    other_way = head.replace(one, "\0").replace(other, one).replace("\0", other)
    assert warned(folder, "oil/projects.csv", head + row) == []
    assert warned(folder, "oil/projects.csv", other_way + row) == ["columns-order"]


def test_names_under_the_heading_of_ids_are_asked_about(folder):
    row = "gdp,生产总值,1,亿元,2024,s,常识\n"
    assert warned(folder, "shared/figures.csv", f"编号,名称,数值,单位,时期,来源,依据\n{row}") == []
    assert warned(folder, "shared/figures.csv", f"名称,编号,数值,单位,时期,来源,依据\n{row}") == ["columns-order"]


@pytest.mark.parametrize(
    "text",
    [
        "名称,编号,数值,单位,时期,来源,依据\n生产总值,gdp,1,亿元,2024,s,常识\n",
        "编号,名称,单位,数值,时期,来源,依据\ngdp,生产总值,亿元,1,2024,s,常识\n",
        "来源,编号,单位,名称,时期,数值,依据\ns,gdp,亿元,生产总值,2024,1,常识\n",
    ],
)
def test_a_table_in_an_order_of_its_own_whose_contents_fit_is_taken_without_a_word(folder, text):
    assert warned(folder, "shared/figures.csv", text) == []


@pytest.mark.parametrize(
    "word",
    ["无。", "（空白）", "暂无集团", "未披露", "尚未掌握", "不涉及", "N.A", "NIL", "……。", "待核实", "0", "有", "XXX"],
)
def test_other_words_for_nothing_are_no_group_either(folder, word):
    of_firm(所属集团=word)(folder)
    facts = read_facts(folder)
    assert [issue.code for issue in facts.warnings] == ["cells-blank"]
    assert [node.group for node in facts.nodes if isinstance(node, Firm)] == [None, None]


@pytest.mark.parametrize(
    "word", ["无锡滤材集团", "未来控股", "不二集团", "待兴集团", "零点集团", "360集团", "有研集团"]
)
def test_names_that_begin_like_a_word_for_nothing_are_names(folder, word):
    of_firm(所属集团=word)(folder)
    facts = read_facts(folder)
    assert facts.warnings == ()
    assert word in [node.group for node in facts.nodes if isinstance(node, Firm)]


def test_a_unit_of_one_sign_is_no_word_for_nothing(folder):
    text = "编号,名称,数值,单位,时期,来源,依据\nrate,增速,4.6,%,2024,s,常识\n"
    assert warned(folder, "shared/figures.csv", text) == []


@pytest.mark.parametrize("cell", ["约2.5亿元", "2.5-3亿", "3000万美元"])
def test_a_sum_that_is_no_number_is_asked_for_in_the_unit_of_the_column(folder, cell):
    of_projects({"投资额": cell})(folder)
    (told,) = found_in(folder)
    assert (told.code, told.do_zh) == ("cell-number", "只写数，按亿元折算")


def test_the_table_whose_ids_are_under_another_heading_comes_before_what_hangs_on_it(folder):
    edit(FIRMS, "编号,", "企业编号,")(folder)
    assert [issue.code for issue in found_in(folder)] == ["column-unknown", "references-missing"]


@pytest.mark.parametrize("separator", ["^", "~", "、", "：", " "])
def test_a_table_with_another_separator_is_read(folder, separator):
    text = (folder / FIRMS).read_text(encoding="utf-8-sig")
    assert warned(folder, FIRMS, text.replace(",", separator)) == []


def test_rows_with_another_separator_than_the_header_are_one_cause(folder):
    head, _, rows = (folder / FIRMS).read_text(encoding="utf-8-sig").partition("\n")
    put(FIRMS, f"{head}\n{rows.replace(',', ';')}")(folder)
    assert [issue.code for issue in found_in(folder)] == ["rows-apart", "references-missing"]


@pytest.mark.parametrize("city", ["抚顺新区", "某市代管抚顺市", "省直管抚顺市", "抚顺东洲"])
def test_a_city_that_holds_the_name_of_the_home_city_is_local_or_told(folder, city):
    of_firm(城市=city)(folder)
    facts = read_facts(folder)
    (local,) = [node.local for node in facts.nodes if isinstance(node, Firm) and node.id == "f1"]
    assert [issue.code for issue in facts.warnings] == ([] if local else ["place-near"])


@pytest.mark.parametrize("written", ["ETHYLENE", "ｅｔｈｙｌｅｎｅ", "乙烯"])
def test_an_id_in_other_letters_or_a_name_in_its_place_is_told_with_the_id_meant(folder, written):
    edit(MAKES, "f1,ethylene,", f"f1,{written},")(folder)
    (told,) = found_in(folder)
    assert told.zh == f"链环表里没有“{written}”，是不是“ethylene”"


@pytest.mark.parametrize("note", ["注：数据截至2024年", "填表人：,,审核人：,,,", "说明：1.本表不含外地企业", "合 计"])
def test_notes_under_a_table_are_no_firms(folder, note):
    text = (folder / FIRMS).read_text(encoding="utf-8-sig")
    width = text.partition("\n")[0].count(",")
    assert warned(folder, FIRMS, f"{text}{note}{',' * (width - note.count(','))}\n") == ["row-note"]


def test_a_firm_whose_name_begins_like_a_note_is_a_firm(folder):
    assert warned(folder, FIRMS, firms(名称="注塑机厂", 简称="说明书厂")) == []


@pytest.mark.parametrize(
    "name", ["示例滤材厂", "抚顺特种钢有限公司", "联通", "一汽解放", "Müller", "Société Générale", "鑫淼焱垚"]
)
def test_names_in_their_own_encoding_are_not_doubted(folder, name):
    of_firm(名称=name)(folder)
    assert found_in(folder) == []


@pytest.mark.parametrize("ways", [("utf-8", "gb18030"), ("gb18030", "latin-1"), ("utf-8", "latin-1")])
def test_names_read_in_another_encoding_are_told(folder, ways):
    written, read = ways
    name = "示例滤材".encode(written).decode(read)
    of_firm(所属集团=name.replace("\x80", "x") if "\x80" in name else name)(folder)
    assert {issue.code for issue in found_in(folder)} <= {"text-lost", "cell-control"} != set()


CHAINS = "编号,名称,类别,序号,来源,依据\noil,石油化工,产业集群,1,s,常识\ngas,燃气,产业集群,2,s,常识\n"


def offices(folder: Path, served: str) -> list[Issue]:
    put("oil/chains.csv", CHAINS)(folder)
    put("oil/organisations.csv", f'编号,名称,类别,服务的产业链,来源,依据\no1,工信局,部门,"{served}",s,常识\n')(folder)
    return [issue for issue in found_in(folder) if issue.code != "chain-foreign"]


@pytest.mark.parametrize("separator", ["、", "，", "；", "/", "|", "\\", " ", "&", " + ", "・", "\n"])
def test_whatever_can_stand_in_no_id_separates_ids(folder, separator):
    assert offices(folder, f"oil{separator}gas") == []
    assert len([edge for edge in read_facts(folder).edges if isinstance(edge, Serves)]) == 2


def test_ids_joined_by_a_word_are_told_with_the_separator(folder):
    (told,) = offices(folder, "oil和gas")
    assert told.zh == "产业链表里没有“oil和gas”，是不是“oil;gas”"


@pytest.mark.parametrize("source", ["hxxp://a.gov.cn/1", "ftps://a.gov.cn/1", "weixin：//dl/x"])
def test_an_address_of_another_kind_is_told(folder, source):
    of_firm(来源=source)(folder)
    assert [issue.code for issue in found_in(folder)] == ["address-broken"]
