"""Names found by Chinese, pinyin, initials, English, codes and mentions; where they were hit; what is near."""

import pytest

from graph.analysis.exploration.name_search import By, Grade, Hit, fold, near_names, search_names, searchable, sound_of

THINGS = (
    searchable("ethylene", "Link", ["乙烯", "Ethylene"], ["2614"]),
    searchable("styrene", "Link", ["苯乙烯"], ["2614"]),
    searchable("pib", "Link", ["聚异丁烯（PIB）", "Polyisobutylene"]),
    searchable("rubber", "Link", ["重庆特种橡胶"]),
    searchable(
        "oxiran", "Firm", ["奥克股份", "辽宁奥克化学股份有限公司"], ["300082.SZ", "91211000732T"], ["聚乙二醇"], 5
    ),
)


def found(text):
    return [match.found.key for match in search_names(THINGS, text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("乙烯", ["ethylene", "styrene"]),
        ("yixi", ["ethylene", "styrene"]),
        ("YX", ["ethylene"]),  # two letters are looked for at the beginning alone
        ("byx", ["styrene"]),
        ("chongqing", ["rubber"]),  # read as the place is read
        ("hongqing", []),  # a spelling is entered at a syllable
        ("Ethylene", ["ethylene"]),
        ("2614", ["ethylene", "styrene"]),
        ("300082", ["oxiran"]),
        ("300082.sz", ["oxiran"]),
        ("2T", []),  # two signs of a code mean nothing
        ("聚乙二醇", ["oxiran"]),
        ("奥克 化学", ["oxiran"]),
        ("化学 奥克", ["oxiran"]),
        ("化学 乙烯", []),
        (" yi xi ", ["ethylene", "styrene"]),
        ("yi'xi", ["ethylene", "styrene"]),
        ("ｙｉｘｉ", ["ethylene", "styrene"]),  # as an input method of full width writes it
        ("en", []),  # two letters inside a word mean nothing
        ("  ", []),
        ("zzz", []),
    ],
)
def test_what_is_found_in_which_order(text, keys):
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "key", "grade", "hit"),
    [
        ("乙烯", "ethylene", Grade.EXACT, Hit("乙烯", 0, 2, By.NAME)),
        ("乙烯", "styrene", Grade.CONTAINS, Hit("苯乙烯", 1, 3, By.NAME)),
        ("yixi", "styrene", Grade.CONTAINS, Hit("苯乙烯", 1, 3, By.SOUND)),
        ("juyid", "pib", Grade.BEGINS, Hit("聚异丁烯（PIB）", 0, 3, By.SOUND)),  # a syllable begun is marked whole
        ("pib", "pib", Grade.CONTAINS, Hit("聚异丁烯（PIB）", 5, 8, By.NAME)),
        ("2614", "ethylene", Grade.EXACT, Hit("2614", 0, 4, By.CODE)),
        ("0082", "oxiran", Grade.CODE, Hit("300082.SZ", 2, 6, By.CODE)),
        ("乙二", "oxiran", Grade.MENTION, Hit("聚乙二醇", 1, 3, By.MENTION)),
    ],
)
def test_how_well_it_matches_and_where(text, key, grade, hit):
    match = next(match for match in search_names(THINGS, text) if match.found.key == key)
    assert (match.grade, match.hits) == (grade, (hit,))


def test_several_words_match_as_well_as_the_worst_and_each_is_marked():
    (match,) = search_names(THINGS, "奥克 乙二")
    assert match.grade is Grade.MENTION
    assert [hit.text for hit in match.hits] == ["奥克股份", "聚乙二醇"]


def test_a_rank_orders_what_matches_alike():
    things = [searchable(key, "Firm", [key], rank=rank) for key, rank in (("ab", 1), ("abcd", 0))]
    assert [match.found.key for match in search_names(things, "a")] == ["abcd", "ab"]


def test_a_name_is_spelt_by_character_and_folded_without_blanks():
    sound = sound_of(fold("C5 乙烯"))
    assert (sound.spelt, sound.initials, sound.starts) == ("c5yixi", "c5yx", (0, 1, 2, 4))
    assert fold("C5 乙 烯").places == (0, 1, 3, 5)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("聚异丁稀", ["pib"]),  # sounds alike
        ("特种橡较", ["rubber"]),  # written much alike
        ("一席", ["ethylene"]),
        ("清特", []),  # two syllables inside a name are too little
        ("", []),
    ],
)
def test_what_is_near_a_text_that_found_nothing(text, keys):
    assert [match.found.key for match in near_names(THINGS, text)] == keys
