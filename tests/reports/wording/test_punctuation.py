from reports.wording.punctuation import aside, clauses, listed, names, titled


def test_names_and_clauses_have_the_stops_of_their_language():
    assert (names(["乙烯", "丙烯"], "zh"), names(["a", "b"], "en")) == ("乙烯、丙烯", "a, b")
    assert (clauses(["供 3 环", "无产能"], "zh"), clauses(["a", "b"], "en")) == ("供 3 环；无产能", "a; b")
    assert names([], "zh") == clauses([], "en") == ""


def test_lists_are_cut_with_their_number():
    assert listed(["乙烯", "丙烯", "丁烯"], "zh") == "乙烯、丙烯等 3 环"
    assert listed(["a", "b", "c"], "en") == "a, b and 1 more"
    assert listed(["乙烯"], "zh") == "乙烯"


def test_an_aside_without_a_note_is_the_text_alone():
    assert aside("中试", 2024, "zh") == "中试（2024）"
    assert aside("pilot", 2024, "en") == "pilot (2024)"
    assert aside("中试", None, "zh") == "中试"


def test_titles():
    assert (titled("风险", "停产", "zh"), titled("Risk", "stopped", "en")) == ("风险：停产", "Risk: stopped")
