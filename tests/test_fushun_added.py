"""The firms, projects, news and figures that came with the annotations of Fushun, where these are at hand."""

from collections import Counter

import pytest

from graph.model import edges, nodes
from tests.fushun_annotations import GIVEN, by_id, of, rows, told, value, zh

pytestmark = pytest.mark.skipif(not GIVEN.is_dir(), reason="the annotations are not beside the project")


@pytest.fixture(scope="module")
def facts(fushun_facts):
    return fushun_facts


FORMS_GIVEN = {
    "dazhongbiansuqi": ("子公司", "大众汽车"),
    "guteyidalian": ("子公司", "固特异"),
    "jilinlinglong": ("子公司", "linglongluntai"),
    "jinhuchangchun": ("子公司", "锦湖轮胎"),
    "kanghuishihua": ("子公司", "恒力集团"),
    "liaoningjinfa": ("子公司", "jinfakeji"),
    "miqilinshenyang": ("子公司", "米其林集团"),
    "sipingnaaisi": ("子公司", "naaisi"),
    "beidahu": ("运营商", None),
    "dongbeiyahuaxue": ("运营商", None),
    "guaipohuaxue": ("运营商", None),
    "huaximufeng": ("运营商", None),
    "qipanshanbingxue": ("运营商", None),
    "tianqiaogouhuaxue": ("运营商", None),
    "tianqiaogousenlin": ("运营商", None),
    "wankesonghuahu": ("运营商", None),
}
"""Forms that were blank: plants of known groups, and ski areas and parks."""


DECIDED_BY_GROUP = {"pinggaodianqi", "zhongguoxidian"}
"""Listed daughters of 中国电气装备集团, which decides what they build."""


SUBSIDIARIES = {"zhongyougongcheng"}
"""Firms given as deciding themselves, though they are listed daughters of 中国石油, which is given as deciding."""


def test_form_of_firms_and_kind_of_projects(facts):
    firms, projects = by_id(facts, nodes.Firm), by_id(facts, nodes.Project)
    for row in rows("firms"):
        firm = firms[row["firm_id"]]
        given = (value(row["form"]), value(row["parent"]))
        assert firm.id not in FORMS_GIVEN or given == (None, None)
        if firm.id in DECIDED_BY_GROUP:
            assert given == ("公司", None)
            given = ("公司", "中国电气装备集团")
        if firm.id in SUBSIDIARIES:
            assert given[0] == "公司"
            given = ("子公司", given[1])
        assert (zh(firm.legal_form), firm.decided_by) == FORMS_GIVEN.get(firm.id, given)
    assert {id: zh(projects[id].kind) for id in (row["project_id"] for row in rows("projects"))} == {
        row["project_id"]: row["kind"] for row in rows("projects")
    }


GROUPS = {"zhongyejieneng": "中国五矿", "taiganghasike": "中国宝武", "daqinghuake": "中国石油"}
"""Groups written as those of other firms are, so that firms of one group count as one."""


SHORT_NAMES = {"shiyada-bio": "Shiyada生物(中文名待核)"}
"""A name that a machine translated, marked as such wherever it is written."""
NEWS_NOT_MAKES = {"tianbaojituan": {"状态": ""}}
"""A maker whose new plant elsewhere was given as the state of what it makes; that plant is news of the firm."""


WANTING = (
    "招引理由:补齿轮箱;",
    "招引理由:电瓷下游主机;",
    ";招引理由:补法兰",
    "招引理由:补大型模锻环节;",
    "招引理由:补叶片与零件加工;",
    ",抚顺品种少",
)
"""Reasons, or parts of one, that say what is wanting here and nothing of the firm."""


def without_what_is_wanting(note):
    for words in WANTING:
        note = note.replace(words, "")
    return note


def test_the_new_firms_and_what_they_make(facts):
    firms = by_id(facts, nodes.Firm)
    for row in rows("targets_firms") + rows("thin_firms"):
        firm = firms[row["编号"]]
        short = SHORT_NAMES.get(firm.id, row["简称"])
        assert (firm.name_zh, firm.short_name, firm.city) == (row["名称"], short, value(row["城市"]))
        assert firm.group == GROUPS.get(firm.id, value(row["所属集团"]))
        assert told(firm) == (row["来源"], row["依据"])
    makes = Counter(
        (e.start, e.end, e.product, e.capacity, e.capacity_unit, zh(e.status), e.year, e.note, *told(e))
        for e in of(facts, edges.Makes)
    )
    notes = "\n".join(each["备注"] for each in rows("targets_makes") + rows("thin_makes"))
    assert all(words in notes for words in WANTING)
    given = Counter(
        (
            *(value(row[name]) for name in ("企业编号", "链环编号", "产品")),
            float(row["产能"]) if row["产能"] else None,
            *(value(row[name]) for name in ("产能单位", "状态", "年份")),
            value(without_what_is_wanting(row["备注"])),
            *(value(row[name]) for name in ("来源", "依据")),
        )
        for each in rows("targets_makes") + rows("thin_makes")
        for row in ({**each, **NEWS_NOT_MAKES.get(each["企业编号"], {})},)
    )
    assert given <= makes
    assert given.total() == 132


def test_the_new_news_and_presence(facts):
    shown = {edge.end: edge.start for edge in of(facts, edges.Shows)}
    news = Counter(
        (shown[each.id], zh(each.kind), each.text, each.year, *told(each))
        for each in by_id(facts, nodes.Signal).values()
    )
    names = ("企业编号", "类别", "内容", "年份", "来源", "依据")
    given = Counter(tuple(value(row[name]) for name in names) for row in rows("targets_signals") + rows("thin_signals"))
    assert given <= news
    present = {(e.start, e.end, zh(e.kind), e.what, e.year, e.note, *told(e)) for e in of(facts, edges.PresentIn)}
    names = ("企业编号", "地点", "形式", "内容", "年份", "备注", "来源", "依据")
    assert {tuple(value(row[name]) for name in names) for row in rows("targets_presence")} <= present


def test_the_new_projects_without_the_study_that_builds_nothing(facts):
    projects = by_id(facts, nodes.Project)
    stages = {row["编号"]: row["阶段"] for row in rows("thin_projects")}
    assert stages.pop("p108") == "签约"
    stages["p104"] = "洽谈"
    stages["p115"] = "签约"  # the winter games that the city holds in 2028
    assert {id: zh(project.stage) for id, project in projects.items() if id >= "p101"} == stages
    builds = {edge.start: edge.end for edge in of(facts, edges.Builds)}
    for row in rows("thin_projects"):
        if row["编号"] != "p108":
            assert builds.get(row["编号"]) == value(row["链环编号"])


def test_the_new_figures_keep_number_and_source(facts):
    figures = by_id(facts, nodes.Figure)
    for row in rows("thin_figures"):
        figure = figures[row["编号"]]
        assert (figure.value, figure.value_high) == (
            float(row["数值"]),
            float(row["数值上限"]) if row["数值上限"] else None,
        )
        assert figure.unit == row["单位"].split("(")[0]
        assert figure.name_zh.startswith(row["名称"].removesuffix(")"))
        assert (figure.period is None) == (row["时期"] == "")
        assert figure.evidence.source == row["来源"]
    newer = [row for row in rows("fushun_new_facts") if row["kind"] == "figure" and not row["text"].startswith("本溪")]
    found = Counter((figure.value, figure.unit, figure.evidence.source) for figure in figures.values())
    assert Counter((float(row["value"]), row["unit"], row["source"]) for row in newer) <= found


NEXT_DOOR_GONE = {
    ("daqingyoutian", "co2-recovery"),
    ("zhongguokunlungongcheng", "refinery-turnaround-service"),
    ("sanyizhongzhuangguoji", "mining-excavator"),
    ("zhongguoshiyoudaqinglianhuafengongsi", "oilfield-chemicals"),
    ("zhonghangshenfeiminyongfeiji", "aero-engine-parts-machining"),
}
"""Firms next door that use the thing (carbon dioxide for flooding, parts for airframes), design plants and do not mend
them, or make another: dump trucks, polymer that has a link of its own."""
AT_ITS_OWN_PLACE = {
    ("沈阳", "ice-snow-event"),
    ("吉林", "ice-snow-tourism"),
    ("沈阳", "ice-snow-tourism"),
    ("本溪", "ice-snow-tourism"),
    ("本溪", "tourist-hotel"),
    ("丹东", "forest-wellness"),
}
"""Resorts next door: what takes place at a destination is not offered anywhere else."""


def test_makers_next_door(facts):
    firms, makes = by_id(facts, nodes.Firm), of(facts, edges.Makes)
    pairs = {(edge.start, edge.end) for edge in makes}
    seats = {(firms[start].city, end) for start, end in pairs}
    for row in rows("neighbours"):
        pair = row["firm_id"], row["link_id"]
        if row["firm_id"]:
            assert (pair in pairs) is (pair not in NEXT_DOOR_GONE)
        elif row["confidence"] == "high" and (row["city"], row["link_id"]) not in AT_ITS_OWN_PLACE:
            assert (row["city"], row["link_id"]) in seats or row["firm_name"].startswith("中粮生物科技")
    links = by_id(facts, nodes.Link)
    for row in rows("neighbours_none"):
        assert row["note"].removesuffix("(据常识,未逐一核)") in links[row["link_id"]].note
