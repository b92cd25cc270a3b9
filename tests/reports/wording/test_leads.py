"""What is said of a suggested firm."""

from graph.analysis.facts.score import Score
from graph.analysis.leads.criteria import INDUSTRY, SAME, USUAL, WALK
from graph.analysis.leads.lead import Lead
from graph.analysis.leads.reasons import LeadReason, LeadReasonKind
from reports.wording.leads import lead_text

CEMENT = LeadReason(LeadReasonKind.INDUSTRY, "石膏、水泥制品及类似制品制造", 1.0, "302")


def told(language, *reasons):
    return lead_text(Lead("f", 1, Score(()), reasons), language)


def test_products_by_other_names_stand_as_the_source_calls_them():
    products = (
        LeadReason(LeadReasonKind.PRODUCT, "混凝土砌块", 0.6),
        LeadReason(LeadReasonKind.PRODUCT, "透水砖", 0.4),
    )
    assert told("zh", (SAME, products)) == ["别名或细类：混凝土砌块、透水砖"]
    assert told("en", (SAME, products)) == ["Other names: 混凝土砌块, 透水砖"]


def test_an_industry_is_told_from_a_product_and_stays_whole():
    assert told("zh", (USUAL, (CEMENT,))) == ["常在的行业：行业“石膏、水泥制品及类似制品制造”"]
    assert told("en", (USUAL, (CEMENT,))) == ['Usual industries: industry "石膏、水泥制品及类似制品制造"']


def test_makers_among_an_industry_and_the_way_of_a_walk():
    among = LeadReason(LeadReasonKind.INDUSTRY, "电池", 0.5, "384", makers=2, of=4)
    way = LeadReason(LeadReasonKind.INDUSTRY, "电池", 0.5, "384", via="甲公司")
    assert told("zh", (INDUSTRY, (among,)), (WALK, (way,))) == [
        "与在做企业同行业：行业“电池”（在做 2/4）",
        "产品关系可达：甲公司 → 行业“电池”",
    ]


def test_only_the_three_strongest_terms_are_told():
    product = (LeadReason(LeadReasonKind.PRODUCT, "砖", 1.0),)
    assert len(told("zh", *[(term, product) for term in (SAME, USUAL, WALK, INDUSTRY)])) == 3
