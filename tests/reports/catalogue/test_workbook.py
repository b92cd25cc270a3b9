"""The catalogue as a workbook, read back cell by cell against the judgement it was made from."""

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.lists.calls import calls
from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.lists.supply_risks import supply_risks
from graph.analysis.target_filter import TargetFilter
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Basis
from reports.catalogue.chain_sheet import HEAD_ROWS
from reports.catalogue.columns import COLUMNS, PAPER
from reports.catalogue.content import build_catalogue
from tests.reports.catalogue.conftest import CHAIN, FIRMS, IDS, LISTS, SURVEYED, chain_sheets, written

GROUPS = [
    "链环", "企业", "所在地", "重点与策略", "为什么要补", "产品与规模（年份）", "动向（年份）", "不利与待核", "优先",
    "下一步", "责任单位", "时限",
    "序号", "集群/链", "上中下游", "策略", "缺口依据", "先找本地企业扩产", "企业全称", "信用代码/证券代码",
    "主营产品", "规模（年份）", "资质", "现有布局", "近期动向", "与本地关系路径", "本地匹配点", "预期投资/方向",
    "建议承载园区", "要素需求", "环保/安全/合规提示", "匹配度与分项", "依据与可信度", "出处与核实日期",
    "链长/专班/责任单位", "本市名单拟引进", "来往情况", "备注", "行标",
]  # fmt: skip


def rows_of(sheet):
    return [dict(zip(IDS, row, strict=False)) for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_a_cover_a_sheet_a_chain_sources_and_methods(book, judgement):
    assert book.sheetnames[0] == "封面"
    assert book.sheetnames[-2:] == ["出处", "口径"]
    assert book.sheetnames[1 : 1 + len(LISTS)] == LISTS
    assert book.sheetnames[1 + len(LISTS) : -2] == [
        "高端精细化工", "化工新材料", "高端冶金新材料", "装备制造", "清洁能源", "农产品", "节能环保", "煤矸石综合利用",
        "工业滤材", "自然资源", "生物医药与中药材", "冰雪经济", "闲置资产盘活", "央地合作",
    ]  # fmt: skip
    for sheet in chain_sheets(book):
        assert [cell.value for cell in sheet[3] if cell.value is not None] == GROUPS
        assert sheet.freeze_panes == "C5"
        assert sheet.print_title_rows == "$3:$4"
        assert sheet.auto_filter.ref.startswith("A4:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)


def test_twelve_columns_are_printed_on_one_width_and_the_others_are_grouped_away(book, chain_book):
    assert len(PAPER) == 12
    alone = chain_book[CHAIN]
    assert alone.print_area == f"'{CHAIN}'!$A$3:$L${HEAD_ROWS + len(rows_of(alone))}"
    for sheet in (alone, *chain_sheets(book)):
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_cols == "$A:$B", "link and firm on every sheet"
        found = {at: each for each in sheet.column_dimensions.values() for at in range(each.min, each.max + 1)}
        for place, column in enumerate(COLUMNS, 1):
            assert found[place].outlineLevel == (0 if column.paper else 1), column.id
            assert bool(found[place].hidden) is not column.paper, column.id


def test_the_title_is_whole_on_every_printed_sheet(chain_book):
    sheet = chain_book[CHAIN]
    assert sheet.oddHeader.left.text.strip() == sheet["A1"].value
    assert sheet.print_area.startswith(f"'{sheet.title}'!$A$3:"), "no title in cells that repeat, where it would be cut"


def test_one_row_a_candidate_of_each_target(book, judgement):
    chains = [chain for chain in judgement.city.chains if not needs_survey(judgement, chain)]
    for chain, sheet in zip(chains, chain_sheets(book), strict=True):
        expected = []
        for target in judgement.targets_of(chain):
            if target.strategy is Strategy.SEE_THROUGH:
                continue
            firms = [each.firm.name_zh for each in rank_candidates(judgement.city, target.link_id)] or [None]
            expected += [
                (target.score.points, "、".join(each.zh for each in target.strategies), firm) for firm in firms
            ]
        found = [(row["target_points"], row["strategies"], row["firm_name"]) for row in rows_of(sheet)]
        assert found == expected
        assert [row["number"] for row in rows_of(sheet)] == list(range(1, len(expected) + 1))


def list_of(book, name):
    """Return the rows of a list below its note and heads."""
    return list(book[name].iter_rows(min_row=3, values_only=True))


def test_calls_come_first_those_on_which_most_hangs_at_the_top(book, judgement):
    rows = list_of(book, "先核实")
    assert len(rows) == len(calls(judgement))
    assert [row[6] for row in rows] == sorted((row[6] for row in rows), reverse=True)
    acrylonitrile = next(row for row in rows if row[1] == "丙烯腈")
    assert acrylonitrile[2:6] == ("已有待核", "抚顺石化", "一年做多少，供给谁，市场占多少", "说得出产能或市场份额：强")


def test_what_is_under_way_is_listed_apart_and_has_no_candidates(book, judgement):
    rows = list_of(book, "盯办")
    coming = [target for target in judgement.targets if target.strategy is Strategy.SEE_THROUGH]
    assert len(rows) == len(coming)
    assert {row[2] for row in rows} == {"在建", "拟建"}
    assert not {row["strategies"] for sheet in chain_sheets(book) for row in rows_of(sheet)} & {"盯办"}


def test_supply_risks_name_who_supplies_and_who_depends(book, judgement):
    rows = list_of(book, "断供风险")
    assert len(rows) == len(supply_risks(judgement))
    assert all(row[3].startswith("只有") and "离不了它" in row[3] for row in rows)


def test_a_chain_to_be_surveyed_holds_questions_and_leads_in_reserve(book, judgement):
    for chain, name in zip(
        [each for each in judgement.city.chains if needs_survey(judgement, each)], SURVEYED, strict=True
    ):
        sheet = book[name]
        assert [cell.value for cell in sheet[3]] == ["链环", "状态", "问谁", "问什么", "备选线索"]
        rows = list(sheet.iter_rows(min_row=4, values_only=True))
        assert len(rows) == len(firms_asked_about(judgement, chain)) > 0
        assert all(row[2] and row[3] for row in rows)
        offices = {unit.name_zh for unit in judgement.city.organisations.values()}
        nobody = [row[2] in offices for row in rows]
        assert not nobody[0], "those with a local firm on file come first"
        assert nobody[-1], "where none is on file the office of the link is asked"
        assert any(row[4] for row in rows)


def test_text_is_text_and_numbers_are_numbers(book):
    kinds = {column.id: column.kind for column in COLUMNS}
    for sheet in chain_sheets(book):
        for row in sheet.iter_rows(min_row=5):
            for head, cell in zip(IDS, row, strict=False):
                if cell.value is not None:
                    assert cell.data_type == ("s" if kinds[head] == "text" else "n"), (sheet.title, cell.coordinate)
                assert cell.value not in (0, "—", "") or kinds[head] != "text"


def test_codes_keep_their_zeros_and_their_exchange(book):
    codes = [row["stock_code"] for sheet in chain_sheets(book) for row in rows_of(sheet) if row["stock_code"]]
    assert any(code.startswith("00") for code in codes)
    assert all(isinstance(code, str) for code in codes)


def test_a_row_known_by_hand(book):
    named = ("中国石油大庆炼化分公司", "驱油用表面活性剂")
    row = next(row for row in rows_of(book["高端精细化工"]) if (row["firm_name"], row["link"]) == named)
    assert (row["link"], row["stage"], row["strategies"], row["state"]) == (
        "驱油用表面活性剂",
        "下游",
        "延链",
        "缺（未查到）",
    )
    # its sister 大庆油田化工 makes it too, and is of the house that is to buy it: no anchor
    assert row["why"] == "延链：依托本地驱油用烷基苯（抚顺石化洗化厂），往下再做一步；买方有大庆油田、辽河油田"
    assert row["target_terms"].startswith("有买方 100、市场前景 50、带动缺环 50、链主需要 0、本地供料 100")
    assert (row["place"], row["basis"]) == ("黑龙江 大庆", "行业常识")
    assert row["chief"] == "抚顺市工业和信息化局（推定）"
    assert row["contact"] is None


def test_blank_columns_are_named_on_the_cover_and_no_others(book, judgement):
    blank = [id for id in IDS if all(row[id] is None for sheet in chain_sheets(book) for row in rows_of(sheet))]
    # what the office is to fill in is no lack of facts
    assert blank == [
        "in_charge", "by_when", "credit_code", "measures", "qualifications", "rules", "checked_on", "wanted",
    ]  # fmt: skip
    said = [cell.value for row in book["封面"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any(
        text.startswith("信用代码、企业指标、资质、合规提示、核实日期、本市名单拟引进：整列留空") for text in said
    )


def test_every_source_of_a_row_is_on_the_sheet_of_sources(book):
    listed = {row[1] for row in book["出处"].iter_rows(min_row=2, values_only=True)}
    for sheet in chain_sheets(book):
        for row in rows_of(sheet):
            for part in (row["sources"] or "").split("；"):
                for source in part.split(" ; "):
                    plain = (
                        source.rsplit("（", 1)[0] if source.endswith("）") and "未记地址" not in source[-6:] else source
                    )
                    assert not plain or plain in listed or source in listed


def test_the_cover_counts_what_the_sheets_hold(book, judgement):
    numbers = {row[1].value: row[3].value for row in book["封面"].iter_rows(min_row=1, max_col=4) if row[3].value}
    for strategy in Strategy:
        assert numbers[strategy.zh] == sum(target.strategy is strategy for target in judgement.targets)
    rows = [row for sheet in chain_sheets(book) for row in rows_of(sheet)]
    for basis in Basis:
        assert numbers[basis.zh] == sum(row["basis"] == basis.zh for row in rows)


def test_a_selection_keeps_its_filters_in_the_document(judgement):
    risks = ["断供风险"] if supply_risks(judgement, "fine-chemicals") else []
    catalogue = build_catalogue(judgement, TargetFilter(("fine-chemicals",), frozenset({Strategy.EXTEND})))
    book = written(catalogue)
    assert book.sheetnames == ["封面", *FIRMS, "先核实", *risks, "高端精细化工", "出处", "口径"]
    assert {row["strategies"] for row in rows_of(book["高端精细化工"])} == {"延链"} | {"延链、强链"} & {
        row["strategies"] for row in rows_of(book["高端精细化工"])
    }
    assert catalogue.filters == "产业链：高端精细化工；策略：延链"
