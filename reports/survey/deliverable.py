"""The survey plan as a deliverable: a document for each chain, and the form that is filled in and comes back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published, for_each_chain

if TYPE_CHECKING:
    from reports.formats.document import Document

LABEL = Text("产业链摸底方案", "Chain survey plan")


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """The survey plan of a chain, each of its files made when it is asked for."""

    commission: Commission
    chain_id: str

    @property
    def document(self) -> "Document":
        """The document."""
        from reports.survey.document import build_survey_document

        return build_survey_document(self.commission.judgement, self.chain_id, self.commission.language)


def _word(plan: SurveyPlan, stem: str, made_at: int) -> Iterator[Published]:
    from reports.papers import word

    yield from word(plan.document, stem, made_at)


def _pdf(plan: SurveyPlan, stem: str, made_at: int) -> Iterator[Published]:
    from reports.papers import pdf

    yield from pdf(plan.document, stem, made_at)


def _markdown(plan: SurveyPlan, stem: str, made_at: int) -> Iterator[Published]:
    from reports.papers import markdown

    yield from markdown(plan.document, stem, made_at)


def _form(plan: SurveyPlan, stem: str, _: int) -> Iterator[Published]:
    from reports.survey.form import survey_form

    asked = plan.commission
    yield Published(f"{stem}.xlsx", survey_form(asked.judgement, plan.chain_id, asked.language))


SURVEY = Deliverable(
    id="survey",
    label=LABEL,
    contents=for_each_chain(SurveyPlan),
    forms={"docx": _word, "pdf": _pdf, "md": _markdown, "xlsx": _form},
    preview=lambda plan: plan.document,
    page_size="A4",
    shows_changes=False,
)
