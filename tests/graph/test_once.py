"""Answers kept with what they follow from."""

from dataclasses import dataclass, replace

from graph.once import once


@dataclass(frozen=True)
class Town:
    name: str
    people: tuple[str, ...]


ASKED = []


@once
def told(town: Town, greeting: str = "Hello", *, loud: bool = False) -> str:
    ASKED.append((town.name, greeting, loud))
    return f"{greeting} {len(town.people)} of {town.name}{'!' if loud else ''}"


@once
def named(town: Town, greeting: str = "Hello") -> str:
    return f"{greeting}, {town.name}"


def test_an_answer_is_worked_out_once_for_each_thing_and_each_argument():
    ASKED.clear()
    first, second = Town("Alpha", ("a", "b")), Town("Beta", ("c",))
    for _ in range(3):
        assert told(first) == "Hello 2 of Alpha"
        assert told(first, "Bye") == "Bye 2 of Alpha"
        assert told(first, "Bye", loud=True) == "Bye 2 of Alpha!"
        assert told(second, "Bye") == "Bye 1 of Beta"
        # another function of the same thing and argument
        assert named(first, "Bye") == "Bye, Alpha"
    assert ASKED == [
        ("Alpha", "Hello", False),
        ("Alpha", "Bye", False),
        ("Alpha", "Bye", True),
        ("Beta", "Bye", False),
    ]


def test_a_thing_made_from_another_has_answers_of_its_own():
    town = Town("Alpha", ("a", "b"))
    assert told(town) == "Hello 2 of Alpha"
    grown = replace(town, people=("a", "b", "c"))
    assert told(grown) == "Hello 3 of Alpha"
    # what is kept makes no difference between equal things
    assert town == Town("Alpha", ("a", "b"))
    assert hash(town) == hash(Town("Alpha", ("a", "b")))
    assert repr(town) == "Town(name='Alpha', people=('a', 'b'))"


def test_none_is_an_answer_too():
    asked = []

    @once
    def nothing(town: Town) -> None:
        asked.append(town.name)

    town = Town("Alpha", ())
    assert nothing(town) is nothing(town) is None
    assert asked == ["Alpha"]
