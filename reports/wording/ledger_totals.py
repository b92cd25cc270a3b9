"""What is said of totals of the ledger: their keys, sums by rule, what was left out and why, and published figures."""

from graph.analysis.facts.city import City
from graph.analysis.ledger.totals import By, Published, TotalRow
from graph.model.ledger_words import Step
from graph.model.nodes import Figure
from graph.text import Text
from reports.wording.language import BLANK, Language, amount, investment
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import chain_name

NO_KEY = Text("未登记", "Not recorded")
ALSO = Text("另有口径 {others}", "also read as {others}")
NAME = Text("{year} 年{name}", "{name}, {year}")
OURS = Text("台账具名 {ours}", "named here {ours}")
STEPS = {step.value: step for step in Step}
COMPARED = Text(
    "公布数没有附名单，台账具名项目含历年项目，范围不同，不相减；公布而台账没有的项目叫不出名字。",
    "No list came with the published figure, and what is named here reaches back further: they are not subtracted.",
)


def key_text(city: City, by: By, key: str | None, language: Language) -> str:
    """Return what a row is of; what has no key is not recorded."""
    if key is None:
        return NO_KEY.of(language)
    if by is By.STEP:
        return STEPS[key].label(language)
    return chain_name(city.chains[key], language) if by is By.CHAIN else key


def sums_text(row: TotalRow, language: Language) -> str:
    """Return the sums of a row by their rule, a dash where nothing may be added."""
    told = (f"{rule.label(language)} {investment(float(total), language)}" for rule, total in row.sums.items())
    return join_clauses(told, language) or BLANK


def left_text(row: TotalRow, language: Language) -> str:
    """Return why amounts of a row are in no sum, each trap with the number of projects."""
    traps = dict.fromkeys(left.trap for left in row.left)
    counted = ((trap, sum(left.trap is trap for left in row.left)) for trap in traps)
    return join_clauses(
        (with_brackets(trap.label(language), number_of, language) for trap, number_of in counted), language
    )


def published_text(each: Published, language: Language) -> str:
    """Return a published figure beside ours, its other readings, and why they are not subtracted."""
    figure = each.figure

    def said(value: float) -> str:
        return amount(value, figure.unit, language)

    others = join_names((said(other.value) for other in each.others), language)
    told = with_label(_name(figure, language), said(figure.value), language)
    parts = [with_brackets(told, ALSO.of(language, others=others) if others else None, language)]
    parts += [] if each.ours is None else [OURS.of(language, ours=said(float(each.ours)))]
    return join_clauses(parts, language)


def _name(figure: Figure, language: Language) -> str:
    """Return the name of a figure with its year; in English what stands over it and its caption, if on file."""
    if language == "zh" or figure.panel_en is None or figure.caption_en is None:
        return NAME.of(language, year=figure.period[:4], name=figure.name_zh) if figure.period else figure.name_zh
    return f"{figure.panel_en}, {figure.caption_en[:1].lower()}{figure.caption_en[1:]}"
