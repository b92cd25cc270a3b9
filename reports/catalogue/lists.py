"""The lists of the catalogue beside its candidates: calls, what is to be seen through, supply risks, surveys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.analysis.lists.calls import Call, Question, calls
from graph.analysis.lists.field_survey import firms_asked_about, needs_survey
from graph.analysis.lists.supply_risks import SupplyRisk, supply_risks
from graph.analysis.target_filter import TargetFilter
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.text import Text
from reports.formats.excel_cells import Cell
from reports.wording.language import Language, without_brackets
from reports.wording.lists import (
    addressee,
    answer_effects,
    firms_text,
    question_text,
    risk_text,
    survey_addressee,
    survey_question,
)
from reports.wording.punctuation import join_names
from reports.wording.sentences import chain_name, short_name
from reports.wording.targets import firms_behind
from reports.wording.verdict_sentences import verdict_told
from reports.wording.verdicts import state_text

CALLS = Text("先核实", "Verify first")
CALLS_NOTE = Text(
    "问清就能定强弱，不用立项；牵动多的排在前。", "One call settles it; those on which most depends come first."
)
COMING = Text("盯办", "See through")
COMING_NOTE = Text(
    "在建、拟建或停滞的：盯着办成，不另招一家，所以不列候选企业。",
    "Under construction, announced or stalled: see it through, recruit no second one; so no candidates are listed.",
)
RISKS = Text("断供风险", "Supply risks")
RISKS_NOTE = Text(
    "本地只有一家在做，别家又离不了；不是弱，也不是目标。",
    "Made here by one firm alone that others cannot do without; neither weak nor a target.",
)
SURVEY_NOTE = Text(
    "本链待摸底：收录的本地企业太少，判不出强弱和缺口，所以没有目标。先逐环问清；外地企业先作备选线索，不是推荐。",
    "To be surveyed: too few local firms are on file to tell strong from missing, so there are no targets. Ask link by "
    "link; firms from elsewhere are leads in reserve, no recommendation.",
)
CHAIN, LINK, STATE = Text("产业链", "Chain"), Text("链环", "Link"), Text("状态", "State")
WHOM, ASK = Text("问谁", "Whom"), Text("问什么", "What to ask")
Headers = tuple[tuple[Text, int], ...]
CALL_HEADERS: Headers = (
    (CHAIN, 16),
    (LINK, 22),
    (STATE, 12),
    (WHOM, 28),
    (ASK, 36),
    (Text("答案会改变什么", "What the answer changes"), 36),
    (Text("牵动环数", "Links depending"), 9),
)
COMING_HEADERS: Headers = (
    (CHAIN, 16),
    (LINK, 22),
    (STATE, 12),
    (Text("由谁承担", "By whom"), 24),
    (Text("到哪一步", "How far it is"), 60),
)
RISK_HEADERS: Headers = (
    (CHAIN, 16),
    (LINK, 22),
    (STATE, 12),
    (Text("谁在做，谁离不了它", "Who makes it, who depends on it"), 80),
)
SURVEY_HEADERS: Headers = (
    (LINK, 26),
    (STATE, 16),
    (WHOM, 36),
    (ASK, 48),
    (Text("备选线索", "Leads in reserve"), 44),
)


@dataclass(frozen=True, slots=True)
class ListTable:
    """One list: its name, the note above it, its headings with their widths in characters, and its rows."""

    name: str
    note: str
    headers: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


def list_tables(
    judgement: Judgement, chains: Sequence[str], scope: TargetFilter, language: Language
) -> tuple[ListTable, ...]:
    """Make the lists of some chains, each link once, under the first of them that holds it; empty ones are left out."""
    found = (
        _table(CALLS, CALLS_NOTE, CALL_HEADERS, _calls(judgement, chains, language), language),
        _table(COMING, COMING_NOTE, COMING_HEADERS, _coming(judgement, chains, scope, language), language),
        _table(RISKS, RISKS_NOTE, RISK_HEADERS, _risks(judgement, chains, language), language),
    )
    return tuple(table for table in found if table.rows)


def survey_table(judgement: Judgement, chain_id: str, language: Language) -> ListTable | None:
    """Make the survey of a chain whose local side is hardly known; None for any other."""
    if not needs_survey(judgement, chain_id):
        return None
    rows = (
        (
            short_name(judgement.city.links[item.link_id], language),
            state_text(item.verdict.rule, language),
            survey_addressee(judgement.city, item, language),
            survey_question(judgement.city, item, language),
            firms_text(item.reserve, language) or None,
        )
        for item in firms_asked_about(judgement, chain_id)
    )
    return _table(Text("摸底", "Survey"), SURVEY_NOTE, SURVEY_HEADERS, rows, language)


def _table(name: Text, note: Text, heads: Headers, rows: Iterator[tuple[Cell, ...]], language: Language) -> ListTable:
    told = tuple((head.of(language), width) for head, width in heads)
    return ListTable(name.of(language), note.of(language), told, tuple(rows))


def _beginning(judgement: Judgement, chain_id: str, link_id: str, language: Language) -> tuple[Cell, ...]:
    """Return the first cells of a row: chain, link and state."""
    city = judgement.city
    return (
        without_brackets(chain_name(city.chains[chain_id], language)),
        short_name(city.links[link_id], language),
        state_text(judgement.verdicts[link_id].rule, language),
    )


def _calls(judgement: Judgement, chains: Sequence[str], language: Language) -> Iterator[tuple[Cell, ...]]:
    found: dict[tuple[str, Question], tuple[str, Call]] = {}
    for chain in chains:
        for call in calls(judgement, chain):
            found.setdefault((call.link_id, call.question), (chain, call))
    for chain, call in sorted(found.values(), key=lambda each: (-each[1].hanging, each[1].link_id)):
        whom_and_what = addressee(judgement.city, call, language), question_text(judgement.city, call, language)
        asks = (*whom_and_what, answer_effects(judgement.city, call, language), call.hanging)
        yield (*_beginning(judgement, chain, call.link_id, language), *asks)


def _coming(
    judgement: Judgement, chains: Sequence[str], scope: TargetFilter, language: Language
) -> Iterator[tuple[Cell, ...]]:
    found: dict[str, tuple[str, Target]] = {}
    for chain in chains:
        for target in scope.targets_of(judgement, chain):
            if target.strategy is Strategy.SEE_THROUGH:
                found.setdefault(target.link_id, (chain, target))
    for chain, target in found.values():
        firms = join_names(firms_behind(judgement.city, target), language) or None
        yield (
            *_beginning(judgement, chain, target.link_id, language),
            firms,
            verdict_told(judgement.city, target.verdict, language),
        )


def _risks(judgement: Judgement, chains: Sequence[str], language: Language) -> Iterator[tuple[Cell, ...]]:
    found: dict[str, tuple[str, SupplyRisk]] = {}
    for chain in chains:
        for risk in supply_risks(judgement, chain):
            found.setdefault(risk.link_id, (chain, risk))
    for chain, risk in found.values():
        yield (
            *_beginning(judgement, chain, risk.link_id, language),
            risk_text(judgement.city, risk, language),
        )
