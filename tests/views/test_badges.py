"""Texts from the data inside Markdown: shown as they are, never as markup."""

import pytest

from views.shared.badges import escape_markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("乙烯", "乙烯"),
        ("**粗** `码` :red[红] $x$", "\\*\\*粗\\*\\* \\`码\\` \\:red\\[红\\] \\$x\\$"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("1. 一", "1\\. 一"),
        ("12. 一", "12\\. 一"),
        ("3.5 万吨", "3\\.5 万吨"),
        ("www.example.com", "www\\.example.com"),
        ("a@b.cn", "a\\@b.cn"),
        ("第一行\n# 二\u2028三", "第一行 \\# 二 三"),
    ],
)
def test_a_text_is_shown_as_it_is(text, shown):
    assert escape_markdown(text) == shown
