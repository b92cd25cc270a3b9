"""The roadmap as a document: nine chapters, every source listed, no step before what it lacks, nothing empty."""

import re
from dataclasses import replace

import pytest

from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.verdicts.states import LinkState
from graph.analysis.versions.version_record import take_version_record
from graph.model.nodes import Firm
from loaders.folder import read_facts
from reports.formats.document import FigureBlock, Heading, Note, Paragraph, TableBlock, cited_numbers
from reports.roadmap.document import build_roadmap_document
from reports.wording.language import BLANK
from reports.wording.sentences import short_name
from tests.reports.conftest import HOME, judged

CHAPTERS = [
    "一、基础与现状",
    "二、现状诊断",
    "三、定位与目标",
    "四、强链—补链—延链路径",
    "五、重点项目与载体",
    "六、招商目录摘要",
    "七、责任分工",
    "八、要素与合规",
    "九、风险与不确定",
    "附　来源、口径、版本",
]


def chapters(document):
    """Return the blocks of each chapter by its heading."""
    found: dict[str, list] = {}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[block.text] = []
        else:
            found[list(found)[-1]].append(block)
    return found


def texts(block):
    """Yield every text of a block with its citations."""
    match block:
        case Heading(_, text):
            yield text, ()
        case Paragraph(spans) | Note(spans):
            yield from ((span.text, span.cites) for span in spans)
        case TableBlock():
            yield from ((span.text, span.cites) for row in block.rows for cell in row for span in cell)
        case FigureBlock():
            yield block.caption, ()


def said(blocks):
    return "".join(text for block in blocks for text, _ in texts(block))


@pytest.fixture(scope="module")
def papers(fushun):
    """The document of each chain of Fushun."""
    return {chain: build_roadmap_document(fushun, chain) for chain in fushun.city.chains}


@pytest.fixture(scope="module")
def document(tiny):
    return build_roadmap_document(tiny, "oil")


def test_nine_chapters_and_an_annex_in_order_and_none_is_empty(papers):
    for chain in papers:
        found = chapters(papers[chain])
        assert list(found) == CHAPTERS
        for head, blocks in found.items():
            words = [block for block in blocks if not isinstance(block, Heading)]
            assert words, (chain, head)
            assert all(not isinstance(block, TableBlock) or block.rows for block in words), (chain, head)


def test_every_section_says_something(papers):
    for chain, document in papers.items():
        sections = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 2]
        assert len(sections) > 15, chain
        after = [document.blocks[at + 1] for at in sections]
        assert [each for each in after if isinstance(each, Heading) and each.level <= 2] == [], chain


def test_every_number_cited_is_listed_and_every_source_listed_is_cited(fushun, papers):
    for language in ("zh", "en"):
        for chain in fushun.city.chains:
            document = papers[chain] if language == "zh" else build_roadmap_document(fushun, chain, language)
            cited = {number for block in document.blocks for _, cites in texts(block) for number in cites}
            listed = [
                int(match.group(1))
                for block in document.blocks
                if isinstance(block, Note) and (match := re.match(r"\[(\d+)\] ", block.spans[0].text))
            ]
            assert listed == list(range(1, len(listed) + 1))
            assert cited == set(listed)


def test_every_step_has_its_row_and_nothing_comes_before_what_it_waits_for(fushun, papers):
    for chain in fushun.city.chains:
        rows = [
            [cell[0].text for cell in row]
            for block in papers[chain].blocks
            if isinstance(block, TableBlock) and block.headers[:3] == ("序", "链环", "策略")
            for row in block.rows
        ]
        steps = plan_chain(fushun, chain).steps if fushun.targets_of(chain) else ()
        assert [row[0] for row in rows] == [str(step.order) for step in steps]
        places = {step.link_id: step.order for step in steps}
        assert all(places[each] < step.order for step in steps for each in step.waits_for), chain


def test_calls_come_before_the_steps(fushun, papers):
    for chain in fushun.city.chains:
        path = chapters(papers[chain])[CHAPTERS[3]]
        asked = [
            len(block.rows) for block in path if isinstance(block, TableBlock) and block.headers[1] == "问谁、问什么"
        ]
        assert asked == [len(calls(fushun, chain))], chain
        heads = [block.text for block in path if isinstance(block, Heading)]
        assert heads[0] == "（一）先核实的事", chain


def test_the_tiny_city_by_hand(document):
    # six links; naphtha strong with 200 on file, ethylene here and to be verified, polyethylene missing, film strong
    # with two makers, the catalyst under construction, gas bought in
    found = chapters(document)
    assert "本链共 6 个链环（上游 1 个、中游 2 个、下游 1 个、支撑 2 个），投入关系 5 条。收录本地企业 4 家。" in said(
        found[CHAPTERS[0]]
    )
    assert "链主为甲炼（推定）。" in said(found[CHAPTERS[0]])
    firms, makes = (block for block in found[CHAPTERS[0]] if isinstance(block, TableBlock))
    assert [[cell[0].text for cell in row] for row in firms.rows] == [
        ["甲炼", "链主（推定）", "东区", "乙烯、石脑油"],
        ["甲市催化剂厂", BLANK, BLANK, "聚合催化剂"],
        ["甲市薄膜厂", BLANK, "东区", "包装薄膜"],
        ["甲市包装厂", BLANK, BLANK, "包装薄膜"],
    ]
    assert [[cell[0].text for cell in row] for row in makes.rows] == [
        ["聚合催化剂", "甲市催化剂厂", "聚合催化剂", "500 吨/年", "在建", BLANK],
        ["石脑油", "甲炼", "石脑油", "200 万吨/年", "在产", "2023"],
    ]
    states = next(block for block in found[CHAPTERS[1]] if isinstance(block, TableBlock))
    assert [cell[0].text for cell in states.rows[-1]] == ["合计", "2", "1", BLANK, "1", BLANK, "1", BLANK, "1", "6"]
    assert "6 个链环中，强环 2 个、已有待核 1 个、在建 1 个、缺环 1 个、不招引 1 个。" in said(found[CHAPTERS[1]])
    assert "本链没有判为弱的链环。" in said(found[CHAPTERS[1]])
    assert "已有待核的 1 个，规模还没问到，不算弱：乙烯。" in said(found[CHAPTERS[1]])
    coming = next(block for block in found[CHAPTERS[1]] if isinstance(block, TableBlock) and "盯办" in block.caption)
    assert [["".join(span.text for span in cell) for cell in row] for row in coming.rows] == [
        ["聚合催化剂", "在建", "甲市催化剂厂", "聚合催化剂：聚合催化剂项目（在建，2024）。"]
    ]
    assert "没有一环是本地只有一家在做、别家又离不了的。" in said(found[CHAPTERS[8]])
    assert "聚合催化剂项目" in said(found[CHAPTERS[4]])
    assert "1.5 亿元" in said(found[CHAPTERS[4]])
    whom = next(block for block in found[CHAPTERS[5]] if isinstance(block, TableBlock))
    assert [row[2][0].text for row in whom.rows] == ["丙市聚烯烃公司"]
    roles = next(block for block in found[CHAPTERS[6]] if isinstance(block, TableBlock))
    assert [(row[0][0].text, row[1][0].text) for row in roles.rows] == [
        ("链主", "甲炼（推定）"),
        ("链长部门", "工业局"),
        ("招商专班", "无资料，待明确"),
        ("园区与县区", "无资料，待明确"),
    ]


def test_what_rests_on_no_fact_is_to_be_estimated(document):
    aims = next(block for block in chapters(document)[CHAPTERS[2]] if isinstance(block, TableBlock))
    near = [cell[0].text for cell in aims.rows[0]]
    assert near[0] == "近期（2026—2027 年）"
    assert near[3:] == ["待测算", "待测算"]
    assert len(aims.rows) == 1, "a phase without a step has no row"


def test_pictures_are_the_panorama_the_timeline_and_the_path(document):
    assert [block.name for block in document.blocks if isinstance(block, FigureBlock)] == [
        "panorama",
        "timeline",
        "path",
    ]


def test_no_page_is_left_half_empty_for_a_picture(fushun, papers):
    """The panorama opens chapter one, behind the cover; a path too wide for the text stands at the end."""
    for chain in papers:
        blocks = papers[chain].blocks
        sheets = [at for at, block in enumerate(blocks) if isinstance(block, FigureBlock) and block.sheet]
        assert sheets[0] == 2
        assert [type(block) for block in blocks[:2]] == [Heading, Heading]
        assert sheets[1:] in ([], [len(blocks) - 1])
        paths = [block for block in blocks if isinstance(block, FigureBlock) and block.name == "path"]
        assert len(paths) == bool(fushun.targets_of(chain)), chain
        assert all(path.sheet or path.width <= 156 for path in paths)


def test_what_is_said_is_said_once_and_counts_nothing_that_is_not_there(papers):
    for chain in papers:
        document = papers[chain]
        for head, blocks in chapters(document).items():
            text = said(blocks)
            assert not re.search(r"(?<![\d.,])0 (个|家|步|环)(?!不明)", text), (chain, head)
            assert "缺（未见）：缺" not in text
        risks = [said([block]) for block in chapters(document)[CHAPTERS[8]] if isinstance(block, Paragraph)]
        assert len(risks) == len(set(risks))


def test_projects_to_follow_are_those_of_the_chain_that_are_signed_and_not_operating(papers):
    done = {"投产", "达产", "谋划", "洽谈", "不明"}
    for chain in papers:
        found = chapters(papers[chain])
        stages = [
            row[3][0].text
            for block in found[CHAPTERS[4]]
            if isinstance(block, TableBlock) and block.headers[0] == "项目"
            for row in block.rows
        ]
        told = re.search(r"已签约或在建项目 (\d+) 个", said(found[CHAPTERS[6]]))
        assert (0 if told is None else int(told.group(1))) == sum(stage not in done for stage in stages), chain


def test_a_chain_to_be_surveyed_says_that_its_figures_are_not_to_be_compared(papers):
    assert "一律不判缺；以上各数只反映收录的资料" in said(papers["agri-food"].blocks)
    assert "以上各数只反映收录的资料" not in said(papers["coal-gangue"].blocks)


def test_a_chain_to_be_surveyed_lists_its_links_as_questions_with_leads_in_reserve(fushun, papers):
    for chain, document in papers.items():
        surveys = [block for block in document.blocks if isinstance(block, TableBlock) and "摸底清单" in block.caption]
        assert len(surveys) == needs_survey(fushun, chain)
        for survey in surveys:
            assert survey.headers == ("链环", "状态", "问谁", "问什么", "备选线索")
            assert len(survey.rows) == len(firms_asked_about(fushun, chain)) > 20
            assert all(row[2][0].text for row in survey.rows)


def test_what_is_here_to_be_verified_is_nowhere_called_weak(fushun, papers):
    for chain, document in papers.items():
        weak = [
            row[0][0].text
            for block in document.blocks
            if isinstance(block, TableBlock) and "弱环及弱在哪" in block.caption
            for row in block.rows
        ]
        states = {verdict.state: set() for verdict in fushun.verdicts.values()}
        for link, verdict in fushun.inside(chain).items():
            states[verdict.state].add(short_name(fushun.city.links[link], "zh"))
        assert set(weak) == states[LinkState.WEAK]
        assert not set(weak) & states[LinkState.PRESENT]


def test_how_sure_a_listing_is_stands_apart_from_its_ground(papers):
    text = said(chapters(papers["petrochem-new-materials"])[CHAPTERS[2]])
    assert "本链属全市产业集群（把握：中低），入列依据：2022年省报" in text
    assert "据此补为第10个（推定）。发展定位" in text


def test_english_is_complete_but_for_names_and_what_sources_say(tiny):
    document = build_roadmap_document(tiny, "oil", "en")
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    heads += [head for block in document.blocks if isinstance(block, TableBlock) for head in block.headers]
    heads += [block.caption for block in document.blocks if isinstance(block, TableBlock | FigureBlock)]
    heads += [label for label, _ in document.cover.facts]
    assert [head for head in heads if re.search(r"[\u4e00-\u9fff]", head)] == []


def test_no_persons_name_of_who_loaded_is_written(tmp_path):
    judgement = judged(read_facts(HOME / "tests" / "data" / "tiny"), tmp_path)
    assert judgement.city.load.loaded_by == "test"
    assert "test" not in said(build_roadmap_document(judgement, "oil").blocks)


def test_a_chain_without_a_target_says_why(tmp_path):
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    # without a home city no firm is local: too few on file to call anything missing
    nodes = tuple(replace(node, city="远市", local=False) if isinstance(node, Firm) else node for node in facts.nodes)
    document = build_roadmap_document(judged(replace(facts, nodes=nodes), tmp_path), "oil")
    assert "没有可排的步骤：本链待摸底，收录的本地企业太少，一律不判缺。" in said(chapters(document)[CHAPTERS[3]])
    assert "没有目标，目录为空" in said(chapters(document)[CHAPTERS[5]])


@pytest.mark.parametrize(
    ("cites", "told"), [((), ""), ((3,), "[3]"), ((1, 2), "[1,2]"), ((1, 2, 3, 7), "[1-3,7]"), ((1, 3, 5), "[1,3,5]")]
)
def test_numbers_of_sources_in_a_row_are_drawn_together(cites, told):
    assert cited_numbers(cites) == told


def test_what_is_different_from_an_earlier_version_stands_in_the_annex(tiny, tmp_path):
    old = take_version_record(tiny)
    facts = read_facts(HOME / "tests" / "data" / "tiny")
    nodes = tuple(
        replace(each, city="甲市", local=True) if isinstance(each, Firm) and each.id == "candidate" else each
        for each in facts.nodes
    )
    after = judged(replace(facts, nodes=nodes), tmp_path)
    annex = chapters(build_roadmap_document(after, "oil", previous=old))[CHAPTERS[-1]]
    at = next(place for place, block in enumerate(annex) if getattr(block, "text", "") == "（三）与上一版的差异")
    table = next(block for block in annex[at:] if isinstance(block, TableBlock))
    (row,) = [[cell[0].text for cell in each] for each in table.rows if each[1][0].text == "聚乙烯"]
    assert row[0] == "退出"
    assert row[2].startswith("补链")
    assert row[3] == "不是目标"
    assert "与上一版的差异" not in said(build_roadmap_document(after, "oil").blocks)
