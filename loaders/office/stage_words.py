"""How far a project is by the words of a longer text: what is done counts, not what is denied or only expected."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.kinds import ProjectStage

_STEPS = "开工|动工|签约|签订|投产|竣工|建成|完工|达产|投入使用|投入运营|投用|投运|试生产|试运行"
_WITHIN = "[^,，。;；、:：已]"
_NOT_YET = re.compile(
    rf"(?:尚未|还未|暂未|未能|未|没有|没|无法|不能|不具备){_WITHIN}{{0,6}}?(?P<step>{_STEPS})(?:建设|条件)?"
)
_EXPECTED = re.compile(
    rf"(?:预计|预期|计划|力争|争取|确保|拟|将|待|目标|有望|准备|具备|推动|推进|促成|加快|尽快|尽早|(?<=[年月日底])前){_WITHIN}{{0,14}}?"
    rf"(?P<step>{_STEPS})(?:建设|条件)?"
)
_DATED = re.compile(
    rf"(?<![已于年\d])(?:20\d\d年?|[今明后本当]年|\d{{1,2}}月|年[底末]|[上下]半年|[一二三四]季度){_WITHIN}{{0,9}}?(?:{_STEPS})(?:建设|投产)?"
)
"""A step with its date and no word that it is done, which may be yet to come."""
_AFTERWARDS = re.compile(rf"(?:{_STEPS})(?:达产|达效|投产)*(?:后|之后|以后)")
_PART_DONE = re.compile(
    rf"(?:主体|土建|基础|桩基|地基|厂房|框架|钢结构|围墙|设备安装){_WITHIN}{{0,6}}?(?:完工|竣工|建成|完成|封顶)"
)
_INTENDED = re.compile(
    rf"(?:签订|签署|达成|签约)?{_WITHIN}{{0,4}}?意向性?(?:投资|合作)?(?:协议|书|合同|签约)|(?:签订|签署|达成){_WITHIN}{{0,6}}?意向"
)
_PERMITS = re.compile("施工(?:许可证?|图|准备|招标|单位|手续|合同|前)|开工(?:报告|手续|许可证?|准备|令|前|条件|仪式)")
_ENDED = re.compile(
    "(?<![未不])(?:停工|停建|停产(?!改造|技改|检修)|缓建|暂停|暂缓|终止|中止|流产|撤销|取消|搁置|停滞|烂尾|撤资|解约)"
)
_RESUMED = re.compile("复工|恢复(?:施工|建设|生产)|重启|重新(?:启动|开工)|续建")
_STILL_SIGNED = re.compile(
    r"已?(?:完成)?(?:签约|落地|签订(?:投资)?(?:合同|协议))[(,、]?(?:但|尚|暂|还)*(?:未|待)(?:开工|动工)(?:建设)?\)?(?:项目|阶段)?"
)
_PUTS_OFF = re.compile(r"(?:计划|预计|预期|力争|争取|拟|待|未|尚未|还未)[\d年月日底末前上下半季度一二三四.-]*")
"""A bracket by which what stands before it is not so yet."""
_BRACKET = re.compile(r"^(?P<said>.+?)[(\[【](?P<inside>[^()\[\]【】]*)(?:[)\]】]|$)")
_FINISHED = frozenset({ProjectStage.AT_CAPACITY, ProjectStage.OPERATING, ProjectStage.COMPLETED})
_WORDS: Sequence[tuple[str, ProjectStage]] = (
    ("达产|满产", ProjectStage.AT_CAPACITY),
    ("试生产|试运行|试产|试车", ProjectStage.COMPLETED),
    ("投产|投入使用|投入运营|已运营|投运|投用|正式运营", ProjectStage.OPERATING),
    ("竣工|完工|已建成|全部建成|建成", ProjectStage.COMPLETED),
    (
        "在建|施工|建设中|正在建设|(?<!投资)(?<!责任)(?<!市场)(?<!实施)(?<!经营)主体(?!单位|责任)|土建|基础(?!设施|资料|工作)|设备安装|安装调试|设备调试|封顶|续建|复工",
        ProjectStage.BUILDING,
    ),
    ("已开工|开工建设|新开工|破土|开工(?!率)|动工|奠基", ProjectStage.STARTED),
    ("已签约|签约|签订|签署|协议", ProjectStage.SIGNED),
    ("前期|立项|环评|可研|备案|谋划|储备|筹备", ProjectStage.PLANNED),
    ("洽谈|在谈|商谈|谈判|磋商|对接|考察|意向|跟踪", ProjectStage.TALKS),
    ("施工前|能评|安评|核准|选址|摘牌|招拍挂|用地|土地|征地|征拆|手续|设计|论证|审批|报批", ProjectStage.PLANNED),
)
"""Words by which a text says a stage, the furthest first, once what is denied and expected is taken out."""
_BEGIN = ("开工", "动工", "签约", "签订")


@dataclass(frozen=True, slots=True)
class Read:
    """The stage a text says, None where it says none; whether that is sure; stages it may mean; whether it ended."""

    stage: ProjectStage | None
    is_sure: bool = False
    near: tuple[ProjectStage, ...] = ()
    ended: bool = False


def read_stage(plain: str) -> Read | None:
    """Read the stage of a project from a folded text; None where no word tells one."""
    if _STILL_SIGNED.fullmatch(plain):
        return Read(ProjectStage.SIGNED, is_sure=True)
    bracket = _BRACKET.match(plain)
    if bracket is not None and _PUTS_OFF.fullmatch(bracket["inside"]):
        plain = f"{bracket['inside']}{bracket['said']}{plain[bracket.end() :]}"
    left = _INTENDED.sub("意向", _PART_DONE.sub("在建", _PERMITS.sub("手续", plain)))
    steps = [found["step"] for pattern in (_NOT_YET, _EXPECTED) for found in pattern.finditer(left)]
    left = _EXPECTED.sub("", _NOT_YET.sub("", _AFTERWARDS.sub("", left)))
    stage = _furthest(_DATED.sub("", left)) or _furthest(left)
    if is_ended(plain) and stage not in _FINISHED:
        return Read(ProjectStage.UNKNOWN, ended=True)
    if stage is not None:
        sure = any(re.fullmatch(pattern, plain) for pattern, _ in _WORDS[:-1])
        return Read(stage, is_sure=sure)
    if any(step in _BEGIN for step in steps):
        return Read(ProjectStage.PLANNED)
    return Read(None, near=(ProjectStage.BUILDING, ProjectStage.COMPLETED)) if steps else None


def _furthest(text: str) -> ProjectStage | None:
    return next((stage for pattern, stage in _WORDS if re.search(pattern, text)), None)


def takes_back(bracket: str) -> bool:
    """Check whether a bracket says that what stands before it is not so: put off, stopped, given up."""
    return is_ended(bracket) or _PUTS_OFF.fullmatch(bracket) is not None


def is_ended(plain: str) -> bool:
    """Check whether a folded text says that a project was stopped, put off or given up, and not taken up again."""
    return _ENDED.search(plain) is not None and _RESUMED.search(plain) is None
