"""What waits for a review, decided: several at once, each checked against what has changed since it was proposed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from access.acting import acting
from access.door import is_guarded
from access.reviewing import may_decide
from graph.analysis.facts.city import City, read_city
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.gates import check_move
from graph.analysis.ledger.state import ledger_on
from graph.analysis.proposals import Proposal
from graph.analysis.records import Records
from graph.errors import InvalidRequest, NotFound, StoreEmpty, StoreOutdated
from graph.model.acts import LogEntry
from graph.model.fact_acts import FACT_SUBJECTS
from graph.model.ledger_acts import MoveProject
from graph.model.review_acts import Accept, ReviewAct, SendBack
from graph.store.log import Log
from graph.text import InTwoLanguages
from loaders.folder import read_facts
from loaders.office.row import Plain
from pipeline.imports.commit import NO_LOAD, clashes_of, commit, enter_all
from pipeline.imports.preview import NOT_YET, Preview, preview
from pipeline.imports.shown import shown
from pipeline.settings import Settings, open_log, open_store
from reports.wording.language import Language
from reports.wording.records import kind_text

CHANGED = (
    "报审之后，{who} 又记了“{what}”（记录 #{number}）；看过再定，仍可通过",
    "since it was proposed {who} entered “{what}” (record #{number}); look at that, it can be accepted all the same",
)
OTHERWISE = (
    "报审之后，记录 #{number} 把同一格写成了“{value}”；看过再定，仍可通过",
    "since it was proposed record #{number} set the same cell to “{value}”; look, it can be accepted all the same",
)
Sentence = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Left(InTwoLanguages):
    """A proposal that was not decided on, and why; `asks` marks what goes through when it is meant all the same."""

    number: int
    zh: str
    en: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The proposals that were decided on, by number, and those left as they were."""

    done: tuple[int, ...]
    left: tuple[Left, ...]


class ReviewDesk:
    """Decisions on the proposals of one workspace."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def accept(self, numbers: Sequence[int], who: str, reason: str | None = None, anyway: bool = False) -> Outcome:
        """Accept proposals in the order they were made, and load what follows; those that cannot be are left.

        Where one is refused by the log, or the load fails, none is accepted. Raises NotFound for a number that is none.
        """
        log = open_log(self._settings)
        batch = self._batch(log, numbers, who, anyway)
        found = self._ahead(batch)
        if found is not None and not anyway:
            batch.leave(_clashing(found, batch))
            found = self._ahead(batch)
        if not batch.acts:
            return batch.outcome()
        if found is None:
            enter_all(batch.acts, batch.records, log, who, self._load_id(), reason)
        else:
            commit(found, read_facts(self._settings.facts), open_store(self._settings), log, who, reason)
        return batch.outcome()

    def send_back(self, numbers: Sequence[int], who: str, reason: str) -> Outcome:
        """Return proposals with the reason; what may not be returned is left. Raises NotFound."""
        log = open_log(self._settings)
        records = Records(log.entries())
        batch = Batch(records)
        for each in _named(records, numbers):
            act = SendBack(proposal=each.sequence, about=each.act.subject)
            batch.take(each, act, _refused(records, act, who))
        if batch.acts:
            enter_all(batch.acts, records, log, who, self._load_id(), reason)
        return batch.outcome()

    def preview(self, numbers: Sequence[int], language: Language) -> Plain | None:
        """Return what would follow in facts, states and targets from accepting proposals; None where no fact would."""
        records = Records(open_log(self._settings).entries())
        batch = Batch(records)
        for each in _named(records, numbers):
            batch.take(each, Accept(proposal=each.sequence, about=each.act.subject), None)
        found = self._ahead(batch)
        return None if found is None else shown(found, language)

    def _batch(self, log: Log, numbers: Sequence[int], who: str, anyway: bool) -> "Batch":
        records = Records(log.entries())
        batch, city = Batch(records), None
        for each in _named(records, numbers):
            act = Accept(proposal=each.sequence, about=each.act.subject)
            why = _refused(batch.ahead, act, who) or (None if anyway else _changed(batch.ahead, each))
            if why is None and isinstance(each.act, MoveProject):
                city = city or self._city()
                why = _stopped(city, batch.ahead, each, each.act)
            batch.take(each, act, why)
        return batch

    def _ahead(self, batch: "Batch") -> Preview | None:
        """Return what would follow in the facts, None where none of the batch is about facts."""
        if not any(act.subject.startswith(FACT_SUBJECTS) for act in batch.acts):
            return None
        return preview(read_facts(self._settings.facts), batch.records.entries, batch.acts)

    def _city(self) -> City:
        with open_store(self._settings).reader() as reader:
            return read_city(reader)

    def _load_id(self) -> str:
        try:
            with open_store(self._settings).reader() as reader:
                return reader.load().id
        except (StoreEmpty, StoreOutdated):
            return NO_LOAD


class PageReview:
    """The same for pages, which are handed plain values."""

    def __init__(self, desk: ReviewDesk) -> None:
        self._desk = desk

    def accept(self, numbers: Sequence[int], who: str, reason: str | None, anyway: bool = False) -> Plain:
        """Accept proposals, and load what follows."""
        return asdict(self._desk.accept(numbers, who, reason, anyway))

    def send_back(self, numbers: Sequence[int], who: str, reason: str) -> Plain:
        """Return proposals with the reason."""
        return asdict(self._desk.send_back(numbers, who, reason))

    def preview(self, numbers: Sequence[int], language: Language) -> Plain | None:
        """Return what would follow in the facts."""
        return self._desk.preview(numbers, language)


class Batch:
    """Decisions that are being gathered: the acts, and what was left and why; `ahead` is the log as it will be."""

    def __init__(self, records: Records) -> None:
        self.records = self.ahead = records
        self.acts: list[ReviewAct] = []
        self._left: list[Left] = []

    def take(self, proposal: Proposal, act: ReviewAct, why: Left | None) -> None:
        """Take a decision in, or leave the proposal."""
        if why is not None:
            self._left.append(why)
            return
        self.acts.append(act)
        last = self.ahead.entries[-1].sequence
        entry = LogEntry(sequence=last + 1, who="", made_at=NOT_YET, load_id=proposal.entry.load_id, act=act)
        self.ahead = Records((*self.ahead.entries, entry))

    def leave(self, left: Sequence[Left]) -> None:
        """Leave proposals that were taken in."""
        numbers = {each.number for each in left}
        self.acts = [act for act in self.acts if act.proposal not in numbers]
        self._left += left

    def outcome(self) -> Outcome:
        """Return what was decided on and what was left."""
        return Outcome(tuple(act.proposal for act in self.acts), tuple(self._left))


def _named(records: Records, numbers: Sequence[int]) -> list[Proposal]:
    """Return proposals in the order they were made. Raises NotFound."""
    for number in numbers:
        if number not in records.proposals.all:
            raise NotFound(f"没有这条待审 / no such proposal: #{number}")
    return [records.proposals.all[number] for number in sorted(set(numbers))]


def _refused(records: Records, act: ReviewAct, who: str) -> Left | None:
    decision = may_decide(acting() if is_guarded() else None, act, records, who)
    return None if decision.allowed else Left(act.proposal, decision.zh, decision.en)


def _changed(records: Records, proposal: Proposal) -> Left | None:
    """Return why a proposal is left where somebody else acted on its thing since, None where nobody did."""
    since = records.proposals.changed_since(proposal)
    if not since:
        return None
    last = since[-1]
    by = {"who": last.who or "—", "number": last.sequence}
    zh, en = kind_text(last.act.KIND, "zh"), kind_text(last.act.KIND, "en")
    told = CHANGED[0].format(what=zh, **by), CHANGED[1].format(what=en, **by)
    return Left(proposal.sequence, *told, asks=True)


def _stopped(city: City, records: Records, proposal: Proposal, act: MoveProject) -> Left | None:
    """Return why a project may not come to a step yet, None where it may: proofs may be wanting that wait as well."""
    ledger = ledger_on(city, records.entries, today())
    project = ledger.projects.get(act.project_id)
    try:
        if project is None:
            raise InvalidRequest("台账里没有这个项目", "the ledger has no such project")
        check_move(ledger, project, act.step, act.day, {}, proposal.entry.reason or "")
    except InvalidRequest as error:
        return Left(proposal.sequence, error.zh, error.en)
    return None


def _clashing(found: Preview, batch: Batch) -> list[Left]:
    """Return the proposals that set a cell otherwise than a record made since they were proposed."""
    last = batch.records.entries[-1].sequence
    left: dict[int, Left] = {}
    for each in clashes_of(found):
        (other, value), (draft, _) = sorted(((each.first, each.first_value), (each.second, each.second_value)))
        proposal = batch.acts[draft - last - 1].proposal
        if other > proposal:
            zh, en = (text.format(number=other, value="" if value is None else value) for text in OTHERWISE)
            left[proposal] = Left(proposal, zh, en, asks=True)
    return list(left.values())
