from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_brackets, with_label


def test_names_and_clauses_have_the_stops_of_their_language():
    assert (join_names(["乙烯", "丙烯"], "zh"), join_names(["a", "b"], "en")) == ("乙烯、丙烯", "a, b")
    assert (join_clauses(["供 3 环", "无产能"], "zh"), join_clauses(["a", "b"], "en")) == ("供 3 环；无产能", "a; b")
    assert join_names([], "zh") == join_clauses([], "en") == ""


def test_lists_are_cut_with_their_number():
    assert names_and_count(["乙烯", "丙烯", "丁烯"], "zh") == "乙烯、丙烯等 3 环"
    assert names_and_count(["a", "b", "c"], "en") == "a, b and 1 more"
    assert names_and_count(["乙烯"], "zh") == "乙烯"


def test_an_aside_without_a_note_is_the_text_alone():
    assert with_brackets("中试", 2024, "zh") == "中试（2024）"
    assert with_brackets("pilot", 2024, "en") == "pilot (2024)"
    assert with_brackets("中试", None, "zh") == "中试"


def test_titles():
    assert (with_label("风险", "停产", "zh"), with_label("Risk", "stopped", "en")) == ("风险：停产", "Risk: stopped")
