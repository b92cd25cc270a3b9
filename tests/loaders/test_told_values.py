"""Every message on values and on what the facts come to has an input that brings it about, and nothing else does."""

from pathlib import Path

import pytest

from graph.model.nodes import Firm, Project
from loaders.folder import read_facts
from loaders.messages_values import VALUES
from tests.loaders.issues import edit, found_in
from tests.loaders.told import FIRMS, Change, of_firm, of_projects, put


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
