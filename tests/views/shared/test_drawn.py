"""Parts drawn of a judgement alone: once for a judgement, a language and plain values, and bounded."""

import pytest

from tests.graph.store.six_links import REGION, facts
from tests.in_memory import judged
from views.shared.context import PageContext, Shown
from views.shared.drawn import MOST, drawn

DRAWN = []


def greeting(shown: Shown, name: str, *, loud: bool = False) -> str:
    DRAWN.append((shown.language, name, loud))
    return f"{shown.language} {shown.city.region.city} {name}{'!' if loud else ''}"


def broken(shown: Shown) -> str:
    DRAWN.append("broken")
    raise ValueError(shown.language)


def page(judgement, language="zh"):
    return PageContext(language, judgement, None, {}, None, None)


@pytest.fixture(autouse=True)
def nothing_drawn():
    DRAWN.clear()


def test_a_part_is_drawn_once_for_all_pages_of_a_judgement():
    judgement = judged(facts())
    told = [drawn(page(judgement), greeting, "a") for _ in range(3)]
    assert told == [f"zh {REGION.city} a"] * 3
    assert DRAWN == [("zh", "a", False)]


def test_language_and_values_each_have_a_part_of_their_own():
    judgement = judged(facts())
    assert drawn(page(judgement, "en"), greeting, "a") == f"en {REGION.city} a"
    assert drawn(page(judgement), greeting, "b") == f"zh {REGION.city} b"
    assert drawn(page(judgement), greeting, "b", loud=True) == f"zh {REGION.city} b!"
    assert len(DRAWN) == 3


def test_two_judgements_have_nothing_in_common():
    first, second = judged(facts()), judged(facts())
    drawn(page(first), greeting, "a")
    drawn(page(second), greeting, "a")
    assert len(DRAWN) == 2


def test_what_draws_is_handed_the_judgement_and_the_language_alone():
    def handed(shown: Shown) -> str:
        assert type(shown) is Shown
        return " ".join(sorted(name for name in vars(shown) if not name.startswith("_")))

    assert drawn(page(judged(facts())), handed) == "judgement language"


def test_what_was_not_asked_for_longest_is_drawn_again():
    judgement = judged(facts())
    drawn(page(judgement), greeting, "first")
    drawn(page(judgement), greeting, "second")
    for at in range(MOST - 2):
        drawn(page(judgement), greeting, str(at))
    drawn(page(judgement), greeting, "first")
    assert len(DRAWN) == MOST
    drawn(page(judgement), greeting, "one more")
    drawn(page(judgement), greeting, "first")
    assert len(DRAWN) == MOST + 1
    drawn(page(judgement), greeting, "second")
    assert len(DRAWN) == MOST + 2


def test_a_part_that_could_not_be_drawn_is_tried_again():
    judgement = judged(facts())
    for _ in range(2):
        with pytest.raises(ValueError, match="zh"):
            drawn(page(judgement), broken)
    assert DRAWN == ["broken", "broken"]
