"""Trees are escaped by the library, and hold only what XML can hold."""

from xml.etree.ElementTree import fromstring

import pytest

from reports.drawing.markup import append, element, holdable, to_file_text, to_text

HOSTILE = "<img src=x onerror=alert(1)> ]]> & \"quoted\" 'too' <!-- --> <![CDATA[x"


def test_text_and_children_keep_their_order():
    made = element("p", {"class": "note"}, "a < b ", element("b", {}, "c"), " d", " e")
    assert to_text(made) == '<p class="note">a &lt; b <b>c</b> d e</p>'


def test_hostile_text_comes_back_as_the_text_it_was():
    made = element("p", {"title": HOSTILE}, HOSTILE)
    read = fromstring(to_text(made))
    assert read.text == HOSTILE
    assert read.get("title") == HOSTILE
    assert len(read) == 0


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_dropped(char):
    assert holdable(f"甲{char}乙") == "甲乙"
    assert fromstring(to_text(element("p", {"a": char}, f"甲{char}乙"))).text == "甲乙"


@pytest.mark.parametrize("text", ["tab\there", "甲\n乙", "\u007f\u0085", "𠮷野", "\ue000\ufffd"])
def test_what_xml_can_hold_is_kept(text):
    assert holdable(text) == text


def test_append_adds_after_what_is_there():
    made = element("p", {}, element("br", {}))
    append(made, "one")
    append(made, " two")
    assert to_text(made) == "<p><br />one two</p>"


def test_a_file_says_its_encoding():
    assert to_file_text(element("svg", {})) == '<?xml version="1.0" encoding="UTF-8"?>\n<svg />\n'
