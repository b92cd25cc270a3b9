"""What titles and sections say of every row below them: chain, district, stage of projects or of links."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.kinds import ProjectStage, Stage
from graph.model.places import core_of, is_named_in
from loaders.labels import match_label
from loaders.office.fields import TABLES, Field, TableKind, Takes
from loaders.office.ids import new_id
from loaders.office.known import Known
from loaders.office.product_names import fold_product, names_of
from loaders.office.word_cells import take_word

_NUMBER = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]?|第[一二三四五六七八九十]+[类部批章]|\d+[.、])\s*"
)
_COUNT = re.compile(r"[（(][^（）()]*\d+[^（）()]*[)）]|[:：]?共?\d+[家个户项条].*$")
_CHAIN = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z0-9与和及、()（）]{2,16}?)(?:产业链|产业集群|全产业链)")
_CHAIN_END = re.compile(r"(?:产业链|产业集群|产业|领域|集群|链)(?:企业|项目|类)?$")
_LINK_END = re.compile(r"(?:链环|环节|节点)(?:企业|目标企业|类)?$")
_NOT_CHAIN = re.compile(
    r"^(?:.{0,12}?(?:年度?|市|省|县|区|自治区|关于|附件\d*[:：]?))?(?:重点|优势|主导|特色|各|全市|本市|我市|我区|\d+条|[一二三四五六七八九十]+条)*"
)
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{1,8}(?:县|区|市|旗)")
_SEVERAL = re.compile("[、，,；;/]")
_CITY = re.compile(r"(?P<city>[\u4e00-\u9fff]{2,6})市(?![场值面内直外级政属区域])")
_BEFORE_CITY = re.compile(r"^.*(?:关于|年度?|附件|中国|[全我]省|[及和与、在])")
_NO_CITY = re.compile(r"(?:[全各我本某上城超]|[县地]级|省辖)$")
_STAGE_WORDS = re.compile(r"在建|续建|新开工|开工|签约|谋划|储备|竣工|投产|洽谈|在谈|前期|拟建|达产")


_SIGNED = re.compile("(?<!拟)(?<!待)(?<!未)(?:集中)?签约(?:项目|仪式|活动)")
_FOLLOWED = re.compile("进展|落地|推进|跟踪|调度|台账|履约|开工|储备|在谈|计划|拟签约|待签约")


@dataclass(frozen=True, slots=True)
class Context:
    """One field that a title or a section gives, with its text and value."""

    field: Field
    text: str
    value: str


def of_section(text: str, kind: TableKind, known: Known, missing: Sequence[str]) -> Context | None:
    """Return what a section says of its rows, as far as no column of theirs says it."""
    core = _COUNT.sub("", _NUMBER.sub("", text)).strip(" :：")
    for field in _fields(kind, missing):
        value = _value(core, field, known)
        if value is not None:
            return Context(field, text, value)
    return None


def _fields(kind: TableKind, missing: Sequence[str]) -> Iterable[Field]:
    return (field for field in TABLES[kind] if field.name in missing)


def _value(core: str, field: Field, known: Known) -> str | None:
    if field.takes is Takes.PROJECT_STAGE:
        found = _STAGE_WORDS.search(core)
        word = match_label(core.removesuffix("项目").removesuffix("类"), ProjectStage)
        taken = str(word.value) if word is not None else None
        return taken or (
            str(take_word(found.group(), Takes.PROJECT_STAGE).value) if found and len(core) <= 12 else None
        )
    if field.takes is Takes.STAGE:
        stage = match_label(core, Stage)
        return None if stage is None else str(stage.value)
    if field.takes is Takes.DISTRICT:
        return core if _DISTRICT.fullmatch(core) and not core.endswith(("开发区园区", "示范区内")) else None
    if field.takes is Takes.LINK:
        return _link(core, known)
    return _chain(core, known) if field.takes is Takes.CHAIN else None


def _link(core: str, known: Known) -> str | None:
    """Return the link that a section is about: one on file, or what calls itself one."""
    bare = _LINK_END.sub("", core)
    names = {name for link in known.links for name in names_of(link.name)}
    return bare if len(bare) >= 2 and (bare != core or fold_product(bare) in names) else None


def _chain(core: str, known: Known) -> str | None:
    bare = chain_core(core)
    if any(bare and bare == chain_core(chain.name) for chain in known.chains):
        return core
    return core if _CHAIN_END.search(core) and len(core) <= 20 and len(bare) >= 2 else None


def chain_core(name: str) -> str:
    """Return the name of a chain without what all chains are called."""
    return _CHAIN_END.sub("", name.strip())


def of_title(title: str, known: Known) -> str | None:
    """Return the chain that a title is about: one on file that it names, else what it calls a chain."""
    named = [
        chain.name for chain in known.chains if len(chain_core(chain.name)) >= 2 and chain_core(chain.name) in title
    ]
    if named:
        return max(named, key=len)
    found = _CHAIN.search(title)
    if found is None:
        return None
    bare = _NOT_CHAIN.sub("", found["name"]).strip("《（( ")
    return bare if len(bare) >= 2 else None


def signed_by(title: str) -> str | None:
    """Return the stage of projects that a title says are signed, where it is no list of how they went on."""
    return str(ProjectStage.SIGNED.value) if _SIGNED.search(title) and not _FOLLOWED.search(title) else None


def resolve_chain(text: str, known: Known) -> str | None:
    """Return the id of a chain on file by its name, with or without what all chains are called."""
    bare = chain_core(text)
    return next((chain.id for chain in known.chains if bare and chain_core(chain.name) == bare), None)


def other_city(title: str, known: Known) -> str | None:
    """Return the city that a title is about where it names one and not the home city, None otherwise."""
    if known.home is None or is_named_in(title, known.home):
        return None
    found = (match["city"] for match in _CITY.finditer(title))
    named = (_BEFORE_CITY.sub("", each) for each in found if not _NO_CITY.search(each))
    return next((core for each in named if len(core := core_of(f"{each}市")) >= 2), None)


def take_chain(text: str, declares: bool, known: Known) -> dict[str, str | bool | None]:
    """Return the id of a chain and whether it begins here: one that no chain on file is called.

    Chain books declare chains. Other tables begin one in a city that has none yet, and name none otherwise.
    """
    id, bare = resolve_chain(text, known), chain_core(text)
    begins = id is None and len(bare) >= 2 and _SEVERAL.search(bare) is None and (declares or not known.chains)
    return {"id": new_chain_id(text), "new": True} if begins else {"id": id}


def new_chain_id(text: str) -> str:
    """Return the id of a chain that begins, the same with and without what all chains are called."""
    return new_id("c", chain_core(text))
