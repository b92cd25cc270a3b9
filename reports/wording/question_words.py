"""What is asked about a link, in words that fit the kind of thing it is and how far works on it are."""

from collections.abc import Collection, Mapping

from graph.analysis.facts.city import City
from graph.analysis.lists.calls import Question
from graph.analysis.lists.subjects import Coming, Subject, coming_of, is_grown, subject_of
from graph.model.kinds import LinkKind
from graph.model.nodes import Project
from graph.text import Text

ASKED: Mapping[Question, Text] = {
    Question.SIZE: Text("一年做多少，供给谁，市场占多少", "How much a year, for whom, what market share?"),
    Question.STATE: Text("现在还做不做，一年做多少", "Does it still operate, and how much a year?"),
    Question.EXISTENCE: Text(
        "有没有在做，一年多少，能不能外供", "Is it made, how much a year, and can others have it?"
    ),
    Question.ORIGIN: Text("现在从哪来，谁供的，够不够", "Where does it come from, from whom, is it enough?"),
    Question.PROVIDER: Text(
        "现在自己做还是外委，委托给谁，费用多少", "Done by itself or contracted out, to whom, at what cost?"
    ),
    Question.SPARE: Text("可外供多少，已签给谁", "How much can others have, and to whom is it promised?"),
}
"""What is asked of what is sold, and of anything where nothing else fits it better."""
OF_KEPT: Mapping[Question, Text] = {
    Question.SIZE: Text("一年多少，自用多少，其余供谁", "How much a year, how much for own use, who has the rest?"),
    Question.STATE: Text(
        "现在还做不做，一年多少，自用多少", "Does it still operate, how much a year, how much for own use?"
    ),
    Question.EXISTENCE: Text(
        "有没有产出，一年多少，自用多少，其余供谁",
        "Does it arise, how much a year, how much for own use, who has the rest?",
    ),
}
OF_WASTE: Mapping[Question, Text] = {
    **OF_KEPT,
    Question.SIZE: Text(
        "一年产生多少，自用多少，其余供谁或怎么处置",
        "How much arises a year, how much for own use, who has the rest or where does it go?",
    ),
}
OF_TREATMENT: Mapping[Question, Text] = {
    Question.SIZE: Text(
        "一年处理多少，自用多少，其余供谁", "How much is treated a year, how much for own use, who has the rest?"
    ),
    Question.STATE: Text("现在还做不做，一年处理多少", "Does it still operate, and how much is treated a year?"),
    Question.EXISTENCE: Text(
        "有没有在做，一年处理多少，自用多少", "Is it done, how much is treated a year, how much for own use?"
    ),
}
OF_SERVICES: Mapping[Question, Text] = {
    Question.SIZE: Text("规模多大，服务谁，市场占多少", "How large, for whom, what market share?"),
    Question.STATE: Text("现在还做不做，规模多大", "Does it still operate, and how large?"),
    Question.EXISTENCE: Text("有没有在做，规模多大", "Is it done, and how large?"),
}
"""What is asked of a service, which has no yearly output."""
OF_OWN_SERVICES: Mapping[Question, Text] = {
    **OF_SERVICES,
    Question.SIZE: Text("规模多大，只为自己做还是也对外做", "How large, and is it done for others too?"),
}
OF_PLACES: Mapping[Question, Text] = {**OF_SERVICES, Question.SIZE: Text("规模多大，服务谁", "How large, for whom?")}
OF_POOLED: Mapping[Question, Text] = {
    Question.SIZE: Text("一年做多少，卖到哪里", "How much a year, and where is it sold?"),
}
BY_SUBJECT: Mapping[Subject, Mapping[Question, Text]] = {
    Subject.SOLD: ASKED,
    Subject.KEPT: OF_KEPT,
    Subject.ARISING: OF_WASTE,
    Subject.TREATED: OF_TREATMENT,
    Subject.SERVICE: OF_SERVICES,
    Subject.OWN_SERVICE: OF_OWN_SERVICES,
    Subject.PLACE: OF_PLACES,
    Subject.POOLED: OF_POOLED,
}
PROGRESS: Mapping[Coming, Text] = {
    Coming.PLANT: Text("项目到哪一步，哪年投产", "How far is the project, and when will it operate?"),
    Coming.WORKS: Text("项目到哪一步，哪年完成", "How far is the project, and when will it be completed?"),
    Coming.EVENT: Text("谁承办，办完以后谁接着运营", "Who stages it, and who carries on afterwards?"),
    Coming.TALKS: Text("洽谈的项目还谈不谈，谈到哪一步", "Do the talks go on, and how far are they?"),
}
ANY_MAKER = Text("有没有企业在做，谁在做，一年多少", "Does anybody make it, who, and how much a year?")
ANY_PROVIDER = Text("有没有企业在做，谁在做，规模多大", "Does anybody do it, who, and how large?")
ANY_GROWER = Text("在哪，面积多大，一年产多少，谁在做", "Where, on how much land, how much a year, and whose is it?")


def question_about(city: City, link_id: str, question: Question, works: Collection[Project] = ()) -> Text:
    """Say what is asked about a link of somebody who knows it; `works` are those that its progress is asked of."""
    if question is Question.PROGRESS:
        return PROGRESS[coming_of(city, link_id, works)]
    return BY_SUBJECT[subject_of(city, link_id)].get(question) or ASKED[question]


def existence_text(city: City, link_id: str) -> Text:
    """Say what is asked about a link of which no firm is on file."""
    if is_grown(city, link_id):
        return ANY_GROWER
    return ANY_PROVIDER if city.links[link_id].kind is LinkKind.SERVICE else ANY_MAKER
