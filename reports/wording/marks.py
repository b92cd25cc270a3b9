"""What each of the nine marks means, in one sentence: for legends, headings and the page of methods."""

from collections.abc import Mapping

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.states import Mark
from graph.text import Text

MEANINGS: Mapping[Mark, Text] = {
    Mark.STRONG: Text(
        "本地在做，规模或市场地位有依据，或有两家以上独立企业在产。",
        "Made here, with its size or market position on file, or by two or more independent firms.",
    ),
    Mark.PRESENT: Text(
        "本地在做，没有弱的迹象，只是规模、市场地位还没问到；打一个电话能定。",
        "Made here without a sign of weakness; its size and market position are not on file. One call settles it.",
    ),
    Mark.WEAK: Text(
        f"本地在做，但有明确的弱处：季节性、规模小、只供自用、试产，只有旧资料，或近 {OLD_AFTER} 年停产。",
        "Made here with a named weakness: seasonal, small, own use only, on trial, known from old records alone, or "
        f"stopped within {OLD_AFTER} years.",
    ),
    Mark.BUILDING: Text(
        "已开工、未投产，竣工待投产也算。",
        "Started, not yet in operation; completed works waiting to start included.",
    ),
    Mark.ANNOUNCED: Text(
        "企业或市里有计划，或已签约，还没开工。", "Signed, or announced by a firm or the city; not started."
    ),
    Mark.MISSING: Text(
        "未查到：资料里没有，不等于没有；已核实：部门已答复本地没有。",
        "None found: not on file, which proves nothing; confirmed: the department in charge says that there is none.",
    ),
    Mark.UNKNOWN: Text(
        "有记录而现状不清，或所在的链待摸底，暂不下结论。应有待查也计在这里。",
        "Too little on file to tell, or its chain is yet to be surveyed. What must exist is counted here.",
    ),
    Mark.EXPECTED: Text(
        "按工艺或用户看本地应该有，资料里没有谁在做；先问用户，不列目标。",
        "By process or by its users it must be here, and no maker is on file; ask the users first. It is no target.",
    ),
    Mark.UNSUITABLE: Text(
        "不作招引对象：外购即可、装置自用、依托资源、已核定，或属存量资产。",
        "Not to be recruited: bought in, captive, bound to a resource, ruled out, or an asset that is here.",
    ),
}
