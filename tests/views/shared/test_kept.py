"""Answers kept by plain values: worked out once, for as long as there is room."""

from threading import Barrier, Thread

from views.shared.kept import Recent, kept


def test_an_answer_is_kept_by_what_does_not_begin_with_an_underscore():
    asked = []

    @kept(4)
    def answer(_context, key, language="zh"):
        asked.append((_context, key, language))
        return f"{key} {language}"

    assert answer("one", "a") == answer("other", "a") == "a zh"
    assert answer(_context="one", key="a") == answer(_context="other", key="a") == "a zh"
    assert answer("one", "a", "en") == "a en"
    assert asked == [("one", "a", "zh"), ("one", "a", "zh"), ("one", "a", "en")]


def test_none_is_an_answer_and_what_was_asked_for_longest_ago_goes():
    asked = []

    @kept(2)
    def answer(key):
        asked.append(key)

    for key in ("a", "b", "a", "c", "a", "b"):
        assert answer(key) is None
    assert asked == ["a", "b", "c", "b"]


def test_visits_that_ask_at_once_are_given_one_and_the_same():
    together, given = Barrier(4), []

    @kept(1)
    def answer(key):
        return object()

    def visit():
        together.wait()
        given.append(answer("a"))

    threads = [Thread(target=visit) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(given) == 4
    assert len({id(each) for each in given}) == 1


def test_recent_things_are_kept_to_a_number():
    recent = Recent[str, int](2)
    recent["a"], recent["b"] = 1, 2
    assert recent.get("a") == 1
    recent["c"] = 3
    assert (recent.get("a"), recent.get("b"), recent.get("c")) == (1, None, 3)
