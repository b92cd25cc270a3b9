"""Which things an act on facts is about: that is where it is listed to be undone."""

import pytest

from graph.model.acts import AddToShortlist
from graph.model.fact_acts import (
    BY_HAND,
    Correct,
    ImportFile,
    KeepApart,
    MatchProduct,
    MatchRuling,
    OtherName,
    RemoveFact,
)
from graph.model.fact_rows import ImportedFact, ImportedRow, encode_rows
from graph.model.fact_subjects import nodes_of

ROWS = encode_rows([ImportedRow("MAKES f|l|胶", (ImportedFact("MAKES", ("f", "l", "胶"), {"product": "胶"}),))])
FILE = {"dataset": "名单", "file": "页面补充", "sha256": "0", "recipe": "{}", "rows": ROWS}
BOTH = {("Firm", "f"), ("Link", "l")}


@pytest.mark.parametrize(
    ("act", "about"),
    [
        (Correct(kind="Firm", fact="f", column="district", value="东区", source="核实"), {("Firm", "f")}),
        (Correct(kind="MAKES", fact="f|l|胶|片", column="note", value="", source="核实"), BOTH),
        (RemoveFact(kind="MAKES", fact="f|l|"), BOTH),
        (MatchProduct(firm_id="f", link_id="l", words="胶", ruling=MatchRuling.REJECTED, source="核实"), BOTH),
        (KeepApart(kind="Firm", kept="f", other="g"), {("Firm", "f"), ("Firm", "g")}),
        (OtherName(kind="Link", word="胶片", target="l"), {("Link", "l")}),
        (OtherName(kind="Link", word="胶片"), set()),
        (ImportFile(**FILE, shapes=BY_HAND), BOTH),
        (ImportFile(**FILE, shapes="a b"), set()),
        (AddToShortlist(link_id="l"), set()),
    ],
)
def test_an_act_is_about_the_things_it_names(act, about):
    assert nodes_of(act) == about
