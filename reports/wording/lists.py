"""The lists beside the targets in words: calls to make, supply risks, and links of a chain that is to be surveyed."""

from collections.abc import Iterable, Mapping

from graph.analysis.facts.city import City
from graph.analysis.facts.offices import office_of
from graph.analysis.lists.calls import Call, Question
from graph.analysis.lists.field_survey import SurveyItem
from graph.analysis.lists.subjects import Subject, subject_of
from graph.analysis.lists.supply_risks import SupplyRisk
from graph.analysis.verdicts.states import Grade
from graph.analysis.verdicts.tipping_facts import TippingFact
from graph.model.edges import InputTo, Makes
from graph.model.nodes import Firm, Project
from graph.text import Text
from reports.wording.language import BLANK, Language, count, typeset
from reports.wording.punctuation import join_clauses, join_names, names_and_count, with_label
from reports.wording.question_words import existence_text, question_about
from reports.wording.sentences import firm_name, short_name
from reports.wording.supply_words import stream_words
from reports.wording.verdicts import state_text

MAX_FIRMS = 3
"""Firms or links named in one cell."""
SPARE_TOO = Text("{asked}；可外供多少，已签给谁", "{asked} How much can others have, to whom is it promised?")
EXISTENCE_AND_SPARE = Text(
    "有没有在做，一年多少，可外供多少，已签给谁",
    "Is it made, how much a year, how much can others have, to whom is it promised?",
)
AMOUNT = Text(
    "产{link}的装置一年产生多少{stream}，现在怎么处置",
    "How much {stream} arises a year at the plant of {link}, and where does it go?",
)
TEST = Text("{uses}：查验过没有，合不合用", "Has it been tested for these uses, and does it suit: {uses}?")
TEST_USE = Text("做{used}（条件：{condition}）", "{used}")
STATED, SIZE_STATED = (
    Text("说得出产能或市场份额", "capacity or market share stated"),
    Text("说得出规模", "its size stated"),
)
ANSWERS: Mapping[Question, Mapping[str, Text]] = {
    Question.SIZE: {"E-01": STATED},
    Question.STATE: {
        "E-02": Text("还在做", "still operating"),
        "E-03": Text("还在做", "still operating"),
        "E-04": Text("已不做", "gone"),
    },
    Question.PROGRESS: {},
    Question.EXISTENCE: {"E-05": Text("有", "made"), "E-10": Text("有", "made"), "E-06": Text("没有", "not made")},
    Question.ORIGIN: {"E-10": Text("本地有人在做", "made here"), "E-06": Text("没有", "not made here")},
    Question.PROVIDER: {},
    Question.SPARE: {},
    Question.AMOUNT: {},
    Question.TEST: {},
}
"""The answers to a question that would change a verdict, by the event they are."""
GONE = "E-04"
"""The event that one whose state is not stated turns out to be gone."""
ONCE_GONE: Mapping[Grade, Text] = {
    Grade.LAPSED: Text("缺（停产）", "Missing (stopped)"),
    Grade.ANNOUNCED: Text("只剩拟建的项目", "only plans are left"),
    Grade.BUILDING: Text("只剩在建的项目", "only works under way are left"),
}
"""What is left once a maker is gone, where the name of the grade would tell of its plans."""
BY_ANSWER: Mapping[Question, Text] = {
    Question.PROVIDER: Text(
        "委托给外地的才谈{fed}的企业，自己做或本地有人做就不招",
        "if contracted out to elsewhere, talk to firms for {fed}; if done by itself or here, recruit none",
    ),
    Question.SPARE: Text("够用才谈{fed}的企业，不够就缓办", "if enough, talk to makers of {fed}; if not, wait"),
    Question.AMOUNT: Text("够一套装置才谈{fed}的企业", "if enough for a plant, talk to makers of {fed}"),
    Question.TEST: Text("合用才谈{fed}的企业，不合用就不列", "if it suits, talk to makers of {fed}; if not, drop it"),
}
"""What the answer about a feed decides."""
BY_PROGRESS = Text("到哪一步，就按哪一步判", "the state follows its progress")
DEPARTMENT = Text("由牵头部门问", "the department in charge asks")
ONLY = Text("只有{firms}在做", "made by {firms} alone")
SHARED = Text("别家的{users}离不了它", "{users} of others cannot do without it")
HELD = Text("其后还有 {links}", "{links} beyond")
STOCK = Text("有多少、在哪、归谁", "How much is there, where, and whose is it?")


def question_text(city: City, call: Call, language: Language) -> str:
    """Say what is asked on a call."""
    edges = [fact for fact in call.facts if isinstance(fact, InputTo)]
    if call.question is Question.AMOUNT:
        return join_clauses(dict.fromkeys(_amount(city, edge, language) for edge in edges), language)
    if call.question is Question.TEST:
        return TEST.of(language, uses=join_clauses((_use(city, edge, language) for edge in edges), language))
    if call.fed and call.question is Question.EXISTENCE:
        return EXISTENCE_AND_SPARE.of(language)
    if call.question is Question.EXISTENCE and not call.firms:
        return existence_text(city, call.link_id).of(language)
    works = [fact for fact in call.facts if isinstance(fact, Project)]
    told = question_about(city, call.link_id, call.question, works).of(language)
    too = call.fed and call.question not in (Question.SPARE, Question.PROVIDER)
    return SPARE_TOO.of(language, asked=told) if too else told


def _amount(city: City, edge: InputTo, language: Language) -> str:
    return AMOUNT.of(language, link=short_name(city.links[edge.start], language), stream=stream_words(edge, language))


def _use(city: City, edge: InputTo, language: Language) -> str:
    used = short_name(city.links[edge.end], language)
    return TEST_USE.of(language, used=used, condition=typeset(edge.condition or ""))


def addressee(city: City, call: Call, language: Language) -> str:
    """Name whom to ask: the firms, or where none is on file the office of the link."""
    return _addressee(city, call.firms, call.link_id, language)


def _addressee(city: City, firms: tuple[Firm, ...], link_id: str, language: Language) -> str:
    if firms:
        return firms_text(firms, language)
    office = office_of(city, link_id)
    return DEPARTMENT.of(language) if office is None else office.name_zh


def answer_effects(city: City, call: Call, language: Language) -> str:
    """Say which answer would change the state of the link, and to what."""
    if call.question in BY_ANSWER:
        fed = names_and_count([short_name(city.links[link], language) for link in call.fed], language, MAX_FIRMS)
        return BY_ANSWER[call.question].of(language, fed=fed)
    answers = dict(ANSWERS[call.question])
    if "E-01" in answers and subject_of(city, call.link_id) is not Subject.SOLD:
        answers["E-01"] = SIZE_STATED
    told = (
        with_label(answers[turn.event.id].of(language), _state_after(turn, language), language)
        for turn in call.turns
        if turn.event.id in answers
    )
    return join_clauses(dict.fromkeys(told), language) or BY_PROGRESS.of(language)


def _state_after(turn: TippingFact, language: Language) -> str:
    """Name the state that an answer leads to; of a maker that is gone no plan is said to have lapsed."""
    grade = turn.rule.grade
    if turn.event.id == GONE and grade is not None and grade in ONCE_GONE:
        return ONCE_GONE[grade].of(language)
    return state_text(turn.rule, language)


def dependent_links_text(call: Call, language: Language) -> str:
    """Say how many links hang on the answer."""
    return count(language, call.hanging, "环", "link") if call.hanging else BLANK


def call_text(city: City, call: Call, language: Language) -> str:
    """Say whom to ask what, in one sentence: `问抚顺石化：一年做多少`."""
    who = addressee(city, call, language)
    return with_label(f"问{who}" if language == "zh" else f"Ask {who}", question_text(city, call, language), language)


def firms_text(firms: Iterable[Firm], language: Language) -> str:
    """Name the first few firms and say how many there are."""
    found = [*dict.fromkeys(firm_name(firm) for firm in firms)]
    joined = join_names(found[:MAX_FIRMS], language)
    if len(found) <= MAX_FIRMS:
        return joined
    return f"{joined}等 {len(found)} 家" if language == "zh" else f"{joined} and {len(found) - MAX_FIRMS} more"


def risk_text(city: City, risk: SupplyRisk, language: Language) -> str:
    """Say who alone supplies a link, and who depends on it."""
    makes = [city.firms[fact.start] for fact in risk.facts if isinstance(fact, Makes)]
    owners = [firm for fact in risk.facts if isinstance(fact, Project) for firm in city.owners.get(fact.id, ())]
    users = [short_name(city.links[edge.end], language) for edge in risk.users]
    told = [
        ONLY.of(language, firms=firms_text(makes or owners, language)),
        SHARED.of(language, users=names_and_count([*dict.fromkeys(users)], language, MAX_FIRMS)),
    ]
    behind = len(risk.dependents - {edge.end for edge in risk.users})
    told += [HELD.of(language, links=count(language, behind, "环", "more link"))] if behind else []
    return join_clauses(told, language)


def survey_question(city: City, item: SurveyItem, language: Language) -> str:
    """Say what is to be found out of a link."""
    if item.is_stock:
        return STOCK.of(language)
    if item.firms_to_ask or item.question is not Question.EXISTENCE:
        return question_about(city, item.link_id, item.question, item.works).of(language)
    return existence_text(city, item.link_id).of(language)


def survey_addressee(city: City, item: SurveyItem, language: Language) -> str:
    """Name whom to ask about a link of a survey: the firms, or where none is on file the office of the link."""
    return _addressee(city, item.firms_to_ask, item.link_id, language)


def survey_text(city: City, item: SurveyItem, language: Language) -> str:
    """Say whom to ask what about a link of a survey, in one sentence."""
    who = survey_addressee(city, item, language)
    return with_label(f"问{who}" if language == "zh" else f"Ask {who}", survey_question(city, item, language), language)
