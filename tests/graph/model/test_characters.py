"""Texts that were read in another encoding, and the one look that tells texts without odd signs."""

import pytest

from graph.model.characters import INVISIBLE, REPLACEMENTS, UNUSUAL, is_garbled


@pytest.mark.parametrize("text", ["明州化工", "新材料产业链"])
def test_chinese_read_in_another_encoding_is_told(text):
    assert is_garbled(text.encode().decode("gb18030"))
    assert not is_garbled(text)


def test_a_text_with_a_sign_of_ascii_is_as_it_was_written():
    garbled = "明州化工".encode().decode("gb18030")
    assert not is_garbled(f"{garbled}A")
    assert not is_garbled("明州第12化工有限公司")


@pytest.mark.parametrize(
    "sign", ["\x00", "\u200b", "\ufeff", "\ufdd0", "\ufffd", "\ue000", "锟斤拷", "锘縤", "\U0010fffd"]
)
def test_what_either_pattern_finds_is_seen_by_the_one_look(sign):
    text = f"明州{sign}化工"
    assert INVISIBLE.search(text) or REPLACEMENTS.search(text)
    assert UNUSUAL.search(text)


def test_the_one_look_passes_usual_texts():
    assert not UNUSUAL.search("明州（甲）化工\t有限公司\n2024年—No.1")
