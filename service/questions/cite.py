"""`cite`: what a citation id stands for: a row on file with source, publisher, basis, standing, date; or a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from graph.model.evidence import host_of
from graph.model.fact import Fact
from graph.text import Text
from reports.wording.citations import hosts_of, source_name
from reports.wording.language import Language
from reports.wording.records import about_text, act_text, time_text
from service.declaration import PAGED, Asked, Parameter, Question
from service.derivations import derived, inputs, resolve, value_of
from service.fact_ids import DERIVED, RECORD
from service.paging import page
from service.parts import FactRow, row
from service.refusals import UNKNOWN_NAME, Refusal
from service.rules import RULES
from service.shapes import Blank, Doc, Figure, Quoted, blank
from service.standing import Standing

FACT, WORKED_OUT, ENTERED = "fact", "derived", "record"


@dataclass(frozen=True, slots=True)
class Source:
    """一个来源 / One source."""

    text: Annotated[Quoted, Doc("资料里写的出处：网址或文件", "the source as on file: address or file")]
    publisher: Annotated[Quoted, Doc("发布者或标题", "publisher or title")]
    standing: Annotated[str | Blank, Doc("网站的可信度", "standing of its host")]


@dataclass(frozen=True, slots=True)
class Entry:
    """记录里的一条 / One entry of the log."""

    who: Annotated[Quoted, Doc("由哪个部门或账号记录", "department or account that entered it")]
    when: Annotated[str, Doc("何时记录（北京）", "when, in Beijing")]
    what: Annotated[Quoted, Doc("做了什么", "what was done")]
    about: Annotated[Quoted, Doc("对什么", "to what")]
    reason: Annotated[Quoted | Blank, Doc("理由", "reason")]


@dataclass(frozen=True, slots=True)
class Cited:
    """一个引用号所指 / What a citation id stands for."""

    id: Annotated[str, Doc("引用号", "citation id")]
    what: Annotated[str, Doc("fact 一行事实，record 一条记录，derived 推定出来的数", "fact, record, or derived")]
    row: Annotated[FactRow | None, Doc("资料里的这一行", "the row on file")] = None
    sources: Annotated[tuple[Source, ...] | None, Doc("它的出处，最好的在前", "its sources, best first")] = None
    entry: Annotated[Entry | None, Doc("记录里的这一条", "the entry of the log")] = None
    rule: Annotated[str | None, Doc("推定的规则", "rule it was worked out by")] = None
    value: Annotated[Figure | Blank | None, Doc("按规则现在算得的数", "what the rule comes to now")] = None
    inputs: Annotated[tuple[str, ...] | None, Doc("推定读了哪些行，各是引用号", "rows it was worked out from")] = None
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> Cited:
    """Resolve a citation id. Raises Refusal where nothing on file bears it."""
    id = asked.needed("id")
    if id.startswith(DERIVED):
        return _worked_out(standing, asked, id)
    if id.startswith(f"{RECORD}/"):
        return _entered(standing, id, asked.language)
    fact = standing.by_citation.get(id)
    if fact is None:
        raise Refusal(UNKNOWN_NAME, "id")
    sources = tuple(_sources(standing, fact, asked.language))
    return Cited(id, FACT, row=row(standing, fact, asked.language), sources=sources)


def _sources(standing: Standing, fact: Fact, language: Language) -> Iterator[Source]:
    hosts = hosts_of(standing.city)
    for each in fact.evidence.sources:
        grade = hosts.grades.get(host_of(each) or "")
        publisher = source_name(hosts, each, fact.evidence.basis, language)
        yield Source(Quoted(each), Quoted(publisher), blank(language) if grade is None else grade.label(language))


def _entered(standing: Standing, id: str, language: Language) -> Cited:
    number = id.partition("/")[2]
    found = (
        standing.records.counts_as(int(number)) if number.isascii() and number.isdigit() and len(number) < 10 else None
    )
    if found is None:
        raise Refusal(UNKNOWN_NAME, "id")
    entry = Entry(
        who=Quoted(found.who),
        when=time_text(found),
        what=Quoted(act_text(found.act, language)),
        about=Quoted(about_text(standing.city, found.act, language)),
        reason=Quoted(found.reason) if found.reason else blank(language),
    )
    return Cited(id, ENTERED, entry=entry)


def _worked_out(standing: Standing, asked: Asked, id: str) -> Cited:
    rule, subjects = resolve(standing, id)
    if value_of(standing, rule, subjects) is None:
        raise Refusal(UNKNOWN_NAME, "id")
    lines, named = (subjects[0], subjects[1:]) if rule.subjects[0] == "lines" else ((), subjects)
    value = derived(standing, asked.language, rule.id, *named, lines=lines)
    shown, more = page(standing, asked, "cite", inputs(standing, rule, subjects), lambda each: each)
    return Cited(id, WORKED_OUT, rule=RULES[rule.id].text.of(asked.language), value=value, inputs=shown, more=more)


QUESTION = Question(
    name="cite",
    title=Text("查出处", "Resolve a citation"),
    about=Doc(
        "引用号所指的那一行：出处、发布者、依据、可信度、日期；推定的数给出规则和它读了哪些行。",
        "The row a citation id stands for: source, publisher, basis, standing, date; of a number worked out the rule "
        "and the rows it read.",
    ),
    own=(Parameter("id", Doc("引用号", "citation id"), required=True, longest=1200), *PAGED),
    answer=answer,
    shape=Cited,
)
