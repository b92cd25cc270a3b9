"""What to find out about a chain whose local side is hardly known: its links as questions, outside firms as leads."""

from dataclasses import dataclass

from graph.analysis.facts.age import is_old
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import Question, firms_to_ask, question_of
from graph.analysis.lists.works_in_hand import is_done
from graph.analysis.verdicts.counts import RUNNING_STAGES, UNSTATED, is_surveyed
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import Siting
from graph.model.nodes import Firm, Project
from graph.once import once


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """One link to ask about: its verdict, the local firms on file, and firms elsewhere kept as leads in reserve.

    `firms_to_ask` are whom to ask: the local firms, else those who would know; nobody where none is on file. `works`
    are the projects on file that are not finished; `is_stock` says that it is land or buildings, not made by anybody,
    `is_public` that it is supplied to all, so that only its works are asked about.
    """

    chain_id: str
    link_id: str
    verdict: Verdict
    local: tuple[Firm, ...]
    reserve: tuple[Firm, ...]
    firms_to_ask: tuple[Firm, ...]
    works: tuple[Project, ...] = ()
    is_stock: bool = False
    is_public: bool = False

    @property
    def is_asked_singly(self) -> bool:
        """Whether something of it is known to ask about: firms, users, works, or land and buildings that are there."""
        return bool(self.firms_to_ask or self.works) or self.is_stock

    @property
    def question(self) -> Question:
        """What to ask: how far a plan is, how large what runs here is, else whether it is made at all."""
        settled = question_of(self.verdict)
        if settled is not None and not self.is_public:
            return settled
        if self.verdict.state is LinkState.WEAK:
            return Question.SIZE if self.verdict.value(Measure.OPERATING) else Question.STATE
        coming = self.verdict.state is LinkState.PLANNED or self.works
        return Question.PROGRESS if coming else Question.EXISTENCE


@once
def needs_survey(judgement: Judgement, chain_id: str) -> bool:
    """Check whether a chain has no targets because its local side is hardly known."""
    return not is_surveyed(judgement.city, judgement.city.chains[chain_id])


def field_survey(judgement: Judgement, chain_id: str) -> tuple[SurveyItem, ...]:
    """List the links of a chain as questions, in the chain's order."""
    return tuple(_item(judgement, chain_id, link, verdict) for link, verdict in judgement.inside(chain_id).items())


def _item(judgement: Judgement, chain_id: str, link_id: str, verdict: Verdict) -> SurveyItem:
    city = judgement.city
    local = tuple(dict.fromkeys(city.firms[make.start] for make in city.makers.get(link_id, ())))
    reserve = tuple(dict.fromkeys(city.firms[make.start] for make in city.candidates.get(link_id, ())))
    works = tuple(each for each in city.projects_by_link.get(link_id, ()) if _is_followed(city, each))
    asked = local or firms_to_ask(city, verdict)
    siting = city.links[link_id].siting
    return SurveyItem(
        chain_id, link_id, verdict, local, reserve, asked, works, siting is Siting.STOCK, siting is Siting.PUBLIC
    )


def _is_followed(city: City, work: Project) -> bool:
    """Check whether works are known to be under way or planned, not so long ago that nobody speaks of them any more."""
    return work.stage not in RUNNING_STAGES | UNSTATED and not is_old(city, work) and not is_done(city, work)


@once
def firms_asked_about(judgement: Judgement, chain_id: str) -> tuple[SurveyItem, ...]:
    """List the questions worth asking, those with local firms first.

    What is strong or not recruited is left out, and public supply on which no works are on file.
    """
    items = (item for item in field_survey(judgement, chain_id) if _is_open(item))
    return tuple(sorted(items, key=lambda item: not item.local))


def _is_open(item: SurveyItem) -> bool:
    verdict = item.verdict
    closed = verdict.state is LinkState.UNSUITABLE and verdict.grade is not Grade.STOCK
    return not closed and verdict.state is not LinkState.STRONG and (bool(item.works) or not item.is_public)
