"""Public lists of firms, larger and odder than any we could make up; skipped where they are not at hand."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.office.decided import Decided
from loaders.office.known import Known
from loaders.office.plan import PlanMaker
from loaders.office.sources import read_file

LISTINGS = Path(__file__).resolve().parents[4] / "shared" / "datasets" / "a_share_province_2023" / "company_geo.csv"


@pytest.mark.shared
def test_thousands_of_listed_firms_are_read_and_few_are_taken_for_one_another():
    if not LISTINGS.exists():
        pytest.skip("the public listings are not here")
    rows = []
    parts = read_file("名单.csv", LISTINGS.read_bytes(), Decided(), lambda _: None)
    head = PlanMaker([parts], Known(), Decided()).make(rows.append)
    assert head["counts"]["rows"] == len(rows) == 4_586
    assert Counter(row["status"] for row in rows) == {"ok": 4_586}
    proposed = {each["name"]: {other["name"] for other in each["may_be"]} for each in head["who"]}
    assert len(proposed) < 60
    assert "金冠电气股份有限公司" in proposed["吉林省金冠电气股份有限公司"]
    assert len({record["id"] for row in rows for record in row["records"] if record["kind"] == "Firm"}) == 4_586
