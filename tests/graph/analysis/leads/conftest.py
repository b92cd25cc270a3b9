"""Eight firms by hand: four of batteries, two of clothes, a trader, and one of which only the name is known."""

import pytest

from graph.analysis.leads.corpus import CorpusFirm, make_corpus

INDUSTRIES = {"B": "电池", "C": "服装", "T": "贸易"}
FIRMS = (
    CorpusFirm("a", "甲电源公司", ("B",), ("锂电池", "隔膜", "电解液")),
    CorpusFirm("b", "乙新能源公司", ("B",), ("锂电池", "正极", "电解液")),
    CorpusFirm("c", "丙储能公司", ("B",), ("钠电池", "铅电池", "电解液")),
    CorpusFirm("d", "丁材料公司", ("B",), ("隔膜", "正极")),
    CorpusFirm("e", "戊服饰公司", ("C",), ("衬衫", "西装")),
    CorpusFirm("f", "己制衣公司", ("C",), ("衬衫", "校服")),
    CorpusFirm("g", "庚贸易公司", ("T",), ("衬衫", "电池")),
    CorpusFirm("h", "辛公司", (), ()),
)
RELATIONS = (("隔膜", "锂电池"), ("正极", "锂电池"), ("面料", "衬衫"))


@pytest.fixture
def eight():
    return make_corpus(FIRMS, INDUSTRIES, RELATIONS)
