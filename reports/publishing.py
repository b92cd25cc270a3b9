"""The three deliverables as files: how each is named, and what makes its bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from graph.analysis.competition.typed import review
from graph.analysis.judgement import Judgement
from graph.analysis.records import Records
from graph.analysis.scope import Scope
from graph.analysis.versions.export import Export
from graph.model.nodes import Chain
from reports.catalogue.content import EVERYTHING, NO_RECORDS, Catalogue, build_catalogue, scope_label
from reports.catalogue.document import build_catalogue_document
from reports.catalogue.workbook import write_catalogue
from reports.deliverables import Deliverable
from reports.drawing.panorama import print_sheet
from reports.drawing.scenes import build_scene
from reports.formats.document import Document
from reports.formats.markdown import picture_name, pictures_of, to_markdown
from reports.formats.picture import A3_LANDSCAPE, to_pdf, to_png
from reports.formats.word import write_word
from reports.roadmap.document import build_roadmap_document
from reports.wording.file_names import file_stem, shared
from reports.wording.language import Language, Text, outside_brackets
from reports.wording.punctuation import aside
from reports.wording.sentences import chain_name, home_name
from reports.wording.titles import chain_title, home_before

LONGEST = 40
"""Characters of what limits a scope in the name of a file."""


@dataclass(frozen=True, slots=True)
class Published:
    """One file: its name and its bytes."""

    name: str
    content: bytes


def publish(
    judgement: Judgement,
    deliverable: Deliverable,
    form: str,
    scope: Scope = EVERYTHING,
    records: Records = NO_RECORDS,
    language: Language = "zh",
    since: Export | None = None,
) -> Iterator[Published]:
    """Yield the files of a deliverable in one form: a catalogue is one file, the others one a chain of the scope.

    `since` is the version record of an earlier catalogue; what is different from it is told, where the form has words.
    Raises NotFound where the scope names what the facts do not hold, Impossible where the two cannot be compared,
    KeyError for a form the deliverable has not.
    """
    if deliverable is Deliverable.CATALOGUE:
        catalogue = build_catalogue(judgement, scope, records, language, since)
        stem = stem_of(judgement, deliverable, None, language, scope)
        yield Published(f"{stem}.{form}", CATALOGUES[form](catalogue))
        return
    flags = review(judgement.city, records) if deliverable is Deliverable.ROADMAP else ()
    for chain in scope.chains_in(judgement):
        stem = stem_of(judgement, deliverable, chain, language)
        if deliverable is Deliverable.ROADMAP:
            yield from ROADMAPS[form](build_roadmap_document(judgement, chain, language, flags, since), stem)
        else:
            sheet = print_sheet(build_scene(judgement, chain, language))
            yield Published(f"{stem}.{form}", PANORAMAS[form](sheet, seconds_of(judgement.city.load.loaded_at)))


def stem_of(
    judgement: Judgement,
    deliverable: Deliverable,
    chain_id: str | None,
    language: Language,
    scope: Scope = EVERYTHING,
) -> str:
    """Return the name of a file without its ending: city, chain and deliverable, nothing a file system refuses.

    A catalogue has what its scope is limited to behind it, so that those of two task forces are two files; a chain
    that shares its name with another has its id behind it, so that neither takes the other's place.
    """
    home = home_name(judgement.city.region, language)
    if chain_id is None:
        title = deliverable.label(language)
        label = scope_label(judgement, scope, language)[:LONGEST] or None
    else:
        named = {id: chain_words(chain, deliverable, language) for id, chain in judgement.city.chains.items()}
        title = named[chain_id]
        label = chain_id if file_stem(title).casefold() in shared(map(file_stem, named.values())) else None
    return file_stem(
        f"{home_before(home, title)}{title}" if language == "zh" else f"{home} {title}", aside("", label, language)
    )


def chain_words(chain: Chain, deliverable: Deliverable, language: Language) -> str:
    """Return what a deliverable of a chain is called: `乙烯产业链全景图`, `Ethylene chain panorama`."""
    noun = Text(deliverable.zh, deliverable.en.lower())
    return chain_title(outside_brackets(chain_name(chain, language)), noun, language)


def seconds_of(time: str) -> int:
    """Return a time in ISO 8601 as seconds since 1970 UTC."""
    return int(datetime.fromisoformat(time).timestamp())


def _excel(catalogue: Catalogue) -> bytes:
    buffer = BytesIO()
    write_catalogue(catalogue, buffer)
    return buffer.getvalue()


def _word(document: Document) -> bytes:
    buffer = BytesIO()
    write_word(document, buffer)
    return buffer.getvalue()


def _roadmap_word(document: Document, stem: str) -> Iterator[Published]:
    yield Published(f"{stem}.docx", _word(document))


def _roadmap_markdown(document: Document, stem: str) -> Iterator[Published]:
    yield Published(f"{stem}.md", to_markdown(document, stem).encode())
    for picture in pictures_of(document):
        yield Published(picture_name(stem, picture), picture.svg.encode())


CATALOGUES: Mapping[str, Callable[[Catalogue], bytes]] = {
    "xlsx": _excel,
    "docx": lambda catalogue: _word(build_catalogue_document(catalogue)),
}
ROADMAPS: Mapping[str, Callable[[Document, str], Iterator[Published]]] = {
    "docx": _roadmap_word,
    "md": _roadmap_markdown,
}
PANORAMAS: Mapping[str, Callable[[str, int], bytes]] = {
    "pdf": lambda svg, made_at: to_pdf(svg, A3_LANDSCAPE, made_at),
    "png": lambda svg, _: to_png(svg, A3_LANDSCAPE),
    "svg": lambda svg, _: svg.encode(),
}
