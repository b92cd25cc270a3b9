"""What an act is: something somebody did, kept for good as an entry of the log."""

import json
from dataclasses import dataclass
from typing import ClassVar

from graph.model.facts import to_scalar
from graph.model.schema import properties


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a user did. The last act on a subject that was not undone is in force.

    `SETS_VALUE` tells whether anything is there after the act, `NEEDS_REASON` whether it may not go without a reason.
    """

    KIND: ClassVar[str]
    ZH: ClassVar[str]
    EN: ClassVar[str]
    SETS_VALUE: ClassVar[bool] = True
    NEEDS_REASON: ClassVar[bool] = False

    @property
    def subject(self) -> str:
        """Return what the act is about: two people who act on it without knowing of one another collide."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[int, str] | None:
        """Return the entry an act is about and the subject that entry must have, None where it is about none."""
        return None

    def payload(self) -> str:
        """Return the declared properties as JSON."""
        values = {each.name: to_scalar(getattr(self, each.name)) for each in properties(type(self))}
        return json.dumps(values, ensure_ascii=False, sort_keys=True)
