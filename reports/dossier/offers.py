"""What may be offered: cells to be filled by whoever negotiates; what is typed is checked for fair competition."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analysis.competition.rule import Certainty
from graph.analysis.competition.typed_texts import firm_names, place_names
from graph.analysis.competition.wording import Finding, find_wording
from graph.text import Text
from reports.dossier.draft import FirmDraft
from reports.formats.document import Spans, text_span
from reports.one_page.page import Grid, GridColumn
from reports.wording.competition import source_text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses

HEAD = Text("八、拟给条件（由谈判单位填写）", "8. Terms to offer (to be filled in)")
COLUMNS = (
    GridColumn(Text("条件", "Term"), 52.0),
    GridColumn(Text("拟给内容", "What is offered"), 72.0),
    GridColumn(Text("依据文件", "Under which document"), 34.0),
    GridColumn(Text("审查", "Checked"), 22.0),
)
NOTHING = Text(
    "公平竞争审查：还没有填写。填写后按《公平竞争审查条例》逐格检查，标“应改”的不能定稿。",
    "Fair competition: nothing is filled in. What is typed is checked cell by cell against the Regulation on Fair "
    "Competition Review; a cell that must change keeps the paper a draft.",
)
PASSED = Text(
    "公平竞争审查：已填的各格没有发现要改的表述。", "Fair competition: nothing to be changed in what is typed."
)
FOUND = Text(
    "公平竞争审查：{found}。应改的不能定稿；是否违反由起草部门认定。",
    "Fair competition: {found}. What must change keeps the paper a draft; whether it offends is for the department.",
)
PART = Text("第{row}格“{wording}”{finding}（{sources}）", "row {row} “{wording}”: {finding} ({sources})")
UNCHECKED, PASSED_CELL = Text("未查", "not checked"), Text("通过", "passed")


@dataclass(frozen=True, slots=True)
class OfferTerm:
    """One term of an offer: its id in commands and addresses, and its label."""

    id: str
    label: Text


TERMS = (
    OfferTerm("feed", Text("原料（品种、数量、方式）", "Feed (kind, quantity, way)")),
    OfferTerm("land", Text("用地（面积、年期）", "Land (area, term)")),
    OfferTerm("energy", Text("能源（蒸汽、电、气）", "Energy (steam, power, gas)")),
    OfferTerm("works", Text("基础设施（管廊、污水）", "Works (pipe rack, sewage)")),
    OfferTerm("approval", Text("审批服务", "Approvals")),
    OfferTerm("other", Text("其他", "Other")),
)
LONGEST_OFFER = 60
"""Characters that may be typed for one term: two lines of its cell."""
NO_OFFER: Mapping[str, str] = {}


def offers(draft: FirmDraft, typed: Mapping[str, str]) -> Grid:
    """Return a row for each term, blank or as typed, with what the check says of it."""
    checked = {term.id: _findings(draft, typed.get(term.id, "")) for term in TERMS}
    rows = tuple(_row(draft, term, typed.get(term.id, "").strip(), checked[term.id]) for term in TERMS)
    return Grid(draft.text(HEAD), COLUMNS, rows, text_span(_note(draft, typed, checked)), draft.setting.row)


def _findings(draft: FirmDraft, text: str) -> tuple[Finding, ...]:
    return find_wording(text, firm_names(draft.city), place_names(draft.city)) if text.strip() else ()


def _row(draft: FirmDraft, term: OfferTerm, text: str, found: tuple[Finding, ...]) -> tuple[Spans, ...]:
    verdict = _verdict(draft, found) if text else draft.text(UNCHECKED)
    return (text_span(draft.text(term.label)), text_span(text), (), text_span(verdict))


def _verdict(draft: FirmDraft, found: tuple[Finding, ...]) -> str:
    worst = min((each.certainty for each in found), key=list(Certainty).index, default=None)
    return draft.text(PASSED_CELL) if worst is None else worst.label(draft.language)


def _note(draft: FirmDraft, typed: Mapping[str, str], checked: Mapping[str, tuple[Finding, ...]]) -> str:
    if not any(text.strip() for text in typed.values()):
        return draft.text(NOTHING)
    rows = {term.id: row for row, term in enumerate(TERMS, 1)}
    parts = [_finding(draft.language, rows[id], each) for id, found in checked.items() for each in found]
    return draft.text(FOUND, found=join_clauses(parts, draft.language)) if parts else draft.text(PASSED)


def _finding(language: Language, row: int, each: Finding) -> str:
    finding, sources = each.certainty.label(language), source_text(each.rule, language)
    return PART.of(language, row=row, wording=" ".join(each.wording.split()), finding=finding, sources=sources)
