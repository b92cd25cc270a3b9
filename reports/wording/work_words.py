"""Projects in hand as lines: what it is, how large, how far, by whom, of when the last news is."""

from collections.abc import Collection

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.lists.subjects import starts_up
from graph.analysis.lists.works_in_hand import WorkInHand, sum_of
from graph.model.kinds import LinkKind
from graph.model.nodes import Project
from graph.model.product_text import shares_words
from graph.text import Text
from reports.wording.language import Language, investment, typeset
from reports.wording.punctuation import PAUSE, join_clauses, join_names, with_brackets
from reports.wording.sentences import carrier_names, short_name

WORKS = Text("在办项目（没开工的盯开工，开工的盯到建成）", "Projects in hand, to be followed until they are done")
NEWS = Text("{year} 年消息", "last news of {year}")
BY = Text("由{firms}承担", "by {firms}")
BUILDS = Text("做{links}", "builds {links}")
ASK_IF_BUILDS = Text("做不做{links}没写明，先问", "whether it does {links} is not said: ask first")
ASK = Text("先问投产没有", "ask first whether it operates")
ASK_DONE = Text("先问完成没有", "ask first whether it is completed")


def says_what(city: City, work: Project, links: Collection[str]) -> bool:
    """Check whether a project, or a product of its makers, says a word of a process it stands for; goods have names."""
    if not all(city.links[link].kind is LinkKind.PROCESS for link in links):
        return True
    told = [text for text in (work.name_zh, work.note) if text]
    for link in links:
        products = [make.product for make in city.makers.get(link, ()) if make.product]
        if any(shares_words(text, city.links[link].name_zh) for text in (*told, *products)):
            return True
    return False


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
        *(
            [(BUILDS if says_what(city, project, work.links) else ASK_IF_BUILDS).of(language, links=links)]
            if links
            else []
        ),
        *([(ASK if starts_up(city, project) else ASK_DONE).of(language)] if work.is_silent else []),
    ]
    return join_clauses(said, language)
