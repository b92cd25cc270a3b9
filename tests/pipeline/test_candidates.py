"""`candidates`: local firms first and without a rank, then firms from elsewhere by rank and tier."""

import json

from pipeline.cli.candidates import LOCAL


def test_local_firms_come_before_candidates_and_have_no_rank(say):
    code, out = say("candidates", "--link", "polyethylene", "--json")
    assert code == 0
    local, outside = json.loads(out)["rows"]
    assert (local["firm_id"], local["kind"], local["rank"], local["reason"]) == ("refinery", LOCAL, None, "做原料乙烯")
    assert (outside["firm_id"], outside["rank"], outside["tier"], outside["kind"]) == (
        "candidate",
        1,
        "first",
        "newcomer",
    )
    assert outside["reason"] == (
        "产品：高密度聚乙烯；原料乙烯由甲炼生产；本地用户：包装薄膜（甲市薄膜厂、甲市包装厂）；在戊市有工厂"
    )
    assert local.keys() == outside.keys()


def test_the_table_shows_tiers_and_ways_in(say):
    _, out = say("candidates", "--link", "polyethylene")
    for text in ("档次", "引进方式", "先找本地企业扩产", "先谈", "新引进"):
        assert text in out
