"""What every form of the catalogue says of evidence and of what a candidate's points mean."""

from graph.model.kinds import Basis
from graph.text import Text

BASES = {
    Basis.SOURCE: Text("在所列页面读到", "Read at the page named"),
    Basis.GENERAL: Text("行业常识，未读到页面；使用前须核实", "General knowledge, no page read; check before use"),
    Basis.INFERRED: Text("据资料判断，未经确认", "Inferred, unconfirmed"),
}
INTEREST = Text(
    "候选企业在本市的投资意向，除注明接触外一律未知。得分排的是先核实谁，不表示企业会来。",
    "Unless contact is stated, no candidate's interest is known. Scores show whom to check first; "
    "they do not predict that a firm will come.",
)
