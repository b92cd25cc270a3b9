"""What the firm makes and where it is: capacity, state, year and source of each, as the sources have them."""

import re
from collections.abc import Iterator

from graph.model.edges import Makes, PresentIn
from graph.model.fact import Fact
from graph.model.kinds import PENDING_PRESENCE, LinkKind
from graph.text import Text
from reports.dossier.draft import FirmDraft
from reports.formats.document import Span, Spans, text_span
from reports.one_page.page import Grid, GridColumn
from reports.wording.language import typeset
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import capacity

HEAD = Text("三、产品与布局", "3. Products and plants")
COLUMNS = (
    GridColumn(Text("类别", "Kind"), 18.0),
    GridColumn(Text("内容", "What"), 109.0),
    GridColumn(Text("年份", "Year"), 14.0, align="center"),
    GridColumn(Text("出处", "Source"), 39.0),
)
PRODUCT, OTHER = Text("产品", "Product"), Text("其他产品", "Other products")
NO_SIZE = Text("产能没有资料", "capacity not on file")
SCOPE = Text("口径：{scope}", "covers: {scope}")
NO_PLANTS = Text("工厂和项目的地点没有资料", "where its plants and projects are is not on file")
PLANTS = Text("布局", "Plants")
NOT_YET = Text("尚未落地", "not yet there")
AND_MORE = Text("{names}等{count}种", "{names} and {rest} more")
OTHERS = 6
"""Products for other links that are named."""
_REASON = re.compile("招引理由[:：][^;；]+[;；]?")
_FIGURE = re.compile(r"\d[\d.]*\s*[万亿]?(?:吨|千瓦|兆瓦|套|台|件|辆|支|米|平方)")
DONE = frozenset({LinkKind.PROCESS, LinkKind.SERVICE})


def products(draft: FirmDraft) -> Grid:
    """Return what it makes of the city's links, what else it makes, and where it is present."""
    own = [make for each in draft.candidacies for make in each.candidate.makes]
    others = [make for make in draft.city.makes_of.get(draft.firm.id, ()) if make not in own]
    bare = [make for make in own if not any(_told(draft, make))]
    rows = [_made(draft, make) for make in own if make not in bare]
    rows += [_bare(draft, bare)] if bare else []
    rows += [_others(draft, others)] if others else []
    places = [_placed(draft, edge) for edge in draft.city.presence.get(draft.firm.id, ())]
    nowhere = (text_span(draft.text(PLANTS)), text_span(draft.text(NO_PLANTS)), (), ())
    return Grid(draft.text(HEAD), COLUMNS, (*rows, *(places or [nowhere])))


def _made(draft: FirmDraft, make: Makes) -> tuple[Spans, ...]:
    unsized = not is_sized(make) and draft.city.links[make.end].kind not in DONE
    told = join_clauses([*_told(draft, make), *([draft.text(NO_SIZE)] if unsized else [])], draft.language)
    text = with_label(draft.link(make.end), told, draft.language)
    return (text_span(draft.text(PRODUCT)), text_span(draft.tight(text)), _year(make.year), source(draft, make))


def is_sized(make: Makes) -> bool:
    """Check whether a capacity is on file, or a figure of it in the words of the source."""
    return make.capacity is not None or _FIGURE.search(f"{make.product or ''} {make.note or ''}") is not None


def _bare(draft: FirmDraft, makes: list[Makes]) -> tuple[Spans, ...]:
    """Name the links of which nothing more is on file than that it makes them, in one row."""
    told = with_label(
        join_names((draft.link(make.end) for make in makes), draft.language), draft.text(NO_SIZE), draft.language
    )
    return (text_span(draft.text(PRODUCT)), text_span(told), (), _sources(draft, makes))


def _sources(draft: FirmDraft, makes: list[Makes]) -> Spans:
    standing = join_names(dict.fromkeys(draft.citations.standing(make) for make in makes), draft.language)
    return (Span(standing, draft.citations.cite(makes)),)


def _told(draft: FirmDraft, make: Makes) -> Iterator[str]:
    """Yield the product, its capacity and state, its market position and the remarks on file."""
    if make.product is not None and draft.tight(typeset(make.product)) != draft.link(make.end):
        yield typeset(make.product)
    size = capacity(make, draft.language)
    if size is not None:
        yield (
            size
            if make.capacity_scope is None
            else with_brackets(size, _scope(draft, make.capacity_scope), draft.language)
        )
    if make.scale is not None:
        yield draft.text(SCALE, scale=make.scale.label(draft.language).lower())
    if make.status is not None:
        yield make.status.label(draft.language).lower()
    if make.market_position is not None:
        yield with_brackets(typeset(make.market_position), make.market_position_year, draft.language)
    remarks = _REASON.sub("", make.note or "").strip(" ;；")
    if remarks:
        yield typeset(remarks)


SCALE = Text("规模{scale}", "{scale} scale")


def _scope(draft: FirmDraft, scope: str) -> str:
    return draft.text(SCOPE, scope=typeset(scope))


def _others(draft: FirmDraft, makes: list[Makes]) -> tuple[Spans, ...]:
    """Name what it makes beside the links of this visit, in one row."""
    told = list(dict.fromkeys(draft.tight(typeset(make.product or draft.link(make.end))) for make in makes))
    first = join_names(told[:OTHERS], draft.language)
    text = draft.text(AND_MORE, names=first, count=len(told), rest=len(told) - OTHERS) if len(told) > OTHERS else first
    return (text_span(draft.text(OTHER)), text_span(text), (), _sources(draft, makes[:OTHERS]))


def _placed(draft: FirmDraft, edge: PresentIn) -> tuple[Spans, ...]:
    where = with_brackets(
        typeset(edge.end), draft.text(NOT_YET) if edge.kind in PENDING_PRESENCE else None, draft.language
    )
    text = where if edge.what is None else with_label(where, typeset(edge.what), draft.language)
    return (
        text_span(edge.kind.label(draft.language)),
        text_span(draft.tight(text)),
        _year(edge.year),
        source(draft, edge),
    )


def _year(year: str | None) -> Spans:
    return text_span(year or "")


def source(draft: FirmDraft, fact: Fact) -> Spans:
    """Return the standing of a fact's source with its number."""
    return (Span(draft.citations.standing(fact), draft.citations.cite([fact])),)
