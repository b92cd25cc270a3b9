"""A tiny folder of facts in the planners' format, and a way to change one file of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

REGION = """city: 抚顺
city_en: Fushun
province: 辽宁
province_en: Liaoning
neighbours: [沈阳]
wider: [辽宁]
zones:
  - {name: 沈抚示范区, home: false, note: 省管}
"""
TABLES = {
    "oil/chains.csv": "编号,名称,类别,序号,来源,依据\noil,石油化工,产业集群,1,https://a.gov.cn/1,来源\n",
    "oil/links.csv": (
        "编号,名称,类别,选址性质,来源,依据\n"
        "naphtha,石脑油,材料,可招引,行业常识,常识\n"
        "ethylene,乙烯,材料,可招引,行业常识,常识\n"
        "film,薄膜,产品,可招引,行业常识,常识\n"
    ),
    "oil/chain_links.csv": (
        "产业链编号,链环编号,环节,来源,依据\n"
        "oil,naphtha,上游,行业常识,常识\n"
        "oil,ethylene,中游,行业常识,常识\n"
        "oil,film,下游,行业常识,常识\n"
    ),
    "oil/inputs.csv": (
        "投入链环编号,去向链环编号,投入类型,强度,来源,依据\n"
        "naphtha,ethylene,原料,核心,行业常识,常识\n"
        "ethylene,film,原料,辅助,行业常识,常识\n"
    ),
    "oil/makes.csv": (
        "企业编号,链环编号,产品,产能,产能单位,状态,年份,来源,依据\n"
        "f1,ethylene,乙烯,100,万吨/年,在产,2012,https://a.gov.cn/2 ; https://b.com/3,来源\n"
        "f2,film,,,,,,行业常识,常识\n"
    ),
    "shared/firms.csv": (
        "编号,名称,城市,证券代码,来源,依据\n"
        "f1,一厂,抚顺,000301.SZ,https://a.gov.cn/2,来源\n"
        "f2,二厂,沈抚示范区,,行业常识,常识\n"
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "facts"
    home.mkdir()
    (home / "region.yaml").write_text(REGION, encoding="utf-8")
    for name, text in TABLES.items():
        path = home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8-sig")
    return home


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one file, which must hold it."""

    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8-sig")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8-sig")

    return replace
