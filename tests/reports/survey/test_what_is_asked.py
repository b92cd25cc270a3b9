"""What a survey asks of works on file and of stock, whom it asks of things made in works, and what is left to judge."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.lists.calls import Question
from graph.analysis.lists.field_survey import field_survey
from graph.model.kinds import LinkKind, LocalCoverage, OrgKind, ProjectStage, Siting
from graph.model.nodes import Organisation
from reports.formats.document import Paragraph
from reports.survey.document import build_survey_document
from reports.wording.lists import survey_addressee, survey_question
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of


@pytest.fixture
def city():
    """A chain of a slope with works under way, one with works of long ago, land in stock, and a machine."""
    builder = Builder()
    builder.link("雪道", kind=LinkKind.SERVICE, siting=Siting.SERVICE)
    builder.link("旧址", kind=LinkKind.SERVICE, siting=Siting.SERVICE)
    builder.link("闲地", kind=LinkKind.MATERIAL, siting=Siting.STOCK)
    builder.link("压雪车", kind=LinkKind.EQUIPMENT)
    builder.link("饲料", kind=LinkKind.PRODUCT, gbt4754="1320")
    builder.chain("c", "雪道", "旧址", "闲地", "压雪车", "饲料", local_side=LocalCoverage.THIN)
    builder.project("雪上中心", "雪道", ProjectStage.BUILDING, start="2025")
    builder.project("老项目", "旧址", ProjectStage.PLANNED, start="2012")
    for office in ("抚顺市工业和信息化局", "抚顺市文化旅游局"):
        builder.nodes.append(
            Organisation(id=office, name_zh=office, kind=OrgKind.DEPARTMENT, evidence=builder.evidence())
        )
    return builder


def items_of(builder):
    judgement = judge(snapshot_of(builder.facts()))
    return judgement, {item.link_id: item for item in field_survey(judgement, "c")}


def test_of_works_on_file_it_is_asked_how_far_they_are_and_not_if_there_are_any(city):
    judgement, items = items_of(city)
    assert items["雪道"].question is Question.PROGRESS
    assert survey_question(judgement.city, items["雪道"], "zh") == "项目到哪一步，哪年完成"
    assert [work.id for work in items["雪道"].works] == ["雪上中心"]
    assert not items["旧址"].works, "nobody speaks any more of a plan of 2012"


def test_of_stock_it_is_asked_how_much_where_and_whose(city):
    judgement, items = items_of(city)
    assert survey_question(judgement.city, items["闲地"], "zh") == "有多少、在哪、归谁"
    assert items["闲地"].is_asked_singly
    assert not items["压雪车"].is_asked_singly


def test_the_department_of_industry_is_asked_of_machines_and_not_of_food(city):
    judgement, items = items_of(city)
    assert survey_addressee(judgement.city, items["压雪车"], "zh") == "抚顺市工业和信息化局"
    assert survey_addressee(judgement.city, items["饲料"], "zh") == "由牵头部门问", "food is the farming office's"


def told(judgement, chain):
    blocks = build_survey_document(judgement, chain).blocks
    return "".join(span.text for block in blocks if isinstance(block, Paragraph) for span in block.spans)


def test_what_is_missing_before_a_chain_can_be_judged_is_said(fushun, city):
    assert "收录的本地企业满3家、牵头部门确认已摸底，即可判断" in told(items_of(city)[0], "c")
    assert "只差牵头部门确认已摸底" in told(fushun, "industrial-filter")
    for chain in fushun.city.chains:
        if fushun.targets_of(chain):
            said = told(fushun, chain)
            assert "本链已摸底、已判断" in said, chain
            assert "备选线索，见附件2" not in said, chain
