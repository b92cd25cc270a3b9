"""The style of a print: the size of its sheet, and a foot that no text can break out of."""

from types import SimpleNamespace

from views.shared.print_style import print_style, quoted


def test_panoramas_are_printed_on_a3_and_lists_on_a4():
    load = SimpleNamespace(id="0001-ad503a4c", loaded_at="2026-11-25T21:09:00Z", digest="ad503a4c99")
    style = print_style(load, "panorama", "zh")
    assert "size:A3 landscape" in style
    assert "链谱 · 资料版次 0001-ad503a4c · 2026-11-26 05:09 · 校验码 ad503a4c" in style
    assert "size:A4 portrait" in print_style(load, "targets", "en")


def test_a_text_stays_inside_its_css_string():
    assert quoted('a"}</style>') == '"a\\22 \\7d \\3c \\2f style\\3e "'
