"""`firm`: one firm: what is on file of it, what it makes, and for which targets it is a candidate."""

from dataclasses import dataclass
from typing import Annotated

from graph.model.nodes import Firm
from graph.text import Text
from reports.wording.language import Language
from service.declaration import PAGED, Asked, Parameter, Question
from service.naming import thing
from service.paging import page
from service.parts import FactRow, Name, Pair, named, pairs, row
from service.questions.link import Coming, coming
from service.shapes import Doc
from service.standing import Standing

FIRST = 8
LOCAL, OUTSIDE = Text("本地企业", "local firm"), Text("外地企业", "firm from elsewhere")


@dataclass(frozen=True, slots=True)
class Candidacy:
    """它可来做的一个目标 / A target it could come for."""

    link: Annotated[Name, Doc("链环", "link")]
    candidate: Annotated[Coming, Doc("作为候选", "as a candidate")]


@dataclass(frozen=True, slots=True)
class FirmAnswer:
    """一家企业 / One firm."""

    firm: Annotated[Name, Doc("企业", "firm")]
    side: Annotated[str, Doc("本地还是外地", "local or from elsewhere")]
    items: Annotated[
        tuple[Pair, ...], Doc("资料写明的各项；没有的项就是没查到", "what is stated; what is absent is not on file")
    ]
    candidacies: Annotated[
        tuple[Candidacy, ...], Doc("它是哪些目标的候选，按目标名次", "targets it is a candidate for")
    ]
    rows: Annotated[tuple[FactRow, ...], Doc("有关它的每一行：做什么、项目、关系、动态", "every row about it")]
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> FirmAnswer:
    """Return what is known of a firm."""
    _, id = thing(standing, asked, "firm", Firm.KIND)
    language, firm = asked.language, standing.city.firms[id]
    found = standing.graph.edges.get((Firm.KIND, id), ())
    rows, more = page(standing, asked, "firm", found, lambda each: row(standing, each, language))
    return FirmAnswer(
        firm=named(firm, language),
        side=(LOCAL if firm.local else OUTSIDE).of(language),
        items=pairs(firm, language),
        candidacies=tuple(_candidacies(standing, id, language)),
        rows=rows,
        more=more,
    )


def _candidacies(standing: Standing, id: str, language: Language) -> list[Candidacy]:
    found = standing.judgement.candidacies.get(id, ())[:FIRST]
    links = standing.city.links
    return [
        Candidacy(named(links[each.link_id], language), coming(standing, each.link_id, each.candidate, language))
        for each in found
    ]


QUESTION = Question(
    name="firm",
    title=Text("一家企业", "One firm"),
    about=Doc(
        "一家企业的资料：做什么、在哪里、与谁有关、有何动态；外地企业还有它是哪些目标的候选、利弊各是什么。",
        "One firm: what it makes, where it is, whom it is tied to, news of it; of one from elsewhere the targets it is "
        "a candidate for, with what speaks for and against.",
    ),
    own=(Parameter("firm", Doc("企业的编号或全名", "id or whole name of the firm"), required=True), *PAGED),
    answer=answer,
    shape=FirmAnswer,
)
