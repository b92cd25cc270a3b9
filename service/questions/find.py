"""`find`: a link, firm, project, chain, organisation or place by name, spelling, code or product."""

from dataclasses import dataclass
from typing import Annotated

from graph.analysis.exploration.name_search import By, Match, near_names, search_names
from graph.text import Text
from reports.wording.findable import KINDS
from reports.wording.language import Language
from service.declaration import PAGED, Asked, Parameter, Question
from service.naming import NEAREST, kind_name
from service.paging import page
from service.parts import Name, about
from service.shapes import Doc, Quoted
from service.standing import Standing

WAYS = {
    By.NAME: Text("名称", "name"),
    By.SOUND: Text("拼音", "spelling"),
    By.CODE: Text("代码", "code"),
    By.MENTION: Text("产品", "product"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """找到的一个 / One thing that was found."""

    thing: Annotated[Name, Doc("是哪个", "which thing")]
    kind_name: Annotated[str, Doc("类别", "what kind it is")]
    by: Annotated[str, Doc("凭什么找到：名称、拼音、代码或产品", "what matched: name, spelling, code or product")]
    text: Annotated[Quoted, Doc("相符的文字", "the text that matched")]


@dataclass(frozen=True, slots=True)
class Found:
    """找到的，最相符的在前 / What was found, the best match first."""

    found: Annotated[
        bool, Doc("有没有相符的；没有时 rows 是相近的", "whether anything matched; else rows are near names")
    ]
    rows: Annotated[tuple[Hit, ...], Doc("找到的", "what was found")]
    more: Annotated[str | None, Doc("还有时，下一页的 more", "where there are more: `more` of the next page")] = None


def answer(standing: Standing, asked: Asked) -> Found:
    """Search for a name."""
    kind, text = asked.text("kind"), asked.needed("text")
    things = [each for each in standing.things[asked.language] if kind in (None, each.group)]
    matches = search_names(things, text)
    found = matches or near_names(things, text, NEAREST)
    known = [each for each in found if _name(standing, each, asked.language) is not None]
    rows, more = page(standing, asked, "find", known, lambda each: _hit(standing, each, asked.language))
    return Found(bool(matches), rows, more)


def _name(standing: Standing, match: Match, language: Language) -> Name | None:
    kind, _, id = match.found.key.partition(":")
    return about(standing, kind, id, language)


def _hit(standing: Standing, match: Match, language: Language) -> Hit:
    name = _name(standing, match, language)
    if name is None:
        raise KeyError(match.found.key)
    by, text = (match.hits[0].by, match.hits[0].text) if match.hits else (By.NAME, match.found.names[0].text)
    return Hit(name, kind_name(name.kind, language), WAYS[by].of(language), Quoted(text))


QUESTION = Question(
    name="find",
    title=Text("查名称", "Find by name"),
    about=Doc(
        "按中文名、拼音、首字母、英文、代码或产品找链环、企业、项目、产业链、机构、地点；得到的编号用来再问。",
        "Find links, firms, projects, chains, organisations and places by Chinese name, pinyin, initials, English, "
        "code or product; the ids found are what the other questions take.",
    ),
    own=(
        Parameter("text", Doc("要找的文字", "what to look for"), required=True, longest=80),
        Parameter("kind", Doc("只找这一类", "only this kind"), choices=KINDS),
        *PAGED,
    ),
    answer=answer,
    shape=Found,
)
