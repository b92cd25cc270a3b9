"""Facts of firms and projects as rows of words, each with its evidence and its address."""

from graph.model.fact import Fact
from graph.model.nodes import Project
from reports.wording.facts import source_text
from reports.wording.language import investment, typeset
from views.shared import texts
from views.shared.badges import evidence_text
from views.shared.context import PageContext


def fact_row(context: PageContext, fact: Fact, **cells: str | None) -> dict[str, str | None]:
    """Return one fact as a row: its cells in the type of the page, then its evidence."""
    told = {name: None if text is None else typeset(text) for name, text in cells.items()}
    return {
        **told,
        context.text(texts.EVIDENCE_COLUMN): evidence_text(context, fact),
        _address(context): source_text(fact, context.language),
    }


def _address(context: PageContext) -> str:
    return "出处" if context.language == "zh" else "Source"


def words_of(context: PageContext, *pairs: tuple[str, str]) -> list[str]:
    """Return the headings of a table in the language of the visit, from pairs of Chinese and English."""
    return [zh if context.language == "zh" else en for zh, en in pairs]


def project_row(context: PageContext, project: Project) -> dict[str, str | None]:
    """Return one project as a row of words, with its evidence."""
    name, sum_, stage, scale, start, note = words_of(
        context,
        ("项目", "Project"),
        ("投资额", "Investment"),
        ("阶段", "Stage"),
        ("建设规模", "Scale"),
        ("开工", "Start"),
        ("备注", "Note"),
    )
    cells = {
        name: project.name_zh,
        sum_: None if project.investment_yi is None else investment(project.investment_yi, context.language),
        stage: project.stage.label(context.language),
        scale: project.capacity,
        start: project.start,
        note: project.note,
    }
    return fact_row(context, project, **cells)
