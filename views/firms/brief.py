"""A firm in one screen: its links, news, ties, projects and places in short tables, and what is not on file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.model.cells import basis_told, cells_of, evidence_of
from graph.model.edges import Makes, RelatedTo
from graph.model.kinds import PENDING_PRESENCE, Basis, RelationKind, SignalKind
from graph.model.nodes import Firm, Link
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import BLANK, investment, typeset, without_brackets
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import capacity, chain_name, dot, firm_name, short_name
from views.firms.evidence_tables import NOT_YET, PRESENCE, PROJECTS, ROLES, SIGNALS
from views.firms.head import why_here
from views.shared.context import PageContext
from views.shared.state_icons import state_icon
from views.shared.tables import section

MAX_LINKS, MAX_ROWS = 8, 5
SISTERS = 3
COULD_SUPPLY = Text("在本市能补什么", "What it could supply here")
MAKES = Text("做什么", "What it makes")
TIES = Text("与其他企业的关系（含同集团）", "Relations to other firms, its group included")
MORE = Text("另有 {count} 条，见下", "{count} more below")
TAGS = {SignalKind.RISK: "care", SignalKind.CITY_CONTACT: "good"}
"""News that is a tag of its own colour; of the other kinds none is good or bad for the city by itself."""
SAME_GROUP = Text("同集团", "Same group")
COUNTED = Text("{names}等 {count} 家", "{names}, {count} in all")
BLANKS = Text("没有资料的 {count} 栏", "{count} fields not on file")
NONE_SEEN = Text("没有查到，不等于没有。", "Not on file does not mean it does not exist.")
FIELDS = {
    "district": Text("县区", "district"),
    "ownership": Text("性质", "ownership"),
    "group": Text("所属集团", "group"),
    "uscc": Text("信用代码", "credit code"),
}
"""Properties of a firm whose absence is worth saying; those of a local firm alone are left out for others."""
LOCAL_ONLY = frozenset({"district"})
OTHER_END = {
    RelationKind.PARENT_OF: (Text("下属企业", "Subsidiary"), Text("母公司", "Parent")),
    RelationKind.CUSTOMER_OF: (Text("供应商", "Supplier"), Text("客户", "Customer")),
    RelationKind.SUPPLIER_OF: (Text("客户", "Customer"), Text("供应商", "Supplier")),
    RelationKind.SHAREHOLDER_OF: (Text("参股企业", "Holds shares in"), Text("股东", "Shareholder")),
}
"""What the other firm is to this one, by the kind of relation: if this one is its start, and if it is its end."""


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One row: what stands first, the name, the text after its tag, and its basis; `click` is where it leads."""

    first: Element | str
    name: str
    text: str
    basis: Basis
    click: str | None = None
    second: str = ""
    tag: Element | None = None


def links_part(context: PageContext, firm: Firm) -> Element | None:
    """Return the links a firm makes, or those it could supply here first; None if there are none."""
    rows = list(_makes(context, firm) if firm.local else _candidacies(context, firm)) or list(_makes(context, firm))
    title = MAKES if firm.local or not context.judgement.candidacies.get(firm.id) else COULD_SUPPLY
    return _part(context, title, rows, MAX_LINKS)


def news_part(context: PageContext, firm: Firm) -> Element | None:
    """Return the dated news of a firm, the newest first."""
    signals = sorted(context.city.signals.get(firm.id, ()), key=lambda signal: signal.year or "", reverse=True)
    rows = [
        BriefRow(
            signal.year or BLANK,
            "",
            typeset(signal.text),
            basis_told(signal),
            tag=element("span", {"class": f"tag {TAGS.get(signal.kind, '')}"}, signal.kind.label(context.language)),
        )
        for signal in signals
    ]
    return _part(context, SIGNALS, rows)


def ties_part(context: PageContext, firm: Firm) -> Element | None:
    """Return the firms it stands in a relation to, and those of its group."""
    return _part(context, TIES, [*_related(context, firm), *_sisters(context, firm)])


def projects_part(context: PageContext, firm: Firm) -> Element | None:
    """Return the projects it undertakes."""
    projects = [context.city.projects[edge.end] for edge in context.city.undertakes.get(firm.id, ())]
    rows = [
        BriefRow(
            project.stage.label(context.language),
            typeset(project.name_zh),
            "" if project.investment_yi is None else investment(project.investment_yi, context.language),
            basis_told(project, "name_zh", "stage", "investment_yi"),
        )
        for project in projects
    ]
    return _part(context, PROJECTS, rows)


def places_part(context: PageContext, firm: Firm) -> Element | None:
    """Return where else it is, and what is not yet presence."""
    rows = []
    for edge in context.city.presence.get(firm.id, ()):
        not_yet = context.text(NOT_YET) if edge.kind in PENDING_PRESENCE else None
        told = with_brackets(typeset(edge.what or ""), not_yet, context.language)
        rows.append(BriefRow(edge.kind.label(context.language), edge.end, told, basis_told(edge, "kind", "what")))
    return _part(context, PRESENCE, rows)


def roles_part(context: PageContext, firm: Firm) -> Element | None:
    """Return the roles it has in chains; a row leads to the chain."""
    leads = [lead for group in context.city.chain_roles.values() for lead in group if lead.start == firm.id]
    rows = [
        BriefRow(
            lead.role.label(context.language),
            without_brackets(chain_name(context.city.chains[lead.end], context.language)),
            "",
            basis_told(lead),
            f"chain {lead.end}",
        )
        for lead in leads
    ]
    return _part(context, ROLES, rows)


def blanks_line(context: PageContext, firm: Firm, missing: Sequence[Text]) -> Element | None:
    """Return in one line what is not on file: the sections and the properties that are blank."""
    fields = [
        text for name, text in FIELDS.items() if getattr(firm, name) is None and (firm.local or name not in LOCAL_ONLY)
    ]
    blank = [text.of(context.language) for text in (*missing, *fields)]
    if not blank:
        return None
    title = element("b", {}, context.text(BLANKS, count=len(blank)))
    return element(
        "div", {"class": "blanks"}, title, f"　{join_names(blank, context.language)}　{context.text(NONE_SEEN)}"
    )


def _candidacies(context: PageContext, firm: Firm) -> Iterator[BriefRow]:
    for lead in context.judgement.candidacies.get(firm.id, ()):
        link, candidate = context.city.links[lead.link_id], lead.candidate
        yield BriefRow(
            state_icon(context.judgement.mark(link.id)),
            short_name(link, context.language),
            why_here(candidate, context.language),
            basis_told(candidate.makes[0]),
            f"link {link.id}",
            candidate.tier.label(context.language),
        )


def _makes(context: PageContext, firm: Firm) -> Iterator[BriefRow]:
    """Yield what it makes, what is used most here first."""
    made: dict[str, list[Makes]] = {}
    for make in context.city.makes_of.get(firm.id, ()):
        made.setdefault(make.end, []).append(make)
    order = sorted(made, key=lambda link: (-len(context.judgement.context_of(link).local_users), link))
    for link in order:
        make = max(made[link], key=lambda each: each.capacity or 0)
        status = None if make.status is None else make.status.label(context.language)
        cells = {"product": typeset(make.product or ""), "capacity": capacity(make, context.language), "status": status}
        told = dot(*(_own(context, make, column, text) for column, text in cells.items()), make.evidence.as_of)
        name, sign = short_name(context.city.links[link], context.language), state_icon(context.judgement.mark(link))
        yield BriefRow(sign, name, told, make.evidence.basis, f"{Link.KIND.lower()} {link}")


def _own(context: PageContext, make: Makes, column: str, text: str | None) -> str | None:
    """Return what a cell of a make tells, with basis and date of its own where it was corrected."""
    if not text or column not in cells_of(make):
        return text
    evidence = evidence_of(make, column)
    told = dot(evidence.basis.label(context.language), evidence.as_of)
    return with_brackets(text, told, context.language)


def _related(context: PageContext, firm: Firm) -> Iterator[BriefRow]:
    for edge in context.city.relations.get(firm.id, ()):
        other = context.city.firms[edge.end if edge.start == firm.id else edge.start]
        said = _relation(edge, firm.id).of(context.language)
        yield BriefRow(
            said, firm_name(other), typeset(edge.note or ""), basis_told(edge, "kind", "note"), f"firm {other.id}"
        )


def _relation(edge: RelatedTo, firm_id: str) -> Text:
    at_start, at_end = OTHER_END.get(edge.kind, (Text(edge.kind.zh, edge.kind.en),) * 2)
    return at_start if edge.start == firm_id else at_end


def _sisters(context: PageContext, firm: Firm) -> Iterator[BriefRow]:
    """Yield the firms of its group on file in one row."""
    if firm.group is None:
        return
    found = [each for each in context.city.firms.values() if each.group == firm.group and each.id != firm.id]
    if found:
        told = join_names((firm_name(each) for each in found[:SISTERS]), context.language)
        told = told if len(found) <= SISTERS else context.text(COUNTED, names=told, count=len(found))
        yield BriefRow(context.text(SAME_GROUP), typeset(firm.group), told, basis_told(firm, "group"))


def _part(context: PageContext, title: Text, rows: Sequence[BriefRow], limit: int = MAX_ROWS) -> Element | None:
    """Return rows under a title, with how many more there are; None if there are none."""
    if not rows:
        return None
    body = element("tbody", {}, *[_row(context, row) for row in rows[:limit]])
    note = context.text(MORE, count=len(rows) - limit) if len(rows) > limit else ""
    return section(f"{context.text(title)} {len(rows)}", element("table", {"class": "brief"}, body), note)


def _row(context: PageContext, row: BriefRow) -> Element:
    basis = row.basis
    badge = element("span", {"class": f"badge {basis.value}"}, basis.label(context.language))
    first = {"class": "short" if isinstance(row.first, str) else "sign"}
    cells = [element("td", first, row.first)]
    if row.name:
        name = element("b", {} if row.click is None else {"data-click": row.click}, row.name)
        second = element("span", {"class": "tag"}, row.second) if row.second else ""
        cells.append(
            element("td", {"class": "middle"}, element("div", {"class": "cut", "title": row.name}, name, " ", second))
        )
    tag: list[Element | str] = [] if row.tag is None else [row.tag, " "]
    text = element("div", {"class": "cut two", "title": row.text}, *tag, row.text)
    cells.append(element("td", {} if row.name else {"colspan": "2"}, text))
    return element("tr", {}, *cells, element("td", {"class": "badge-cell"}, badge))
