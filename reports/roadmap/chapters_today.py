"""Chapter one of a roadmap: what there is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from graph.analysis.facts.places import districts_of_firm
from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.verdicts.counts import local_firms
from graph.model.edges import Leads, Makes
from graph.model.kinds import LeadRole, Stage
from reports.drawing.panorama import print_sheet
from reports.drawing.panorama_content import build_scene
from reports.formats.document import Block, Heading, Note, Paragraph, Spans, cell_spans, text_span
from reports.roadmap.chapter_context import ChapterContext, Head
from reports.wording.language import BLANK, Text, typeset
from reports.wording.measures import (
    COMPLETENESS,
    GAP_INDEX,
    LOCAL_SUPPLY,
    index_text,
    ratio_text,
)
from reports.wording.punctuation import AND, join_names, names_and_count
from reports.wording.sentences import capacity, firm_name, short_name

SIZE = Text(
    "本链共 {links} 个链环（{stages}），投入关系 {inputs} 条。收录本地企业 {firms} 家。",
    "The chain has {links} links ({stages}) and {inputs} inputs. {firms} local firms are on file.",
)
OWNERS = Text("链主为{owners}", "The chain owner is {owners}")
NO_OWNER = Text("链主尚无资料，待明确。", "No chain owner is on file; it is to be named.")
FIRMS = Text("本地企业", "Local firms")
FIRM_HEADERS: tuple[Head, ...] = (
    (Text("企业", "Firm"), 21, "left"),
    (Text("角色", "Role"), 21, "center"),
    (Text("所在", "District"), 18, "left"),
    (Text("在本链所做的链环", "Links of the chain it makes"), 40, "left"),
)
NO_FIRMS = Text("本链没有收录本地企业。", "No local firm of this chain is on file.")
CAPACITIES = Text("有产能资料的本地生产", "Local production with a capacity on file")
NO_CAPACITIES = Text(
    "本链本地生产都没有产能资料，不作估计；补齐产能是诊断最先要做的事。",
    "No local production of this chain has a capacity on file, and none is estimated; to fill this comes first.",
)
MAKES_HEADERS: tuple[Head, ...] = (
    (Text("链环", "Link"), 21, "left"),
    (Text("企业", "Firm"), 18, "left"),
    (Text("产品", "Product"), 26, "left"),
    (Text("产能", "Capacity"), 19, "right"),
    (Text("生产情况", "Status"), 8, "center"),
    (Text("年份", "Year"), 8, "center"),
)
MEASURES = Text(
    "{supply} {rate}；{complete} {completeness}；{gap} {index}。",
    "{supply} {rate}; {complete} {completeness}; {gap} {index}.",
)
MEANING = Text(
    "本地配套率：本地在产链环的核心投入中，本地也有人在产的比例，数的是投入关系，不是吨数和金额。"
    "完整度：宜在本地的链环中，已有或在建的比例。"
    "缺口指数：缺环的分量占已判链环分量的比例；一个链环计 1，每有一个链环离不了它再加 1。",
    "Local supply rate: of the core inputs of what is made here, the share made here too; inputs are counted, not tons "
    "or money. Completeness: of the links that can be here, the share here or under way. Gap index: the weight of the "
    "missing links over that of all judged; a link weighs 1, and 1 more for each that cannot be reached without it.",
)
THIN = Text(
    "本链待摸底（{reason}），一律不判缺；以上各数只反映收录的资料，不与别的链比较。",
    "The local side of this chain is hardly known ({reason}) and nothing is called missing; these figures tell what is "
    "on file and are not to be compared with other chains.",
)
NOT_STATED = Text("未注明原因", "no reason stated")
SHEET = Text("{chain}全景图", "Panorama of {chain}")
CUT = Text("只列前 {shown} 条，共 {total} 条。", "The first {shown} of {total} are shown.")

MAKES_SHOWN, FIRMS_SHOWN, LINKS_SHOWN = 12, 20, 5


def today(context: ChapterContext) -> Iterator[Block]:
    """Yield chapter one: the panorama, then size, owners and measures, local firms, capacities."""
    yield Heading(2, context.text(Text("全景图", "Panorama")))
    scene = build_scene(context.judgement, context.chain_id, context.language)
    yield context.figure("panorama", print_sheet(scene), SHEET, sheet=True)
    yield Heading(2, context.text(Text("总的情况", "Overview")))
    yield Paragraph((*text_span(_size(context)), *_owners(context)))
    yield from _measures(context)
    yield Heading(2, context.text(FIRMS))
    yield from _firms(context)
    yield Heading(2, context.text(Text("已有产能", "Capacity on file")))
    makes = [make for make in local_makes(context) if make.capacity is not None]
    if makes:
        yield context.table(CAPACITIES, MAKES_HEADERS, list(_capacity_rows(context, makes[:MAKES_SHOWN])))
        yield from _cut(context, len(makes), MAKES_SHOWN)
    else:
        yield context.paragraph(NO_CAPACITIES)


def _size(context: ChapterContext) -> str:
    city, language = context.city, context.language
    includes = city.includes[context.chain_id]
    by_stage = Counter(edge.stage for edge in includes)
    inside = {edge.end for edge in includes}
    inputs = sum(edge.start in inside for link in inside for edge in city.inputs.get(link, ()))
    unit = " 个" if language == "zh" else ""
    stages = join_names(
        (f"{stage.label(language)} {by_stage[stage]}{unit}" for stage in Stage if by_stage[stage]), language
    )
    firms = len(local_firms(city, context.chain_id))
    return context.text(SIZE, links=len(includes), stages=stages, inputs=inputs, firms=firms)


def _owners(context: ChapterContext) -> Spans:
    leads = context.city.owner_roles(context.chain_id)
    gap = "" if context.language == "zh" else " "
    if not leads:
        return text_span(gap + context.text(NO_OWNER))
    marked = [context.marked(firm_name(context.city.firms[lead.start]), lead.evidence) for lead in leads]
    said = context.text(OWNERS, owners=AND.of(context.language).join(marked))
    return context.ended(text_span(gap + said, context.cite(*leads)))


def _measures(context: ChapterContext) -> Iterator[Block]:
    language, found = context.language, context.measures
    told = context.text(
        MEASURES,
        supply=context.text(LOCAL_SUPPLY),
        rate=ratio_text(found.local_supply, language),
        complete=context.text(COMPLETENESS),
        completeness=ratio_text(found.completeness, language, "环"),
        gap=context.text(GAP_INDEX),
        index=index_text(found.gap_index, language),
    )
    yield Paragraph(text_span(told))
    chain = context.chain
    if needs_survey(context.judgement, context.chain_id):
        yield context.paragraph(THIN, reason=typeset(chain.local_side_reason or context.text(NOT_STATED)))
    yield Note(text_span(context.text(MEANING)))


def _firms(context: ChapterContext) -> Iterator[Block]:
    """Yield the local firms with a role in the chain, in the order of the roles, then those that make most of it."""
    leads = {lead.start: lead for lead in context.city.chain_roles.get(context.chain_id, ())}
    made = defaultdict(list)
    for make in local_makes(context):
        made[make.start].append(make)
    roles = list(LeadRole)

    def place(firm: str) -> tuple[int, int, str]:
        return roles.index(leads[firm].role) if firm in leads else len(roles), -len(made[firm]), firm

    firms = sorted({*leads, *made}, key=place)
    if not firms:
        yield context.paragraph(NO_FIRMS)
        return
    rows = [_firm(context, firm, leads.get(firm), made[firm]) for firm in firms[:FIRMS_SHOWN]]
    yield context.table(FIRMS, FIRM_HEADERS, rows)
    yield from _cut(context, len(firms), FIRMS_SHOWN)


def _firm(context: ChapterContext, firm_id: str, lead: Leads | None, makes: list[Makes]) -> tuple[Spans, ...]:
    city, language = context.city, context.language
    firm = city.firms[firm_id]
    links = list(dict.fromkeys(short_name(city.links[make.end], language) for make in makes))
    role = cell_spans(None) if lead is None else context.cited(lead.role.label(language), lead)
    return (
        cell_spans(firm_name(firm)),
        role,
        cell_spans(join_names(districts_of_firm(city, firm), language)),
        text_span(names_and_count(links, language, LINKS_SHOWN) or BLANK, context.cite(*makes[:LINKS_SHOWN])),
    )


def local_makes(context: ChapterContext) -> list[Makes]:
    """Return what is made here of the links of the chain."""
    links = context.judgement.inside(context.chain_id)
    return [make for link in links for make in context.city.makers.get(link, ())]


def _capacity_rows(context: ChapterContext, makes: Iterable[Makes]) -> Iterator[tuple[Spans, ...]]:
    city, language = context.city, context.language
    for make in makes:
        yield (
            cell_spans(short_name(city.links[make.end], language)),
            cell_spans(firm_name(city.firms[make.start])),
            cell_spans(typeset(make.product) if make.product is not None else None),
            context.cited(capacity(make, language) or BLANK, make),
            cell_spans(make.status.label(language) if make.status is not None else None),
            cell_spans(make.year),
        )


def _cut(context: ChapterContext, total: int, shown: int) -> Iterator[Block]:
    if total > shown:
        yield Note(text_span(context.text(CUT, shown=shown, total=total)))
