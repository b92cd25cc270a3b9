"""A deliverable as files: how each is named, and what makes its bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from access.door import check_export
from graph.analysis.judgement import Judgement
from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from graph.analysis.versions.version_record import VersionRecord
from graph.model.nodes import Chain
from graph.text import Text
from reports.deliverable import Commission, Deliverable, Published
from reports.wording.file_names import file_stem, shared
from reports.wording.language import Language, without_brackets
from reports.wording.punctuation import PAUSE, with_brackets
from reports.wording.sentences import chain_name, firm_name, home_name
from reports.wording.target_filters import scope_label
from reports.wording.titles import chain_title, home_before

MAX_LENGTH = 40
"""Characters of what limits a scope in the name of a file."""
EVERYTHING = TargetFilter()
NO_RECORDS = Records()


def publish(
    judgement: Judgement,
    deliverable: Deliverable[Any],
    form: str,
    scope: TargetFilter = EVERYTHING,
    records: Records = NO_RECORDS,
    language: Language = "zh",
    previous: VersionRecord | None = None,
) -> Iterator[Published]:
    """Yield the files of a deliverable in one form: a catalogue is one file, others one for each chain or firm.

    `previous` is the version record of an earlier catalogue; what is different from it is told, where the form has
    words. Raises NotFound where the scope names what the facts do not hold, InvalidRequest where the two cannot be
    compared, KeyError for a form the deliverable has not.
    """
    return fulfil(Commission(judgement, scope, records, language, previous), deliverable, form)


def fulfil(commission: Commission, deliverable: Deliverable[Any], form: str) -> Iterator[Published]:
    """Yield the files of a deliverable in one form, made from all that a commission says.

    Raises as `publish` does, and Refused where whoever asks may not be handed it.
    """
    check_export(deliverable.id)
    for subject, content in deliverable.contents(commission):
        yield from _files(commission, deliverable, form, subject, content)


def _files(
    commission: Commission, deliverable: Deliverable[Any], form: str, subject: str | None, content: object
) -> Iterable[Published]:
    judgement = commission.judgement
    stem = stem_of(judgement, deliverable, subject, commission.language, commission.scope)
    return deliverable.forms[form](content, stem, seconds_of(judgement.city.load.loaded_at))


@dataclass(frozen=True, slots=True)
class Delivery:
    """Files of a deliverable in several forms, and what is to be said as they are handed over."""

    files: tuple[Published, ...]
    remarks: tuple[str, ...]


def deliver(commission: Commission, deliverable: Deliverable[Any], forms: Sequence[str]) -> Delivery:
    """Make each content once and write it in several forms. Raises as `publish` does."""
    check_export(deliverable.id)
    contents = list(deliverable.contents(commission))
    files = (_files(commission, deliverable, form, *content) for form in forms for content in contents)
    remarks = (deliverable.remarks(content) for _, content in contents)
    return Delivery(tuple(chain.from_iterable(files)), tuple(chain.from_iterable(remarks)))


def stem_of(
    judgement: Judgement,
    deliverable: Deliverable[Any],
    subject: str | None,
    language: Language,
    scope: TargetFilter = EVERYTHING,
) -> str:
    """Return the name of a file without its ending: city, chain and deliverable, nothing a file system refuses.

    A catalogue has what its scope is limited to after it, so that those of two task forces are two files; a document
    of a firm has the firm's name after it. A chain or firm that shares its name with another has its id after it too,
    so that neither takes the other's place.
    """
    home = home_name(judgement.city.region, language)
    named = deliverable.label if subject is None else _label(judgement, deliverable, subject)
    title = named.of(language)
    label: str | None
    if subject is None:
        label = scope_label(judgement, scope, language)[:MAX_LENGTH] or None
    elif deliverable.one_per == "chain":
        titles = {id: chain_text(each, named, language) for id, each in judgement.city.chains.items()}
        title, label = titles[subject], _distinct(subject, titles)
    else:
        firms = {id: firm_name(firm) for id, firm in judgement.city.firms.items()}
        label = PAUSE.of(language).join(filter(None, (firms[subject], _distinct(subject, firms))))
    return file_stem(
        f"{home_before(home, title)}{title}" if language == "zh" else f"{home} {title}",
        with_brackets("", label, language),
    )


def _distinct(subject: str, named: Mapping[str, str]) -> str | None:
    """Return the id of a chain or firm that shares its name with another; None if its name is its own."""
    return subject if file_stem(named[subject]).casefold() in shared(map(file_stem, named.values())) else None


def _label(judgement: Judgement, deliverable: Deliverable[Any], subject: str) -> Text:
    """Return what a deliverable is called for a chain or firm."""
    return deliverable.label if deliverable.named is None else deliverable.named(judgement, subject)


def chain_text(chain: Chain, label: Text, language: Language) -> str:
    """Return what a deliverable of a chain is called: `乙烯产业链全景图`, `Ethylene chain panorama`."""
    noun = Text(label.zh, label.en.lower())
    return chain_title(without_brackets(chain_name(chain, language)), noun, language)


def seconds_of(time: str) -> int:
    """Return a time in ISO 8601 as seconds since 1970 UTC."""
    return int(datetime.fromisoformat(time).timestamp())
