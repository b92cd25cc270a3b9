"""Values in every form offices write: money, capacities, counts, dates, codes, words, places."""

import pytest

from loaders.office.amounts import take_amount, take_money, take_number
from loaders.office.cells import SAYS_ABOVE, ColumnTaker
from loaders.office.code_cells import take_credit_code, take_industry_code, take_stock_code
from loaders.office.columns import ColumnPlan
from loaders.office.days import take_date, take_span
from loaders.office.fields import TableKind, Takes, field_named
from loaders.office.marks import split_mark
from loaders.office.taken import BLANK
from loaders.office.word_cells import split_place, take_state, take_word
from loaders.rows import Number, RejectedCell
from tests.loaders.office.books import credit_code


@pytest.mark.parametrize(
    ("text", "unit", "value", "codes"),
    [
        ("1.2亿", None, 1.2, ()),
        ("3,000万元", "亿元", 0.3, ()),
        ("12000", "万元", 1.2, ()),
        ("1200.5", "万元", 0.12005, ()),
        ("0.32", "亿元", 0.32, ()),
        ("1亿2000万元", None, 1.2, ()),
        ("三千五百万元", None, 0.35, ()),
        ("壹亿元整", None, 1, ()),
        ("一点五亿元", None, 1.5, ()),
        ("３．５亿元", None, 3.5, ()),
        ("¥3000万", None, 0.3, ()),
        ("人民币2亿元", None, 2, ()),
        ("约5亿元", "万元", 5, ("approximate",)),
        ("总投资8亿元左右", None, 8, ("approximate",)),
        ("13亿元（其中设备5亿元）", None, 13, ("bracket-left",)),
        ("5亿元（含税）", None, 5, ()),
        ("120000", None, 120000, ("unit-missing",)),
        ("1.2-1.5亿元", None, None, ("money-range",)),
        ("500万美元", None, None, ("money-foreign",)),
        ("面议", None, None, ("money-form",)),
        ("一期5亿元，二期3亿元", None, None, ("money-form",)),
        ("-5", "亿元", None, ("negative",)),
        ("5", "吨", None, ("unit-unknown",)),
        ("99999999999亿元", None, None, ("too-large",)),
    ],
)
def test_money_comes_in_yi_yuan(text, unit, value, codes):
    taken = take_money(text, unit)
    assert (taken.value, taken.codes) == (value, codes)
    assert taken.unit == (None if value is None else "亿元")


def test_a_loss_is_money_where_a_column_takes_one():
    assert take_money("-500", "万元", signed=True).value == -0.05


@pytest.mark.parametrize(
    ("text", "unit", "value", "own", "codes"),
    [
        ("10万吨/年", None, 10, "万吨/年", ()),
        ("年产5万吨", None, 5, "万吨/年", ()),
        ("5万吨/a", None, 5, "万吨/年", ()),
        ("2000台（套）/年", None, 2000, "台/年", ()),
        ("30", "万吨/年", 30, "万吨/年", ()),
        ("30MW", None, 30, "MW", ()),
        ("约1.5万吨", None, 1.5, "万吨", ("approximate",)),
        ("80", None, 80, None, ("amount-unit",)),
        ("1.5-2万吨", None, "1.5-2万吨", None, ("amount-range",)),
        ("乙烯80万吨、丙烯50万吨", None, "乙烯80万吨、丙烯50万吨", None, ("amount-form",)),
    ],
)
def test_capacities_keep_number_and_unit(text, unit, value, own, codes):
    taken = take_amount(text, unit)
    assert (taken.value, taken.unit, taken.codes) == (value, own, codes)


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [("1,200", 1200, ()), ("约300人", 300, ("approximate",)), ("300余人", 300, ("approximate",)), ("1.2万人", 12000, ()), ("若干", None, ("number-form",)), ("50-80人", None, ("number-range",))],
)  # fmt: skip
def test_counts_are_read(text, value, codes):
    taken = take_number(text, None)
    assert (taken.value, taken.codes) == (value, codes)


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("2024.03", "2024-03", ()),
        ("2024年3月", "2024-03", ()),
        ("二〇二四年三月", "2024-03", ()),
        ("2023/12/5", "2023-12-05", ()),
        ("202403", "2024-03", ()),
        ("1998年", "1998", ()),
        ("2024年第三季度", "2024-Q3", ()),
        ("24年3月", "2024-03", ("date-short",)),
        ("98年", "1998", ("date-short",)),
        ("2024年底", "2024", ("date-vague",)),
        ("2024年上半年", "2024", ("date-vague",)),
        ("2024年3月下旬", "2024-03", ("date-vague",)),
        ("预计2025年6月投产", "2025-06", ("date-words",)),
        ("45352", "2024-03-01", ("date-number",)),
        ("2024.1", "2024", ("date-cut",)),
        ("2024-13", None, ("date-impossible",)),
        ("2024-02-30", None, ("date-impossible",)),
        ("今年6月", None, ("date-form",)),
        ("已开工", None, ("date-done",)),
    ],
)
def test_dates_are_read_as_far_as_they_are_given(text, value, codes):
    taken = take_date(text)
    assert (taken.value, taken.codes) == (value, codes)


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("2023-2025", "2023", "2025"),
        ("2023年5月—2025年10月", "2023-05", "2025-10"),
        ("2023.05-2025.10", "2023-05", "2025-10"),
        ("2024年3-10月", "2024-03", "2024-10"),
        ("2023年5月至2025年", "2023-05", "2025"),
        ("2024年", "2024", None),
        ("24个月", None, None),
    ],
)
def test_spans_give_start_and_finish(text, start, finish):
    assert [taken.value for taken in take_span(text)] == [start, finish]


def test_credit_codes_are_taken_by_form_and_check_sign():
    right = credit_code(7)
    assert take_credit_code(f" {right.lower()} ").value == right
    assert take_credit_code("".join(chr(ord(sign) + 0xFEE0) for sign in right)).value == right
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    assert (take_credit_code(wrong).value, take_credit_code(wrong).codes) == (None, ("code-check",))
    mistyped = credit_code(0).replace("0", "O")
    assert (take_credit_code(mistyped).codes, take_credit_code(mistyped).near) == (("code-form",), credit_code(0))
    for text, code in (
        *(("9.1210E+17", "code-cut"), (Number("912104001234567000"), "code-cut"), ("12345678-9", "code-organisation")),
        *(("210400000012345", "code-registration"), ("9121", "code-length")),
    ):
        assert (take_credit_code(text).value, take_credit_code(text).codes) == (None, (code,))


def test_zeros_that_codes_lost_are_put_back_where_only_one_code_can_be_meant():
    stock = [(take_stock_code(text).value, take_stock_code(text).codes) for text in (Number("2648"), "600519", "sz000301", "990", "830799")]  # fmt: skip
    assert stock == [
        *(("002648.SZ", ("code-zeros",)), ("600519.SH", ("code-exchange",)), ("000301.SZ", ())),
        *(("000990.SZ", ("code-zeros",)), (None, ("stock-form",))),
    ]
    industry = [(take_industry_code(text).value, take_industry_code(text).codes) for text in (Number("111"), "0111", "C2614", "2614 有机化学原料制造", "9999")]  # fmt: skip
    assert industry == [("0111", ("code-zeros",)), ("0111", ()), ("2614", ()), ("2614", ()), (None, ("industry-form",))]


@pytest.mark.parametrize(
    ("text", "takes", "value", "codes"),
    [
        ("已签约", Takes.PROJECT_STAGE, "signed", ()),
        ("在建（主体）", Takes.PROJECT_STAGE, "building", ()),
        ("正在进行主体施工", Takes.PROJECT_STAGE, "building", ("word-inside",)),
        ("尚未开工，正在办理环评", Takes.PROJECT_STAGE, "planned", ("word-inside",)),
        ("前期", Takes.PROJECT_STAGE, "planned", ("word-inside",)),
        ("推进中", Takes.PROJECT_STAGE, None, ("word-unknown",)),
        ("新建", Takes.PROJECT_KIND, "new", ()),
        ("改扩建项目", Takes.PROJECT_KIND, "expansion", ()),
        ("正常", Takes.MAKE_STATUS, "operating", ()),
        ("停产检修", Takes.MAKE_STATUS, "stopped", ("word-inside",)),
        ("存续", Takes.MAKE_STATUS, "operating", ("word-inside",)),
        ("链主企业", Takes.CHAIN_ROLE, "chain_owner", ()),
        ("上游环节", Takes.STAGE, "upstream", ()),
    ],
)
def test_words_are_read_within_longer_texts(text, takes, value, codes):
    taken = take_word(text, takes)
    assert (taken.value, taken.codes) == (value, codes)


@pytest.mark.parametrize(
    ("text", "state"),
    [("缺", "missing"), ("无", "missing"), ("薄弱", "weak"), ("强", "strong"), ("在建", "building"), ("拟引进", "planned"), ("有", "present"), ("√", "present")],
)  # fmt: skip
def test_states_of_links_are_read(text, state):
    assert take_state(text).value == state


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [("双酚A（缺）", "双酚A", "缺"), ("甲厂(在建)", "甲厂", "在建"), ("环氧乙烷（EO）", "环氧乙烷（EO）", None), ("乙厂（拟引进）", "乙厂", "拟引进")],
)  # fmt: skip
def test_marks_behind_names_are_split_off(text, name, mark):
    assert split_mark(text) == (name, mark)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("山东烟台", ("山东", "烟台", None)),
        ("江苏省常州市", ("江苏", "常州", None)),
        ("辽宁省抚顺市东洲区新城路1号", ("辽宁", "抚顺", "东洲区")),
        ("抚顺市清原满族自治县", (None, "抚顺", "清原满族自治县")),
        ("上海市浦东新区", ("上海", "上海", "浦东新区")),
        ("内蒙古自治区包头市", ("内蒙古", "包头", None)),
        ("浙江", ("浙江", None, None)),
        ("抚顺经济开发区", (None, None, None)),
    ],
)
def test_places_are_split_as_far_as_they_say(text, parts):
    found = split_place(text)
    assert tuple(found.get(name) for name in ("province", "city", "district")) == parts


def taker(kind: TableKind, name: str, **words: str | None) -> ColumnTaker:
    return ColumnTaker(ColumnPlan(0, ("列",), field_named(kind, name)), None, words)


def test_blanks_refusals_and_damage_are_told_apart_before_a_cell_is_taken():
    name = taker(TableKind.FIRMS, "Firm.name_zh")
    assert [name.take(text) for text in ("无", "—", "/", "暂无", "待定", "\u200b")] == [BLANK] * 6
    assert name.take("1.明州\n甲厂★").value == "明州甲厂"
    assert name.take("1.明州甲厂").codes == ("name-cleaned",)
    assert name.take("明州甲厂\u200b").codes == ("text-cleaned",)
    assert name.take("=cmd|'/c calc'!A1").codes == ("cell-formula",)
    assert name.take(RejectedCell("#REF!")).codes == ("cell-error",)
    assert name.take(RejectedCell("=A1")).codes == ("formula-blank",)
    assert name.take("甲\ufffd厂").codes == ("text-lost",)
    assert name.take("12345").codes == ("name-odd",)
    assert taker(TableKind.CHAIN_BOOK, "Link.state").take("无").value == "missing"
    assert [text in SAYS_ABOVE for text in ("同上", "〃", "上")] == [True, True, False]


def test_a_word_that_was_decided_on_is_taken_as_decided():
    stage = taker(TableKind.PROJECTS, "Project.stage", 推进中="building", 另议=None)
    assert (stage.take("推进中").value, stage.take("另议")) == ("building", BLANK)
