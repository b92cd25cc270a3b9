"""Projects in hand as lines: what it is, how large, how far, by whom, of when the last news is."""

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.lists.subjects import starts_up
from graph.analysis.lists.works_in_hand import WorkInHand, sum_of
from graph.text import Text
from reports.wording.language import Language, investment, typeset
from reports.wording.punctuation import PAUSE, join_clauses, join_names, with_brackets
from reports.wording.sentences import carrier_names, short_name

WORKS = Text("在办项目（没开工的盯开工，开工的盯到建成）", "Projects in hand, to be followed until they are done")
NEWS = Text("{year} 年消息", "last news of {year}")
BY = Text("由{firms}承担", "by {firms}")
BUILDS = Text("做{links}", "builds {links}")
ASK = Text("先问投产没有", "ask first whether it operates")
ASK_DONE = Text("先问完成没有", "ask first whether it is completed")


def work_words(city: City, work: WorkInHand, language: Language) -> str:
    """Write a project in hand as one line."""
    project = work.project
    total, year = sum_of(city, project), year_of(project)
    note = PAUSE.of(language).join(
        part
        for part in (
            None if total is None else investment(total, language),
            project.stage.label(language),
            None if year is None else NEWS.of(language, year=year),
        )
        if part
    )
    firms = join_names(carrier_names(city, project), language)
    links = join_names([short_name(city.links[link], language) for link in work.links], language)
    said = [
        with_brackets(typeset(project.name_zh), note, language),
        *([BY.of(language, firms=firms)] if firms else []),
        *([BUILDS.of(language, links=links)] if links else []),
        *([(ASK if starts_up(city, project) else ASK_DONE).of(language)] if work.is_silent else []),
    ]
    return join_clauses(said, language)
