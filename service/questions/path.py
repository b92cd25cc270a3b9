"""`path`: how one thing leads to another: along the inputs, or from firm to firm by what ties them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.analysis.exploration.connections import by_end, connections_to_candidates, connections_to_local_firms
from graph.analysis.exploration.input_paths import InputPaths, paths_between
from graph.model.cells import basis_told
from graph.model.edges import InputTo
from graph.model.kinds import Basis
from graph.model.nodes import Firm, Link, Project
from graph.text import Text
from reports.wording.connections import ConnectionText, HopText, connection_texts
from reports.wording.language import Language
from service.declaration import PAGED, Asked, Parameter, Question
from service.naming import thing
from service.paging import page
from service.parts import FactRow, Name, about, row, said
from service.refusals import CANNOT_BE, Refusal
from service.shapes import Doc, Said
from service.standing import Standing

KINDS = (Link.KIND, Firm.KIND, Project.KIND)
BY_INPUTS, BY_TIES = Text("沿投入关系", "along the inputs"), Text("按企业之间的联系", "by what ties the firms")
SAME = Text("起点和终点是同一个", "start and end are the same thing")
NONE = Text(
    "没有查到路径；不等于没有关系，可能是资料里没有", "no way found on file; that is not to say that there is none"
)
CUT = Text("路径还有，没有全列", "there are more ways than are listed")


@dataclass(frozen=True, slots=True)
class Step:
    """路径的一步 / One step of a way."""

    say: Annotated[Said | None, Doc("这一步怎么连的", "what joins the two")]
    row: Annotated[FactRow | None, Doc("这一步的那一行", "the row of the step")]


@dataclass(frozen=True, slots=True)
class Way:
    """一条路径 / One way."""

    basis: Annotated[str, Doc("各步里最弱的依据", "the weakest basis of its steps")]
    steps: Annotated[tuple[Step, ...], Doc("各步，按顺序", "the steps in order")]


@dataclass(frozen=True, slots=True)
class Paths:
    """从一个到另一个的路径，短的在前 / The ways from one thing to another, short ones first."""

    start: Annotated[Name | None, Doc("起点", "start")]
    end: Annotated[Name | None, Doc("终点", "end")]
    by: Annotated[str, Doc("按什么连", "by what they are joined")]
    rows: Annotated[tuple[Way, ...], Doc("路径", "the ways")]
    note: Annotated[str | None, Doc("没有查到，或没有全列", "that none was found, or not all are listed")] = None
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> Paths:
    """Return the ways from one thing to another. Raises Refusal where both are the same."""
    start, end = thing(standing, asked, "start", *KINDS), thing(standing, asked, "end", *KINDS)
    language = asked.language
    if start == end:
        raise Refusal(CANNOT_BE, "end", detail=SAME.of(language))
    ends = about(standing, *start, language), about(standing, *end, language)
    if start[0] == end[0] == Firm.KIND:
        ties = _ties(standing, start[1], end[1], language)
        rows, more = page(standing, asked, "path", ties, lambda way: _tied(way, language))
        return Paths(*ends, BY_TIES.of(language), rows, None if ties else NONE.of(language), more)
    found = paths_between(standing.city, standing.graph, start, end)
    rows, more = page(standing, asked, "path", found.paths, lambda way: _fed(standing, way, language))
    return Paths(*ends, BY_INPUTS.of(language), rows, _note(found, language), more)


def _note(found: InputPaths, language: Language) -> str | None:
    if not found.paths:
        return NONE.of(language)
    return CUT.of(language) if found.is_truncated else None


def _ties(standing: Standing, start: str, end: str, language: Language) -> tuple[ConnectionText, ...]:
    """Return the ways between two firms; of two on one side nothing is worked out, as on the page of ties."""
    city = standing.city
    if city.firms[start].local == city.firms[end].local:
        return ()
    look = connections_to_candidates if city.firms[start].local else connections_to_local_firms
    return connection_texts(city, by_end(look(city, start)).get(end, ()), language)


def _tied(way: ConnectionText, language: Language) -> Way:
    return Way(way.basis.label(language), tuple(_hop(step) for step in way.hops))


def _hop(step: HopText) -> Step:
    return Step(said(step.text, step.facts), None)


def _fed(standing: Standing, way: Sequence[InputTo], language: Language) -> Way:
    order = list(Basis)
    weakest = max((basis_told(edge) for edge in way), key=order.index, default=Basis.INFERRED)
    return Way(weakest.label(language), tuple(Step(None, row(standing, edge, language)) for edge in way))


QUESTION = Question(
    name="path",
    title=Text("怎么连上", "How they are joined"),
    about=Doc(
        "从一个链环、企业或项目到另一个的路径：沿投入关系往下游；一家本地、一家外地企业之间按往来、控股等联系。",
        "The ways from one link, firm or project to another: downstream along the inputs; between a local firm and one "
        "from elsewhere by dealings, control and the like.",
    ),
    own=(
        Parameter("start", Doc("起点的编号或全名", "id or whole name of the start"), required=True),
        Parameter("end", Doc("终点的编号或全名", "id or whole name of the end"), required=True),
        *PAGED,
    ),
    answer=answer,
    shape=Paths,
)
