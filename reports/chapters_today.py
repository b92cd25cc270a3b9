"""Chapter one of a roadmap: what there is."""

from collections import Counter
from collections.abc import Iterator

from graph.analysis.diagnosis import local_firms
from graph.model.edges import Makes
from graph.model.kinds import Stage
from reports.document import Block, Heading, Note, Paragraph, Spans, cell, joined, plain
from reports.language import BLANK, Text, typeset
from reports.measure_words import (
    COMPLETENESS,
    GAP_INDEX,
    LOCAL_SUPPLY,
    index_words,
    ratio_words,
)
from reports.panorama import print_sheet
from reports.punctuation import names
from reports.scenes import build_scene
from reports.sentences import brief_name, capacity, firm_name
from reports.writing import Head, Writing

SIZE = Text(
    "本链共 {links} 个链环（{stages}），投入关系 {inputs} 条。在库本地企业 {firms} 户。",
    "The chain has {links} links ({stages}) and {inputs} inputs. {firms} local firms are on file.",
)
OWNERS = Text("链主为{owners}。", "The chain owner is {owners}.")
NO_OWNER = Text("链主尚无资料，待明确。", "No chain owner is on file; it is to be named.")
CAPACITIES = Text("有产能资料的本地生产", "Local production with a capacity on file")
NO_CAPACITIES = Text(
    "本链本地生产都没有产能资料，不作估计；补齐产能是诊断最先要做的事。",
    "No local production of this chain has a capacity on file, and none is estimated; to fill this comes first.",
)
MAKES_HEADS: tuple[Head, ...] = (
    (Text("链环", "Link"), 20, "left"),
    (Text("企业", "Firm"), 22, "left"),
    (Text("产品", "Product"), 22, "left"),
    (Text("产能", "Capacity"), 19, "right"),
    (Text("状态", "Status"), 10, "center"),
    (Text("年份", "Year"), 10, "center"),
)
MEASURES = Text(
    "{supply}{rate}；{complete}{completeness}；{gap}{index}。",
    "{supply} {rate}; {complete} {completeness}; {gap} {index}.",
)
PANORAMA = Text(
    "全景图见图 {number}，另附可单独打印的 A3 图。", "The panorama is figure {number}; an A3 print comes too."
)
SHEET = Text("{chain}产业链全景图", "Panorama of {chain}")

MAKES_SHOWN = 12


def today(writing: Writing) -> Iterator[Block]:
    """Yield chapter one: size, owners, capacities, measures and the panorama."""
    yield Heading(2, writing.say(Text("总的情况", "The whole")))
    yield Paragraph(joined(_size(writing), "" if writing.language == "zh" else " "))
    yield Paragraph(plain(_measures(writing)))
    yield Heading(2, writing.say(Text("已有产能", "Capacity on file")))
    rows = list(_capacity_rows(writing))
    if rows:
        yield writing.table(CAPACITIES, MAKES_HEADS, rows[:MAKES_SHOWN])
        yield from _cut(writing, len(rows), MAKES_SHOWN)
    else:
        yield writing.paragraph(NO_CAPACITIES)
    yield Heading(2, writing.say(Text("全景图", "Panorama")))
    yield writing.paragraph(PANORAMA, number=writing.figures + 1)
    scene = build_scene(writing.judgement, writing.chain_id, writing.language)
    yield writing.figure("panorama", print_sheet(scene), SHEET, sheet=True)


def _size(writing: Writing) -> Iterator[Spans]:
    city, language = writing.city, writing.language
    includes = city.includes[writing.chain_id]
    by_stage = Counter(edge.stage for edge in includes)
    inside = {edge.end for edge in includes}
    inputs = sum(edge.start in inside for link in inside for edge in city.inputs.get(link, ()))
    stages = names((f"{stage.label(language)} {by_stage[stage]}" for stage in Stage if by_stage[stage]), language)
    firms = len(local_firms(city, writing.chain_id))
    yield plain(writing.say(SIZE, links=len(includes), stages=stages, inputs=inputs, firms=firms))
    leads = [lead for lead in city.leads.get(writing.chain_id, ()) if lead.role.value == "chain_owner"]
    if not leads:
        yield plain(writing.say(NO_OWNER))
        return
    owners = names((writing.marked(firm_name(city.firms[lead.start]), lead.evidence) for lead in leads), language)
    yield plain(writing.say(OWNERS, owners=owners), writing.cite(*leads))


def _measures(writing: Writing) -> str:
    language, found = writing.language, writing.measures
    return writing.say(
        MEASURES,
        supply=writing.say(LOCAL_SUPPLY),
        rate=ratio_words(found.local_supply, language),
        complete=writing.say(COMPLETENESS),
        completeness=ratio_words(found.completeness, language, "环"),
        gap=writing.say(GAP_INDEX),
        index=index_words(found.gap_index, language),
    )


def local_makes(writing: Writing) -> list[Makes]:
    """Return what is made here of the links of the chain."""
    links = writing.judgement.verdicts[writing.chain_id]
    return [make for link in links for make in writing.city.makers.get(link, ())]


def _capacity_rows(writing: Writing) -> Iterator[tuple[Spans, ...]]:
    city, language = writing.city, writing.language
    for make in local_makes(writing):
        if make.capacity is not None:
            yield (
                cell(brief_name(city.links[make.end], language)),
                cell(firm_name(city.firms[make.start])),
                cell(typeset(make.product) if make.product is not None else None),
                writing.cited(capacity(make, language) or BLANK, make),
                cell(make.status.label(language) if make.status is not None else None),
                cell(make.year),
            )


def _cut(writing: Writing, total: int, shown: int) -> Iterator[Block]:
    if total > shown:
        text = Text("只列前 {shown} 条，共 {total} 条。", "The first {shown} of {total} are shown.")
        yield Note(plain(writing.say(text, shown=shown, total=total)))
