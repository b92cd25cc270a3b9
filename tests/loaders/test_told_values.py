"""Every message on values and on what the facts come to has an input that brings it about, and nothing else does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import FactsError, Issue
from graph.model.edges import Serves
from graph.model.nodes import Firm, Project
from loaders.folder import read_facts
from loaders.messages_values import VALUES

Change = Callable[[Path], None]
FIRMS, MAKES = "shared/firms.csv", "oil/makes.csv"
FIRM_HEAD = "编号,名称,简称,省份,城市,所属集团,证券代码,统一社会信用代码,来源,依据,逐格出处\n"
PROJECT_HEAD = "编号,名称,产业链编号,业主编号,投资额,阶段,开工,完工,县区,来源,依据,截至\n"


def firms(**cells: str) -> str:
    """Return a table of the two firms of the folder, the first with other cells."""
    first = {"编号": "f1", "名称": "一厂", "城市": "抚顺", "来源": "s", "依据": "常识", **cells}
    second = {"编号": "f2", "名称": "二厂", "城市": "抚顺", "来源": "s", "依据": "常识"}
    return table(FIRM_HEAD, first, second)


def projects(*rows: dict[str, str]) -> str:
    usual = {"名称": "项目", "产业链编号": "oil", "阶段": "在建", "县区": "东洲区", "来源": "s", "依据": "常识"}
    return table(PROJECT_HEAD, *({"编号": f"p{n}", **usual, "名称": f"项目{n}", **row} for n, row in enumerate(rows)))


def table(head: str, *rows: dict[str, str]) -> str:
    names = head.strip().split(",")
    assert all(set(row) <= set(names) for row in rows)
    return head + "".join(",".join(f'"{row.get(name, "")}"' for name in names) + "\n" for row in rows)


def put(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Change:
    def done(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8-sig")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return done


def of_firm(**cells: str) -> Change:
    return put(FIRMS, firms(**cells))


def of_projects(*rows: dict[str, str]) -> Change:
    return put("oil/projects.csv", projects(*rows))


def gathered(as_of: str, then: Change) -> Change:
    def done(folder: Path) -> None:
        edit("region.yaml", "zones:", f"as_of: {as_of}\nzones:")(folder)
        then(folder)

    return done


LOOP = "ethylene,film,原料,辅助,行业常识,常识\nfilm,naphtha,原料,辅助,行业常识,常识\n"
INPUT_HEAD = "投入链环编号,去向链环编号,投入类型,强度,来源,依据\n"
BACKWARD = f"{INPUT_HEAD}ethylene,naphtha,原料,核心,s,常识\nfilm,ethylene,原料,核心,s,常识\n"
LINKS = (
    "编号,名称,类别,行业代码,来源,依据\n"
    "naphtha,石脑油,材料,,s,常识\n"
    "ethylene,乙烯,材料,,s,常识\n"
    "film,薄膜,产品,{},s,常识\n"
)
ENGLISH_LINKS = "编号,英文名称,名称,类别,来源,依据\n" + "".join(
    f"{link},{name},{link},材料,s,常识\n"
    for link, name in (("naphtha", "石脑油"), ("ethylene", "乙烯"), ("film", "薄膜"))
)
CHAIN = "编号,名称,英文名称,类别,序号,来源,依据\noil,石油化工,石化,产业集群,1,s,常识\n"
INDUSTRY = "行业代码,名称,增加值率,来源,依据\n9999,行业,0.3,s,常识\n"
FIGURE = "编号,名称,数值,单位,时期,来源,依据\na,数,1,个,十四五,s,常识\n"
RELATIONS, EXCHANGED = "oil/relations.csv", "另一企业编号,企业编号,关系,来源,依据\nf2,f1,母公司,s,常识\n"
PRESENCE = "企业编号,地点,形式,来源,依据\nf1,沈阳,工厂,s,常识\nf1,辽宁省沈阳市,总部,s,常识\n"
SUMS = ({"投资额": str(n)} for n in (300, 200, 150, 120, 90))
CELLS = (
    '{""colour"":{""source"":""甲"",""basis"":""source"",""as_of"":null,""who"":""局"",""when"":""2026"",""entry"":1}}'
)
CASES: dict[str, tuple[Change, str, int | None, str | None]] = {
    "cell-unused": (put("shared/industries.csv", INDUSTRY), "shared/industries.csv", 2, "行业代码"),
    "cells-blank": (of_firm(所属集团="／"), FIRMS, None, "所属集团"),
    "cell-ditto": (of_firm(所属集团="同 上"), FIRMS, 2, "所属集团"),
    "cells-form": (of_firm(逐格出处="现场核实"), FIRMS, 2, "逐格出处"),
    "cells-column": (of_firm(逐格出处=CELLS), FIRMS, 2, "逐格出处"),
    "date-form": (of_projects({"开工": "24年底"}), "oil/projects.csv", 2, "开工"),
    "period-form": (put("shared/figures.csv", FIGURE), "shared/figures.csv", 2, "时期"),
    "date-number": (of_projects({"开工": "45352"}), "oil/projects.csv", 2, "开工"),
    "date-cut": (of_projects({"开工": "2024.1"}), "oil/projects.csv", 2, "开工"),
    "date-order": (of_projects({"开工": "2025", "完工": "2024-12"}), "oil/projects.csv", 2, "完工"),
    "date-ahead": (gathered("2024-06", of_projects({"截至": "2042"})), "oil/projects.csv", 2, None),
    "code-cut": (of_firm(统一社会信用代码="9.1210E+17"), FIRMS, 2, "统一社会信用代码"),
    "code-length": (of_firm(统一社会信用代码="９１３２０５００ma0xxxxx0"), FIRMS, 2, "统一社会信用代码"),
    "code-form": (of_firm(统一社会信用代码="91350100M000100Y4O"), FIRMS, 2, "统一社会信用代码"),
    "code-check": (of_firm(统一社会信用代码="91350100M000100Y44"), FIRMS, 2, "统一社会信用代码"),
    "code-zeros": (of_firm(证券代码="2648"), FIRMS, 2, "证券代码"),
    "code-exchange": (of_firm(证券代码="600399"), FIRMS, 2, "证券代码"),
    "code-unlisted": (put("oil/links.csv", LINKS.format("9999")), "oil/links.csv", 4, "行业代码"),
    "code-wide": (put("oil/links.csv", LINKS.format("111")), "oil/links.csv", 4, "行业代码"),
    "code-twice": (edit(FIRMS, "沈抚示范区,", "沈抚示范区,000301.SZ"), FIRMS, 3, None),
    "name-twice": (of_firm(名称="二 厂"), FIRMS, 3, None),
    "name-break": (of_firm(名称="一\n厂"), FIRMS, 2, "名称"),
    "name-script": (put("oil/chains.csv", CHAIN), "oil/chains.csv", 2, "英文名称"),
    "names-exchanged": (put("oil/links.csv", ENGLISH_LINKS), "oil/links.csv", None, "英文名称"),
    "name-odd": (of_firm(所属集团="12000"), FIRMS, 2, "所属集团"),
    "name-longer": (of_firm(简称="第一制造厂"), FIRMS, None, "简称"),
    "text-lost": (of_firm(名称="一�厂"), FIRMS, 2, "名称"),
    "text-entity": (of_firm(名称="一&amp;厂"), FIRMS, 2, "名称"),
    "text-address": (of_firm(所属集团="https://a.gov.cn/1"), FIRMS, 2, "所属集团"),
    "province-unknown": (of_firm(省份="抚顺市"), FIRMS, 2, None),
    "place-odd": (of_projects({"县区": "占地200亩"}), "oil/projects.csv", 2, "县区"),
    "place-near": (of_firm(城市="抚顺县"), FIRMS, 2, None),
    "place-spelling": (put("oil/presence.csv", PRESENCE), "oil/presence.csv", 3, "地点"),
    "number-odd": (of_projects({"投资额": "0"}), "oil/projects.csv", 2, "投资额"),
    "money-unit": (of_projects({"投资额": "120000"}), "oil/projects.csv", 2, "投资额"),
    "money-column": (of_projects(*SUMS), "oil/projects.csv", None, "投资额"),
    "address-broken": (of_firm(来源="http://[抚顺日报]第3版"), FIRMS, 2, "来源"),
    "address-wide": (of_firm(来源="https://a.gov.cn／甲？a=1"), FIRMS, 2, "来源"),
    "address-bare": (of_firm(来源="www.fushun.gov.cn/a"), FIRMS, 2, "来源"),
    "inputs-reversed": (put("oil/inputs.csv", BACKWARD), "oil/inputs.csv", None, None),
    "columns-order": (put(RELATIONS, EXCHANGED), RELATIONS, 1, None),
    "cycle-auxiliary": (
        edit("oil/inputs.csv", "ethylene,film,原料,辅助,行业常识,常识\n", LOOP), "oil/inputs.csv", 4, None,
    ),
    "cities-none": (edit(FIRMS, "城市", "股票"), FIRMS, None, None),
    "local-none": (edit("region.yaml", "抚顺", "本溪"), FIRMS, None, None),
    "chain-foreign": (edit("oil/chains.csv", "oil,石", "o2,氧链,产业集群,2,s,常识\noil,石"), "oil/chains.csv", 2, None),
    "projects-nowhere": (of_projects({"县区": ""}), "oil/projects.csv", None, None),
    "references-missing": (lambda folder: (folder / FIRMS).unlink(), "firms.csv", None, None),
}  # fmt: skip
BESIDE = {"cell-unused": ["code-unlisted"], "cities-none": ["columns-left"]}
"""Other messages that are truly due too."""


def found_in(folder: Path) -> list[Issue]:
    try:
        return list(read_facts(folder).warnings)
    except FactsError as refused:
        return list(refused.issues)


@pytest.mark.parametrize("code", CASES)
def test_a_value_is_told_where_it_stands_and_nothing_beside_it(folder, code):
    change, file, row, column = CASES[code]
    change(folder)
    issues = found_in(folder)
    assert sorted(each.code for each in issues) == sorted([*BESIDE.get(code, []), code])
    told = next(each for each in issues if each.code == code)
    assert (told.file, told.row, told.column) == (file, row, column)
    assert told.severity is VALUES[code].severity


def test_no_message_on_values_is_left_out_of_these_cases():
    assert set(CASES) == set(VALUES)


@pytest.mark.parametrize("written", ["24年底", "45352", "2024-13", "2024年上半年", "2020-2024", "明年"])
def test_what_is_no_date_is_no_date_of_the_fact(folder, written):
    of_projects({"截至": written, "完工": written})(folder)
    (project,) = [node for node in read_facts(folder).nodes if isinstance(node, Project)]
    assert (project.evidence.as_of, project.finish) == (None, None)


@pytest.mark.parametrize("word", ["无", "/", "—", "暂无", "N/A", "null", " ／ ", "……"])
def test_what_says_nothing_is_blank_and_counted(folder, word):
    of_firm(所属集团=word)(folder)
    facts = read_facts(folder)
    assert {node.group for node in facts.nodes if isinstance(node, Firm)} == {None}
    assert [(each.code, each.column) for each in facts.warnings] == [("cells-blank", "所属集团")]
    assert facts.warnings[0].zh.startswith("这一列有 1 格写着")


def test_a_required_cell_that_says_nothing_is_asked_for(folder):
    of_firm(名称="无")(folder)
    assert sorted(each.code for each in found_in(folder)) == ["cell-blank", "cells-blank"]


@pytest.mark.parametrize("cell", ["2.5亿元", "25000万元", "25,000 万", "２.５亿", "250000000元"])
def test_a_sum_that_states_its_unit_is_kept_in_the_unit_of_the_column(folder, cell):
    of_projects({"投资额": cell})(folder)
    (project,) = [node for node in read_facts(folder).nodes if isinstance(node, Project)]
    assert project.investment_yi == 2.5


def test_names_and_codes_are_kept_one_way(folder):
    of_firm(名称=" 第一\u3000制造 ABC  Ltd ", 统一社会信用代码="９1350100m000100y43", 证券代码="sz002648")(folder)
    firm = next(node for node in read_facts(folder).nodes if isinstance(node, Firm))
    assert (firm.name_zh, firm.uscc, firm.stock_code) == ("第一制造 ABC Ltd", "91350100M000100Y43", "002648.SZ")


def test_sources_are_set_apart_the_one_way(folder):
    of_firm(来源="https://a.gov.cn/1；文件甲\nhttps://b.gov.cn/2、https://c.gov.cn/3")(folder)
    firm = next(node for node in read_facts(folder).nodes if isinstance(node, Firm))
    assert firm.evidence.sources == ("https://a.gov.cn/1", "文件甲", "https://b.gov.cn/2", "https://c.gov.cn/3")


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
