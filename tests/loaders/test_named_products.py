"""A local firm whose name or products hold a product that no row of makes records is asked about, and few others."""

import pytest

from loaders.folder import read_facts
from loaders.named_products import core_of_link, stem_of

LINKS = (
    "编号,名称,类别,来源,依据\n"
    "dri,直接还原铁(DRI),材料,行业常识,常识\n"
    "pig-iron,高纯生铁,材料,行业常识,常识\n"
    "cement,水泥,产品,行业常识,常识\n"
    "gangue,煤矸石,材料,行业常识,常识\n"
    "gangue-power,煤矸石发电,能源,行业常识,常识\n"
    "acid,丙烯酸,材料,行业常识,常识\n"
    "ester,甲基丙烯酸酯特种单体,材料,行业常识,常识\n"
    "phenol,苯酚,材料,行业常识,常识\n"
    "acetone,丙酮,材料,行业常识,常识\n"
    "needling,针刺/水刺非织造装备,装备,行业常识,常识\n"
    "shaft,风电主轴锻件,零部件,行业常识,常识\n"
    "bearing,风电主轴/偏航变桨轴承,零部件,行业常识,常识\n"
)
HEADS = {
    "firms": "编号,名称,城市,来源,依据\n",
    "makes": "企业编号,链环编号,产品,来源,依据\n",
    "inputs": "投入链环编号,去向链环编号,投入类型,强度,来源,依据\n",
    "projects": "编号,业主编号,产业链编号,链环编号,名称,阶段,来源,依据\n",
}
BASIS = ",行业常识,常识\n"


@pytest.fixture
def asked(folder):
    """Read a city of one firm, by its name and city, what it makes, feeds and projects; return what is asked of it."""

    def read(name, makes, city="抚顺", inputs=(), projects=()):
        for old in folder.glob("oil/*.csv"):
            if old.stem != "chains":
                old.unlink()
        given = {"firms": [f"f,{name},{city}"], "makes": [f"f,{each}" for each in makes]}
        given |= {"inputs": inputs, "projects": projects}
        (folder / "shared/links.csv").write_text(LINKS, encoding="utf-8")
        for table, rows in given.items():
            if rows:
                text = HEADS[table] + "".join(row + BASIS for row in rows)
                (folder / f"shared/{table}.csv").write_text(text, encoding="utf-8")
        found = [each for each in read_facts(folder).warnings if each.code == "product-named"]
        return [(each.file, each.row, each.do_zh.split("“")[1].split("”")[0]) for each in found]

    return read


def test_a_product_in_the_name_is_asked_about_with_the_row_to_add(asked):
    expected = [("shared/firms.csv", 2, "f,dri,直接还原铁")]
    assert asked("抚顺某某直接还原铁有限公司", ["pig-iron,高纯铁"]) == expected


def test_a_product_beside_another_in_a_row_is_asked_about_where_it_stands(asked):
    assert asked("某化工厂", ["pig-iron,生铁", "phenol,苯酚、丙酮(联产)"]) == [
        ("shared/makes.csv", 3, "f,acetone,丙酮")
    ]


def test_what_is_recorded_or_being_built_is_not_asked_about(asked):
    assert asked("抚顺某某直接还原铁有限公司", ["pig-iron,高纯铁", "dri,"]) == []
    assert asked("抚顺某某直接还原铁有限公司", ["pig-iron,高纯铁"], projects=["p,f,oil,dri,项目,在建"]) == []


def test_a_firm_from_elsewhere_is_not_asked_about(asked):
    assert asked("沈阳某某直接还原铁有限公司", ["pig-iron,高纯铁"], city="沈阳") == []


def test_a_feed_in_the_name_is_no_product(asked):
    assert asked("抚顺煤矸石热电有限公司", ["gangue-power,发电"], inputs=["gangue,gangue-power,原料,核心"]) == []
    assert asked("抚顺煤矸石热电有限公司", ["pig-iron,生铁"]) == [("shared/firms.csv", 2, "f,gangue,煤矸石")]


def test_part_of_the_name_of_what_it_makes_is_no_other_product(asked):
    assert asked("抚顺甲基丙烯酸酯有限公司", ["ester,甲基丙烯酸酯类单体"]) == []
    assert asked("抚顺某厂", ["shaft,风电主轴"]) == []


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("抚顺大伙房水泥有限责任公司", ["cement"]),
        ("抚顺某某水泥(集团)股份有限公司", ["cement"]),
        ("抚顺水泥制品有限公司", []),
        ("北方水泥有限公司抚顺检修分公司", []),
        ("北方石油公司水泥厂", ["cement"]),
        ("抚顺针刺滤料厂", []),
    ],
)
def test_a_word_of_two_characters_counts_at_the_end_of_the_own_name_alone(asked, name, links):
    assert [row.split(",")[1] for _, _, row in asked(name, ["pig-iron,生铁"])] == links


def test_the_first_word_of_a_link_is_its_core():
    assert core_of_link("直接还原铁(DRI)") == "直接还原铁"
    assert core_of_link("高温合金棒材/锻坯") == "高温合金棒材"
    assert core_of_link("水泥") == "水泥"
    assert core_of_link("针刺/水刺非织造装备") is None
    assert core_of_link("苯") is None


def test_the_stem_of_a_name_is_what_it_says_of_the_trade():
    assert stem_of("抚顺特殊钢股份有限公司") == "抚顺特殊钢"
    assert stem_of("中国石油抚顺石化公司洗涤剂化工厂") == "洗涤剂化工"
    assert stem_of("一汽制造集团有限公司(长春)") == "一汽"
    assert stem_of("公司") == ""
