"""A problem of a project, or an order from above, with what was answered."""

from dataclasses import dataclass

from graph.model.ledger_acts import AnswerProblem, RaiseProblem


@dataclass(frozen=True)
class Problem:
    """A problem or an order with its answers, in their order."""

    raised: RaiseProblem
    answers: tuple[AnswerProblem, ...]

    @property
    def solved(self) -> str | None:
        """Return the day it was solved, None where it is open."""
        return next((each.day for each in reversed(self.answers) if each.solved), None)
