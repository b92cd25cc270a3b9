"""Words of closed vocabularies as offices write them, within longer texts too; states and stages of links; places."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from graph.model.ambiguous_labels import AMBIGUOUS_LABELS
from graph.model.kinds import Basis, LeadRole, MakeStatus, OrgKind, ProjectKind, ProjectStage, Stage
from graph.model.labelled_enum import LabelledEnum
from graph.model.places import MUNICIPALITIES, is_province, province_key, take_apart
from loaders.labels import folded, match_label, nearest_labels
from loaders.office.fields import Takes
from loaders.office.stage_words import read_stage, takes_back
from loaders.office.taken import Taken

VOCABULARIES: dict[Takes, type[LabelledEnum]] = {
    Takes.PROJECT_STAGE: ProjectStage,
    Takes.PROJECT_KIND: ProjectKind,
    Takes.MAKE_STATUS: MakeStatus,
    Takes.CHAIN_ROLE: LeadRole,
    Takes.STAGE: Stage,
    Takes.ORG_KIND: OrgKind,
    Takes.BASIS: Basis,
}
_INSIDE: dict[type[LabelledEnum], Sequence[tuple[str, LabelledEnum]]] = {
    MakeStatus: (
        ("停产|停工|关停|注销|吊销|停业|破产|歇业", MakeStatus.STOPPED),
        ("试生产|试产|试运行", MakeStatus.TRIAL),
        ("在建|建设中", MakeStatus.BUILDING),
        ("筹建|拟建|未投产", MakeStatus.PLANNED),
        ("季节", MakeStatus.SEASONAL),
        ("正常|在产|存续|在营|开业|运营|运行|生产|良好|平稳|满负荷", MakeStatus.OPERATING),
    ),
    LeadRole: (
        ("链主", LeadRole.CHAIN_OWNER),
        ("龙头|领军", LeadRole.LEADING),
        ("骨干|重点", LeadRole.BACKBONE),
        ("配套|协作", LeadRole.SUPPORTING),
    ),
    ProjectKind: (
        ("改扩建|扩建|扩能|扩产|增资", ProjectKind.EXPANSION),
        ("技改|技术改造|改造|升级", ProjectKind.UPGRADE),
        ("新建|迁建", ProjectKind.NEW),
    ),
    Stage: (
        ("上游", Stage.UPSTREAM),
        ("中游", Stage.MIDSTREAM),
        ("下游|终端", Stage.DOWNSTREAM),
        ("支撑|配套|保障", Stage.SUPPORT),
    ),
}  # fmt: skip
"""Words by which a longer text says one of a vocabulary, the most telling first."""
_BRACKETS = re.compile(r"[(\[【](.*?)[)\]】]")
_STAGE = re.compile("[上中下]游")
STAGE_OF_KIND = "kind-stage"
"""Said of a cell of kinds of projects that tells how far one has come, as 续建 does."""
_UNSURE = ("存续", "良好", "平稳")
"""Words that tell of a firm in business, not of its plant at work."""
_DENIED = re.compile(r"(?:未|无|非|不|尚未|没有)$")


def take_word(text: str, takes: Takes) -> Taken:
    """Take a word by its code; one read from a longer text is asked about, and so is one that may be several."""
    return _take_word(text, VOCABULARIES[takes])


@lru_cache(maxsize=5_000)
def _take_word(text: str, vocabulary: type[LabelledEnum]) -> Taken:
    word = match_label(text, vocabulary) or _bare_word(text, vocabulary)
    if word is not None:
        return Taken(str(word.value))
    if vocabulary is ProjectStage:
        return _take_stage(text)
    inside = _inside(folded(text), vocabulary)
    if inside is not None:
        is_sure = _is_whole(text, vocabulary) or (vocabulary is Stage and _STAGE.match(folded(text)) is not None)
        return Taken(str(inside.value), codes=() if is_sure else ("word-inside",), near=inside.zh)
    stage = match_label(text, ProjectStage) if vocabulary is ProjectKind else None
    if stage is not None:
        return Taken(codes=(STAGE_OF_KIND,), near=stage.zh)
    near = "、".join(word.zh for word in nearest_labels(text, vocabulary))
    return Taken(codes=("word-unknown",), near=near or None)


def _bare_word(text: str, vocabulary: type[LabelledEnum]) -> LabelledEnum | None:
    """Return the word beside a bracket, unless the bracket says another: `在产（停产检修）`, `开工（计划）`."""
    plain = unicodedata.normalize("NFKC", text)
    bare, inside = _BRACKETS.sub("", plain), "".join(_BRACKETS.findall(plain))
    word = match_label(bare, vocabulary) if bare.strip() else None
    if vocabulary is ProjectStage:
        return None if takes_back(folded(inside)) else word
    return word if _inside(folded(inside), vocabulary) in (None, word) else None


def _take_stage(text: str) -> Taken:
    """Take the stage of a project from a longer text; one of a project that ended is told apart."""
    plain = folded(text)
    read = read_stage(plain)
    if read is None or read.stage is None:
        near = nearest_labels(text, ProjectStage) if read is None else read.near
        return Taken(codes=("word-unknown",), near="、".join(word.zh for word in near) or None)
    if read.ended:
        return Taken(str(read.stage.value), codes=("stage-ended",), near=read.stage.zh)
    is_sure = read.is_sure and plain not in AMBIGUOUS_LABELS[ProjectStage]
    return Taken(str(read.stage.value), codes=() if is_sure else ("word-inside",), near=read.stage.zh)


def _is_whole(text: str, vocabulary: type[LabelledEnum]) -> bool:
    """Check whether a text is no more than one of the telling words, and one that means only one thing."""
    plain = folded(text)
    if plain in AMBIGUOUS_LABELS.get(vocabulary, {}) or plain in _UNSURE:
        return False
    return any(re.fullmatch(pattern, plain) for pattern, _ in _INSIDE.get(vocabulary, ()))


def _inside(plain: str, vocabulary: type[LabelledEnum]) -> LabelledEnum | None:
    for pattern, word in _INSIDE.get(vocabulary, ()):
        for found in re.finditer(pattern, plain):
            if not _DENIED.search(plain[: found.start()]):
                return word
    return None


STATES: Sequence[tuple[str, re.Pattern[str]]] = (
    ("planned", re.compile("拟引进|拟招引|招引中|拟建|待建|规划|谋划|筹备|意向|洽谈|在谈|拟签约|签约")),
    ("building", re.compile("在建|建设中|施工|筹建")),
    ("missing", re.compile("缺|空白|断点|断链|无企业|^无$|没有|未见|无$|✗|×|^否$|待引进|待补|待招引")),
    ("weak", re.compile("弱|堵点|不足|短板|少")),
    ("strong", re.compile("强|优势|龙头|完备|较好|齐全")),
    ("present", re.compile("有|√|✓|现有|在产|具备|^是$")),
)
"""What offices say of a link in their city, by words; the first that fits counts."""


def take_state(text: str) -> Taken:
    """Take what a chain book says of a link as one of our names for it."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = next((name for name, pattern in STATES if pattern.search(plain)), None)
    return Taken(found) if found is not None else Taken(codes=("state-unknown",))


def take_stage(text: str) -> Taken:
    """Take where a link stands in a chain."""
    return take_word(text, Takes.STAGE)


ZONES = ("园区", "开发区", "小区", "示范区", "社区", "高新区", "经开区", "工业区", "保税区", "产业区")
"""How zones end, which are no districts."""


def city_name(text: str) -> str:
    """Return a city in the form of the facts, without the 市 behind it: `抚顺` for `抚顺市`."""
    found = take_apart(text)
    if found.core is None and found.province in MUNICIPALITIES:
        return str(found.province)
    return found.core if found.core and found.kind == "市" and text.endswith("市") and not found.within else text


@lru_cache(maxsize=20_000)
def split_place(text: str) -> dict[str, str]:
    """Return the province, city and district that a place states, as far as it does: `辽宁省抚顺市东洲区新城路1号`."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found: dict[str, str] = {}
    rest = plain
    province = take_apart(plain[:12]).province
    if province is not None:
        found["province"] = province
        rest = re.sub(rf"^(?:中国)?{province}(?:省|市|.{{0,6}}?自治区)?", "", plain)
        if province in MUNICIPALITIES:
            found["city"] = province
            rest = rest.removeprefix("市").removeprefix(f"{province}市")
    city = re.match(r"(?P<name>[^\d市区县]{2,7}?(?:市|自治州|地区|盟|州(?=.)))(?!场)", rest)
    if city is not None and "city" not in found:
        found["city"], rest = city_name(city["name"]), rest[city.end() :]
    district = re.match(r"(?P<name>[^\d市区县路街号]{1,10}?(?:新区|区|县|旗|市))(?!域)", rest)
    if district is not None and not district["name"].endswith(ZONES):
        found["district"] = district["name"]
    elif not found.get("city") and province is not None and 2 <= len(rest) <= 5 and not re.search(r"\d", rest):
        found["city"] = rest
    return found


def take_province(text: str) -> Taken:
    """Take a province by its short name."""
    plain = "".join(text.split())
    if is_province(plain):
        return Taken(province_key(plain))
    place = split_place(plain)
    if "province" in place:
        return Taken(place["province"], codes=("place-wider",) if len(place) > 1 else ())
    return Taken(plain, codes=("province-unknown",))
