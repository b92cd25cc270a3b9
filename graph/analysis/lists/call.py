"""One call: which question it settles, whom to ask, and what hangs on the answer."""

from dataclasses import dataclass

from graph.analysis.verdicts.counts import CountedFact
from graph.analysis.verdicts.tipping_facts import TippingFact
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Firm


class Question(LabelledEnum):
    """What one call settles."""

    SIZE = "size", "问规模和市场地位", "Ask size and market position"
    STATE = "state", "问现在还做不做", "Ask if it still operates"
    PROGRESS = "progress", "问项目到哪一步", "Ask how far the project is"
    EXISTENCE = "existence", "问有没有在做", "Ask if it is made"
    ORIGIN = "origin", "问用户从哪来", "Ask the users where it comes from"
    PROVIDER = "provider", "问用户现由谁做", "Ask the users who does it now"
    SPARE = "spare", "问可外供多少", "Ask how much others can have"
    AMOUNT = "amount", "问副产多少、怎么处置", "Ask how much arises and where it goes"
    TEST = "test", "问合不合用", "Ask if it suits"


@dataclass(frozen=True, slots=True)
class Call:
    """One question about a link: whom to ask, the facts behind it, and the answers that would change its state.

    `hanging` counts the links that cannot be reached without it and its core users here; `fed` are the targets that
    are to be fed with it, so that it is asked as well how much of it others can have.
    """

    link_id: str
    question: Question
    firms: tuple[Firm, ...]
    facts: tuple[CountedFact, ...]
    turns: tuple[TippingFact, ...]
    hanging: int
    fed: tuple[str, ...] = ()
