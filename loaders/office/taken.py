"""What comes of taking a cell: a value, and what is to be said of it."""

from dataclasses import dataclass

Value = str | int | float | None


# not frozen, as freezing doubles the time to make one, and one is made of every cell
@dataclass(slots=True)
class Taken:
    """A cell taken: its value, None where it is blank or refused; the unit of a number; remarks by code.

    `near` is what the cell may have meant, where that can be told.
    """

    value: Value = None
    unit: str | None = None
    codes: tuple[str, ...] = ()
    near: str | None = None


BLANK = Taken()
