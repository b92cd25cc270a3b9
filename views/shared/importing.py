"""What the page of imports is handed by whoever opens the workspace: pages show, they neither read files nor load."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from graph.analysis.versions.version_record import VersionRecord
from reports.wording.language import Language

Plain = dict[str, Any]
Tell = Callable[[tuple[str, str], float], None]
"""What is told how far long work has come: its stage in both languages, and the share of the whole from 0 to 1."""


class Draft(Protocol):
    """One file that was read and is not entered."""

    name: str
    head: Plain
    asked: dict[str, Plain]

    @property
    def answers(self) -> Mapping[str, str | None]:
        """Return what was answered so far, by question."""

    def decide(
        self, answers: Mapping[str, str], columns: Mapping[str, str], kinds: Mapping[str, str], tell: Tell
    ) -> None:
        """Read the file again by answers, columns by heading and kinds of table by sheet."""

    def samples(self) -> dict[str, list[str]]:
        """Return by table and column the first few texts that stand there."""

    def marked(self, language: Language) -> bytes:
        """Return the file as a workbook with reasons beside the rows to look at."""

    def preview(self, language: Language, options: Any, tell: Tell) -> Plain:
        """Return what would follow if the file was entered now."""

    def commit(self, options: Any, who: str, reason: str | None, tell: Tell) -> tuple[int, str]:
        """Enter the file, whole or not at all; return the number of its record and the load."""


class ActDesk(Protocol):
    """Changes of facts of one workspace, product texts and single facts."""

    def texts(self, language: Language) -> list[Plain]:
        """List the product texts with what they say of links, those that wait first."""

    def columns(self, kind: str) -> list[Plain]:
        """List the columns of a kind that may be set."""

    def wish(self, **said: object) -> Any:
        """Return what is to be changed."""

    def preview(self, wish: Any, language: Language) -> Plain:
        """Return what would follow, and write nothing."""

    def enter(self, wish: Any, who: str, reason: str | None) -> tuple[int, str]:
        """Enter it; return the number of the last record and the load."""


class ReviewDesk(Protocol):
    """Decisions on what waits for a review; what they come to is `done` by number, and `left` with why."""

    def accept(self, numbers: Sequence[int], who: str, reason: str | None, anyway: bool = False) -> Plain:
        """Accept proposals, and load what follows."""

    def send_back(self, numbers: Sequence[int], who: str, reason: str) -> Plain:
        """Return proposals with the reason."""

    def preview(self, numbers: Sequence[int], language: Language) -> Plain | None:
        """Return what would follow in the facts from accepting proposals, None where no fact would change."""


class ImportDesk(Protocol):
    """Imports of one workspace."""

    @property
    def review(self) -> ReviewDesk:
        """Return where proposals are decided on."""

    @property
    def acts(self) -> ActDesk:
        """Return where facts are changed one by one."""

    def read(self, name: str, content: bytes, tell: Tell) -> Draft:
        """Read a file into a draft; one that is refused says why in its head."""

    def options(
        self,
        dataset: str | None,
        chain: str | None,
        takes_errors: bool,
        overwrites: bool,
        evidence: tuple[str | None, str | None, str | None] = (None, None, None),
    ) -> Any:
        """Return what is chosen beside a plan; `evidence` is source, date and basis of rows that state none."""

    def fields(self, kind: str) -> dict[str, tuple[str, str]]:
        """Return the fields of a kind of table by name, with their labels in both languages."""

    def labels(self) -> dict[str, tuple[str, str]]:
        """Return the labels of all fields by name, in both languages."""

    def kinds(self) -> dict[str, tuple[str, str]]:
        """Return the kinds of table with their labels in both languages."""

    def history(self, language: Language) -> list[Plain]:
        """List what was imported and otherwise changed in the facts, the latest first."""

    def former(self) -> VersionRecord | None:
        """Return how the city stood before its last load; None where that was not kept."""

    def preview_undo(self, sequence: int, language: Language) -> Plain:
        """Return what would follow if an import was taken back."""

    def undo(self, sequence: int, who: str, reason: str | None) -> tuple[int, str]:
        """Take back an import; return the number of the record and the load."""
