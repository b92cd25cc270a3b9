"""Who is who: one firm by code or folded name, proposals with evidence, and nothing joined without a decision."""

import pytest

from loaders.office.firm_names import core_of_firm, fold_firm, is_slip, looks_like_firm, old_names
from loaders.office.known import Known, KnownFirm
from loaders.office.who import FirmRegister
from tests.loaders.office.books import credit_code

KNOWN = Known(
    firms=(
        KnownFirm("petro", "中国石油天然气股份有限公司明州石化分公司", "明州石化"),
        KnownFirm("jia", "明州甲化工有限公司", None, credit_code(1)),
        KnownFirm("yi", "明州宏达新材料有限公司", "宏达新材"),
        KnownFirm("old", "明州东方特钢有限公司（原明州第一钢厂）"),
    ),
    places=("明州",),
)


def register(*named, answers=None, known=KNOWN):
    made = FirmRegister(known, answers or {})
    for name, code in named:
        made.note(name, code)
    made.settle()
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明州甲化工有限公司", "明州甲化工有限责任公司"),
        ("明州（甲）化工有限公司", "明州(甲)化工有限公司"),
        ("明州甲化工有限公司", " 明州甲 化工有限公司　"),
        ("ＡＢＣ化工有限公司", "abc化工有限公司"),
        ("明州甲化工股份公司", "明州甲化工股份有限公司"),
    ],
)
def test_width_brackets_and_legal_form_make_no_other_firm(one, other):
    assert fold_firm(one) == fold_firm(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("明州甲化工有限公司", "明州甲化工股份有限公司"),
        ("明州甲化工有限公司", "明州甲化工有限公司东湖分公司"),
        ("明州第一化工厂", "明州第二化工厂"),
    ],
)
def test_other_firms_stay_others(one, other):
    assert fold_firm(one) != fold_firm(other)


def test_a_valid_code_is_certain_whatever_the_name_and_so_is_the_name():
    made = register(("明州甲科技有限公司", credit_code(1)), ("明州宏达新材料有限责任公司", None))
    by_code, by_name = (
        made.identity("明州甲科技有限公司", credit_code(1)),
        made.identity("明州宏达新材料有限责任公司", None),
    )
    assert (by_code.id, by_code.by, by_code.known) == ("jia", "uscc", True)
    assert (by_name.id, by_name.by, by_name.known) == ("yi", "name", True)


def test_one_name_with_another_code_than_on_file_is_another_firm():
    identity = register(("明州甲化工有限公司", credit_code(9))).identity("明州甲化工有限公司", credit_code(9))
    assert (identity.known, identity.id != "jia") == (False, True)


@pytest.mark.parametrize(
    ("name", "other", "by"),
    [
        ("明州石化", "petro", "short-name"),
        ("宏达新材料股份有限公司", "yi", "core"),
        ("明州宏达新材料科技有限公司", "yi", "contained"),
        ("明州宏大新材料有限公司", "yi", "near"),
        ("明州第一钢厂", "old", "old-name"),
        ("明州某厂（原明州甲化工有限公司）", "jia", "old-name"),
    ],
)
def test_other_likenesses_are_proposed_with_their_evidence_and_not_joined(name, other, by):
    identity = register((name, None)).identity(name, None)
    assert not identity.known
    assert (other, by) in [(each.id, each.by) for each in identity.proposals]


@pytest.mark.parametrize("name", ["明州第二钢厂", "西山宏图机械有限公司", "明州甲化工有限公司西山分公司"])
def test_mere_kin_is_not_proposed(name):
    assert register((name, None)).identity(name, None).proposals == ()


def test_names_of_one_file_that_may_be_one_are_proposed_to_each_other():
    made = register(
        ("明州海通泵业有限公司", None),
        ("海通泵业", None),
        ("明州海通泵业股份有限公司", None),
        known=Known(places=("明州",)),
    )
    names = {each.name: {other.name for other in each.proposals} for each in made.identities()}
    assert names["海通泵业"] == {"明州海通泵业有限公司", "明州海通泵业股份有限公司"}
    assert len({each.id for each in made.identities()}) == 3


def test_a_code_that_many_share_joins_nobody():
    code = credit_code(77)
    made = register(*((f"明州{letter}有限公司", code) for letter in ("甲甲", "乙乙", "丙丙")))
    assert made.placeholders == {code}
    assert len({each.id for each in made.identities()}) == 3


def test_two_names_of_one_code_are_one_firm_and_one_name_with_two_codes_is_two():
    code = credit_code(78)
    made = register(("明州东升化工有限公司", code), ("明州东升化工科技有限公司", code))
    assert len({each.id for each in made.identities()}) == 1
    assert (made.has_two_names(code), made.contested) == (True, set())
    twice = register(("明州同名有限公司", credit_code(5)), ("明州同名有限公司", credit_code(6)))
    assert twice.has_two_codes("明州同名有限公司")
    assert len({each.id for each in twice.identities()}) == 2


def test_one_code_of_two_names_that_nothing_ties_joins_nobody_until_it_is_decided():
    code = credit_code(79)
    named = (("明州衡岳特钢有限公司", code), ("明州太河制药有限公司", code))
    made = register(*named)
    first, second = (made.identity(*each) for each in named)
    assert (made.contested, first.id == second.id) == ({code}, False)
    assert [(each.id, each.by) for each in first.proposals] == [(second.id, "uscc")]
    renamed = register(("明州太河制药有限公司（原明州衡岳特钢有限公司）", code), named[0])
    assert renamed.contested == set()


def test_a_row_without_code_of_a_name_with_two_codes_is_nobody_of_the_two():
    named = [("明州同名有限公司", code) for code in (credit_code(5), credit_code(6), None)]
    made = register(*named)
    ids = [made.identity(*each).id for each in named]
    assert len(set(ids)) == 3
    assert {each.id for each in made.identities()} == set(ids)


def test_a_code_that_stands_for_nobody_tells_no_firm_of_a_name_from_another():
    held = credit_code(77)
    made = register(
        *((f"明州{letter}有限公司", held) for letter in ("甲甲", "乙乙", "同名")),
        ("明州同名有限公司", credit_code(5)),
        ("明州同名有限公司", credit_code(6)),
    )
    assert (
        made.identity("明州同名有限公司", held).id
        == register(("明州同名有限公司", None)).identity("明州同名有限公司", None).id
    )
    assert len({made.identity("明州同名有限公司", code).id for code in (held, credit_code(5), credit_code(6))}) == 3


def test_a_name_that_a_correction_brings_in_is_a_firm_of_its_own():
    made = register(("明州甲化工有限公司", None))
    found = made.identity("明州更正有限公司", credit_code(8))
    assert (found.known, found.name) == (False, "明州更正有限公司")
    assert found in made.identities()


def test_a_decision_joins_and_ids_are_the_same_in_every_file():
    answers = {"same:明州石化": "petro"}
    identity = register(("明州石化", None), answers=answers).identity("明州石化", None)
    assert (identity.id, identity.by) == ("petro", "decision")
    first, second = (register(("明州新厂", None)).identity("明州新厂", None).id for _ in range(2))
    assert first == second


def test_cores_old_names_and_what_looks_like_a_firm():
    assert core_of_firm("辽宁省抚顺市宏达化工有限公司") == "宏达化工"
    assert core_of_firm("明州化工有限公司") == "明州化工"
    assert old_names("甲厂（原：乙厂）") == ("甲厂", ("乙厂",))
    assert [looks_like_firm(text) for text in ("甲公司", "乙烯", "某某集团", "第一研究院", "石脑油")] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_names_that_differ_as_slips_do_are_told_from_those_of_other_firms():
    assert is_slip("明州宏达新材料有限公司", "明州宏大新材料有限公司")
    assert is_slip("明州市宏达新材料有限公司", "明州宏达新材料有限公司")
    assert not is_slip("浙江东晶电子有限公司", "浙江东尼电子有限公司")
    assert not is_slip("明州第一化工厂", "明州第二化工厂")
    assert not is_slip("江苏天奈科技有限公司", "江苏中天科技有限公司")


@pytest.mark.parametrize(
    ("one", "other"),
    [("江西铜业股份有限公司", "云南铜业股份有限公司"), ("中国铝业股份有限公司", "山东铝业股份有限公司")],
)
def test_firms_of_two_places_are_not_proposed_for_one_core(one, other):
    made = register((one, None), (other, None), known=Known())
    assert [each.proposals for each in made.identities()] == [(), ()]


def test_a_slip_is_found_among_names_that_many_numbers_tell_apart():
    numbered = [(f"明州第{number}化工有限公司", None) for number in range(10, 40)]
    made = register(*numbered, ("明州第12化宫有限公司", None), ("明州第7化工有限公司", None), known=Known())
    found = {each.name: [other.name for other in each.proposals] for each in made.identities() if each.proposals}
    assert found == {
        "明州第12化工有限公司": ["明州第12化宫有限公司"],
        "明州第12化宫有限公司": ["明州第12化工有限公司"],
    }
