"""A deliverable as files: how each is named, and what makes its bytes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from graph.analysis.judgement import Judgement
from graph.analysis.records import Records
from graph.analysis.target_filter import TargetFilter
from graph.analysis.versions.version_record import VersionRecord
from graph.model.nodes import Chain
from reports.deliverable import Commission, Deliverable, Published
from reports.wording.file_names import file_stem, shared
from reports.wording.language import Language, Text, without_brackets
from reports.wording.punctuation import with_brackets
from reports.wording.sentences import chain_name, home_name
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
    """Yield the files of a deliverable in one form: a catalogue is one file, the others one a chain of the scope.

    `previous` is the version record of an earlier catalogue; what is different from it is told, where the form has
    words. Raises NotFound where the scope names what the facts do not hold, InvalidRequest where the two cannot be
    compared, KeyError for a form the deliverable has not.
    """
    write, loaded_at = deliverable.forms[form], seconds_of(judgement.city.load.loaded_at)
    for chain, content in deliverable.contents(Commission(judgement, scope, records, language, previous)):
        yield from write(content, stem_of(judgement, deliverable, chain, language, scope), loaded_at)


def stem_of(
    judgement: Judgement,
    deliverable: Deliverable[Any],
    chain_id: str | None,
    language: Language,
    scope: TargetFilter = EVERYTHING,
) -> str:
    """Return the name of a file without its ending: city, chain and deliverable, nothing a file system refuses.

    A catalogue has what its scope is limited to behind it, so that those of two task forces are two files; a chain
    that shares its name with another has its id behind it, so that neither takes the other's place.
    """
    home = home_name(judgement.city.region, language)
    if chain_id is None:
        title = deliverable.label.of(language)
        label = scope_label(judgement, scope, language)[:MAX_LENGTH] or None
    else:
        named = {id: chain_text(chain, deliverable, language) for id, chain in judgement.city.chains.items()}
        title = named[chain_id]
        label = chain_id if file_stem(title).casefold() in shared(map(file_stem, named.values())) else None
    return file_stem(
        f"{home_before(home, title)}{title}" if language == "zh" else f"{home} {title}",
        with_brackets("", label, language),
    )


def chain_text(chain: Chain, deliverable: Deliverable[Any], language: Language) -> str:
    """Return what a deliverable of a chain is called: `乙烯产业链全景图`, `Ethylene chain panorama`."""
    noun = Text(deliverable.label.zh, deliverable.label.en.lower())
    return chain_title(without_brackets(chain_name(chain, language)), noun, language)


def seconds_of(time: str) -> int:
    """Return a time in ISO 8601 as seconds since 1970 UTC."""
    return int(datetime.fromisoformat(time).timestamp())
