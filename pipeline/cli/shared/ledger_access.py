"""The project ledger a command was asked about: folded for a day, written to, and what is said of a text typed."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.analysis.competition.typed_texts import firm_names, flag_texts, place_names, texts_of_log
from graph.analysis.facts.city import City, read_city
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.state import Ledger, ProjectFile, ledger_on
from graph.analysis.proposals import with_what_is_meant
from graph.analysis.records import Records
from graph.errors import FactsError, InvalidRequest, NotFound
from graph.model.acts import Act, LogEntry
from graph.model.dates import read_date
from graph.store.log import Log, NewEntry
from loaders.encoding import decode
from loaders.rows import IssueCollector
from pipeline.account import current_account
from pipeline.cli.shared.command import argument
from pipeline.cli.shared.graph_access import language_of, settings_of
from pipeline.settings import open_log, open_store
from reports.wording.competition import flag_text

DAY_LENGTH = 10
"""Characters of a whole day: 2026-09-22."""
ON = (
    argument("--on", metavar="DAY", help="the ledger of this day; else today in Beijing"),
    argument("--known", metavar="DAY", help="with only what had been entered by the end of this day"),
)
"""What every command that reads the ledger takes."""
PROFILE = argument(
    "--profile",
    help="profile of lights: 银川2025, 三亚2022, 武汉, 邯郸, 本市 or the city's own; else the first of its table",
)


@dataclass(frozen=True)
class Desk:
    """The city as its facts tell it, the log, and what the log held when it was opened."""

    city: City
    log: Log
    entries: tuple[LogEntry, ...]

    def ledger(self, day: str | None = None, known: str | None = None) -> Ledger:
        """Return the ledger of a day, of today where none is given."""
        return ledger_on(self.city, self.entries, day or today(), known)


@contextmanager
def desk_for(args: Namespace) -> Iterator[Desk]:
    """Open the facts and the log."""
    settings = settings_of(args)
    log = open_log(settings)
    with open_store(settings).reader() as reader:
        yield Desk(read_city(reader), log, log.entries())


def ledger_for(args: Namespace) -> Ledger:
    """Return the ledger of the day asked for."""
    with desk_for(args) as desk:
        return desk.ledger(day_of(args.on), day_of(args.known))


def day_of(text: str | None) -> str | None:
    """Return a whole day as it is kept. Raises InvalidRequest where the text is none."""
    if text is None:
        return None
    found = read_date(text)
    if found is None or len(found) != DAY_LENGTH:
        raise InvalidRequest(f"“{text}”不是一个日期，写成 2026-09-22", f"{text} is no day; write 2026-09-22")
    return found


def project_of(ledger: Ledger, id: str | None) -> ProjectFile:
    """Return a project. Raises NotFound where the ledger has none of this id, InvalidRequest where none is given."""
    if id is None:
        raise InvalidRequest("没有写哪个项目", "no project was named")
    if id not in ledger.projects:
        raise NotFound(f"台账里没有这个项目 / no such project in the ledger: {id}")
    return ledger.projects[id]


def enter(desk: Desk, act: Act, args: Namespace) -> tuple[LogEntry, tuple[str, ...]]:
    """Enter an act; return its entry and what the fair-competition check says of its words."""
    held = Records(desk.log.entries())
    draft = NewEntry(act=act, who=args.by or current_account(), load_id=desk.city.load.id, reason=args.reason)
    entry = desk.log.append(draft, held.expected(act.subject))
    texts = texts_of_log(Records((with_what_is_meant(entry),)))
    found = flag_texts(texts, firm_names(desk.city), place_names(desk.city))
    return entry, tuple(flag_text(flag, language_of(args)) for flag in found)


def table_text(path: Path) -> str:
    """Return the text of a CSV, in any encoding that tables of facts may have.

    Raises OSError if the file cannot be read, FactsError if it holds no text.
    """
    issues = IssueCollector()
    text = decode(path.read_bytes(), path.name, issues)
    if text is None:
        raise FactsError(issues.issues)
    return text
