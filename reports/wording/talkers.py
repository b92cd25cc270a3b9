"""Sentences about who talks or talked with the city about a link and is no candidate on file."""

from graph.analysis.candidates.talkers import Talker
from graph.analysis.facts.age import year_of
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import with_brackets

TALKING = Text("正在谈", "In talks")
TALKED = Text("曾谈", "Talked once")
FIRST = Text("先问", "Ask first")
LIVE = Text("{project}，在谈，没有签约；先问谈到哪一步", "{project}: in talks, nothing signed; ask how far they are")
SILENT = Text(
    "{project}，当时在谈，没有签约，其后没有消息；先问还谈不谈",
    "{project}: was in talks, not signed, not heard of since; ask if they go on",
)


def talker_text(talker: Talker, language: Language) -> str:
    """Say what the talks are about, from when, and what to ask first."""
    project = with_brackets(typeset(talker.project.name_zh), year_of(talker.project), language)
    return (LIVE if talker.is_live else SILENT).of(language, project=project)


def talking_label(talker: Talker, language: Language) -> str:
    """Say in a word whether the talks are heard of."""
    return (TALKING if talker.is_live else TALKED).of(language)
