"""Facts changed from a page: product texts decided, one fact corrected, added or removed; looked at before entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.records import Records
from graph.errors import InvalidRequest
from graph.model.act import Act
from graph.model.facts import FactSet
from graph.model.labelled_enum import LabelledEnum
from loaders.folder import read_facts
from loaders.office.row import Plain
from pipeline.imports.commit import commit
from pipeline.imports.edits import addition, correction, fact_named, given, removal, settable
from pipeline.imports.matching import acts_of, as_plain, reader_of, texts_of
from pipeline.imports.preview import Preview, preview
from pipeline.imports.shown import shown
from pipeline.settings import Settings, open_log, open_store
from reports.wording.language import Language

NOTHING = ("没有要写入的", "there is nothing to enter")
NO_REASON = ("请写明理由", "say why")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be changed: texts decided by text and link, or one fact by `what` (set, add, remove)."""

    matches: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    what: str = "match"
    kind: str = ""
    fact: str = ""
    column: str = ""
    value: str = ""
    ends: tuple[str, str] = ("", "")
    values: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    basis: str = "source"
    as_of: str = ""


class ActDesk:
    """Changes of facts of one workspace."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def texts(self, language: Language) -> list[Plain]:
        """List the product texts with what they say of links, those that wait first."""
        facts, records = self._present()
        return [as_plain(each, language == "en") for each in texts_of(facts, records, reader_of(facts))]

    def columns(self, kind: str) -> list[Plain]:
        """List the columns of a kind that may be set: name, labels, and words where only some are taken."""
        return [
            {
                "name": each.name,
                "zh": each.column.zh,
                "en": each.column.en,
                "needed": not each.optional,
                "words": [(word.value, word.zh, word.en) for word in each.type]
                if issubclass(each.type, LabelledEnum)
                else [],
            }
            for each in settable(kind)
        ]

    def wish(self, **said: object) -> Wish:
        """Return what is to be changed."""
        return Wish(**said)  # type: ignore[arg-type]  # the page passes the fields by name

    def preview(self, wish: Wish, language: Language) -> Plain:
        """Return what would follow, and write nothing. Raises InvalidRequest, NotFound."""
        return shown(self._ahead(wish)[1], language)

    def enter(self, wish: Wish, who: str, reason: str | None) -> tuple[int, str]:
        """Enter the acts and load what follows; return the number of the last record and the load."""
        files, found = self._ahead(wish)
        if wish.what != "match" and not reason:
            raise InvalidRequest(*NO_REASON)
        done = commit(
            found, files, open_store(self._settings), open_log(self._settings), who, reason, self._settings.kept
        )
        return done.entries[-1].sequence, done.load.id

    def _present(self) -> tuple[FactSet, Records]:
        entries = open_log(self._settings).entries()
        return preview(read_facts(self._settings.facts), entries, ()).after.facts, Records(entries)

    def _ahead(self, wish: Wish) -> tuple[FactSet, Preview]:
        files, entries = read_facts(self._settings.facts), open_log(self._settings).entries()
        present = preview(files, entries, ()).after.facts
        acts = _acts(wish, present, Records(entries))
        if not acts:
            raise InvalidRequest(*NOTHING)
        return files, preview(files, entries, acts)


def _acts(wish: Wish, facts: FactSet, records: Records) -> Sequence[Act]:
    if wish.what == "match":
        return acts_of(texts_of(facts, records, reader_of(facts)), wish.matches)
    if wish.what == "remove":
        return [removal(fact_named(wish.kind, wish.fact, facts))]
    evidence = given(wish.source, wish.basis, wish.as_of)
    if wish.what == "add":
        return [addition(wish.kind, wish.ends, wish.values, evidence, facts)]
    return [correction(fact_named(wish.kind, wish.fact, facts), wish.column, wish.value.strip() or None, evidence)]
