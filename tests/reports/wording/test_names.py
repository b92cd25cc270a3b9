"""Names in English: those on file, else the Chinese one with a mark."""

from graph.model.evidence import Evidence
from graph.model.kinds import Basis, ChainKind, LinkKind
from graph.model.nodes import Chain, Link
from graph.model.region import Region
from reports.wording.sentences import chain_name, home_name, link_name, short_name

SEEN = Evidence(source="a", basis=Basis.GENERAL)


def test_a_name_without_english_is_shown_in_chinese_with_a_mark():
    link = Link(id="x", name_zh="聚乙二醇(工业级)", kind=LinkKind.PRODUCT, evidence=SEEN)
    chain = Chain(id="c", name_zh="石油化工", name_en="Petrochemicals", kind=ChainKind.CLUSTER, rank=1, evidence=SEEN)
    assert (link_name(link, "zh"), link_name(link, "en")) == ("聚乙二醇（工业级）", "聚乙二醇（工业级） [zh]")
    assert short_name(link, "en") == "聚乙二醇 [zh]"
    assert (chain_name(chain, "zh"), chain_name(chain, "en")) == ("石油化工", "Petrochemicals")


def test_a_city_without_english_is_marked_too():
    plain = {"province": "乙省", "province_en": "Yi"}
    assert home_name(Region(city="丁市", city_en="丁市", **plain), "en") == "丁市 [zh]"
    assert home_name(Region(city="甲市", city_en="Jia", **plain), "en") == "Jia"
