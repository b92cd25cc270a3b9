"""What the one side says, in fixed order: figures, states, strengths and gaps, things to do, firms, decisions, risk."""

from graph.analysis.judgement import Judgement
from graph.analysis.lists.field_survey import needs_survey
from graph.text import Text
from reports.one_page.context import DENSITIES, OnePageContext, near_steps
from reports.one_page.decisions import decisions
from reports.one_page.figures import figures
from reports.one_page.height import fits_on_one_side
from reports.one_page.page import OnePage, Part, States
from reports.one_page.risk import largest_risk
from reports.one_page.strengths import strong_and_missing
from reports.one_page.survey import survey_parts
from reports.one_page.tasks import task_table
from reports.one_page.units import MONTHS, is_chief_known
from reports.one_page.visit_table import visit_table
from reports.wording.editions import version_words
from reports.wording.language import Language, without_brackets
from reports.wording.sentences import chain_name
from reports.wording.titles import chain_title

TITLE = Text("产业链一页纸", "chain one-pager")
SURVEY_TITLE = Text("产业链摸底一页纸", "chain survey one-pager")
SUBTITLE = Text("（讨论稿　第{number}版　{date}）", "(draft for discussion, edition {number}, {date})")
DATE = Text("{year}年{month}月{day}日", "{day} {month} {year}")
LINKS = Text("{count}个链环：", "{count} links: ")
STATE = Text("{state}{count}", "{state} {count}")
STATES_END = Text("。没有查到不等于没有。", ". None found does not mean none exists.")
FOOT = Text(
    "链环现状由资料判定，投入关系为行业常识；责任单位、时限为建议{inferred}，供审定。地址见目录“出处”表。",
    "States are judged from what is on file, inputs are general knowledge; units and dates are proposals{inferred}. "
    "Addresses are in the catalogue.",
)
INFERRED = Text("，牵头部门为推定", " and the lead department is inferred")


def build_one_page(judgement: Judgement, chain_id: str, language: Language = "zh") -> OnePage:
    """Return the one side of a chain; one that is not surveyed has its survey instead. Raises KeyError if unknown.

    Lines are given up until it fits: first those of the firms, then those of the things to do, then of the lists.
    """
    planned = near_steps(judgement, chain_id)
    pages = (_page(OnePageContext(judgement, chain_id, language, density, planned)) for density in DENSITIES)
    page = next(pages)
    while not fits_on_one_side(page):
        shorter = next(pages, None)
        if shorter is None:
            break
        page = shorter
    return page


def _page(context: OnePageContext) -> OnePage:
    thin = needs_survey(context.judgement, context.chain_id)
    parts = tuple(survey_parts(context) if thin else _parts(context))
    name, load = without_brackets(chain_name(context.chain, context.language)), context.city.load
    return OnePage(
        language=context.language,
        title=chain_title(name, SURVEY_TITLE if thin else TITLE, context.language),
        subtitle=_subtitle(context),
        parts=parts,
        sources=_sources(context),
        version=version_words(load, context.language),
        made_at=load.loaded_at,
    )


def _sources(context: OnePageContext) -> str:
    """Return the sources cited, and what else the page rests on."""
    inferred = bool(context.city.chiefs.get(context.chain_id)) and not is_chief_known(context)
    told = (context.citations.lines(), context.text(FOOT, inferred=context.text(INFERRED) if inferred else ""))
    return ("" if context.language == "zh" else " ").join(part for part in told if part)


def _subtitle(context: OnePageContext) -> str:
    day = context.day
    month = day.month if context.language == "zh" else MONTHS[day.month - 1]
    date = context.text(DATE, year=day.year, month=month, day=day.day)
    return context.text(SUBTITLE, number=context.city.load.number, date=date)


def _parts(context: OnePageContext) -> list[Part]:
    return [
        figures(context),
        _states(context),
        strong_and_missing(context),
        task_table(context),
        visit_table(context),
        decisions(context),
        largest_risk(context),
    ]


def _states(context: OnePageContext) -> States:
    """Return how many links there are in each state; a state without any is left out."""
    counts = context.judgement.tally(context.chain_id)
    told = tuple(
        (mark, context.text(STATE, state=mark.label(context.language), count=number))
        for mark, number in counts.items()
        if number
    )
    return States(context.text(LINKS, count=sum(counts.values())), told, context.text(STATES_END))
