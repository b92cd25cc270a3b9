"""Why each rule of diagnosis and each strategy stands as it does: what an engineer or a planner would say for it."""

from collections.abc import Mapping

from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.verdicts.counts import MIN_FIRMS
from graph.text import Text

RULE_REASONS: Mapping[str, Text] = {
    "D-21": Text(
        "是地、房、设备，到现场数得清；招的是用它的项目，不是它。",
        "Land, halls and machines are counted on the spot; one recruits the project that uses them",
    ),
    "D-01": Text(
        "有了规模或地位，供得上谁、还差多少都算得出；只有厂名算不出。",
        "From a size or a market position one can reckon whom it supplies; from a name alone one cannot",
    ),
    "D-02": Text(
        "一家停了还有另一家。同一集团会一起停，只算一家；试产的、只凭常识知道的还靠不住，不算。",
        "If one stops the other goes on; a group stops together and counts once; a trial run, or a maker known by "
        "general knowledge alone, is not relied on",
    ),
    "D-28": Text(
        "中间品不出厂，下道工序开着它就开着；多大由主装置定，不单独报产能。",
        "An intermediate that never leaves the works runs when its next step runs; the plant sets its size",
    ),
    "D-03": Text(
        "没报产能不等于规模小。没有弱的证据就不判弱，一个电话能定。",
        "A capacity nobody stated is no small one; without evidence of weakness none is claimed, one call settles it",
    ),
    "D-04": Text(
        "用户全年要，它只供一季，淡季得另找货源。",
        "Its users need it all year and must buy elsewhere out of season",
    ),
    "D-05": Text(
        "供不起下游成规模的用户。同一家自供核心原料的，是整厂的一道工序，不算小。",
        "It cannot feed users of scale; a unit whose maker also makes its core input is a step of one works, not small",
    ),
    "D-06": Text(
        "别家买不到。装置自用、依托资源、限制新增的，或供着本厂成规模产品的，本该自用，不算弱。",
        "Nobody else can buy it; where plant, resource or permit makes own use the rule, or the firm's own product of "
        "scale takes it, it is no weakness",
    ),
    "D-07": Text(
        "没有稳定的商品量，放大成不成还没见分晓。",
        "There is no steady output to sell, and scale-up may fail",
    ),
    "D-08": Text(
        f"{OLD_AFTER} 年是一个规划期，这么久没有消息，只能去看；没看之前不当没有。",
        f"{OLD_AFTER} years are a plan period; after that silence one has to look; until then it is not called gone",
    ),
    "D-09": Text(
        "有厂可问，却没有一句话说它还开着：判强、判缺都没有根据。",
        "There is a firm to ask and no word that it runs: neither strong nor missing could be defended",
    ),
    "D-10": Text(
        "钱已经投下去，再招一家就是重复建设。",
        "The money is spent; a second plant would compete with the first",
    ),
    "D-11": Text(
        "可能落空，所以不算在建；但有人认领，先催办。外地企业单方面的计划不算。",
        "It may yet fall through, so it is not under construction; but somebody has taken it on. What a firm from "
        "elsewhere merely plans is left out",
    ),
    "D-12": Text(
        "不知道到哪一步，就按走得最少的算。",
        "Where nobody says how far it is, the least is assumed",
    ),
    "D-13": Text(
        f"停产不到 {OLD_AFTER} 年，厂房、许可、熟手多半还在，复产比新建快。",
        "Halls, permits and crew are likely still there; a restart is quicker than a new plant",
    ),
    "D-14": Text(
        "部门有书面结论，比资料里的空白可靠；查到企业或项目的，按查到的判。",
        "A written ruling outweighs a blank in the files; makers or projects found outweigh the ruling",
    ),
    "D-15": Text(
        "部门查过，不再是“没查到”。外购、自用、资源类本来就谈不上缺，不用这条。",
        "It was looked for, so it is more than unseen; what is bought, captive or a resource cannot be missing",
    ),
    "D-16": Text(
        "多半在做，但没人看过：可以当供料算，不能当已有报。",
        "It probably runs and nobody has looked: it may count as a feed, it may not be reported as here",
    ),
    "D-17": Text(
        "用户开着，货只能走管道或短途，一定从近处来：缺的是资料，不是产业。",
        "Its user runs and it comes by pipe or over short ways only, so it comes from near: the record is missing",
    ),
    "D-29": Text(
        "建在主装置里，主装置在建它就在建。",
        "It is built inside its plant, and with it",
    ),
    "D-30": Text(
        "主装置开着它一般也开着，但各厂流程有别，没看过不算已有。",
        "It usually runs with its plant; works differ, so unseen it is not called here",
    ),
    "D-31": Text(
        "资源搬不走，写明在本地就多半有人在做；先问是谁。",
        "A resource does not move; where it is here somebody probably works it, and is to be found",
    ),
    "D-18": Text(
        "哪里都买得到，在本地建一家也不会让用户更稳。",
        "It is sold everywhere; a maker here would make no user safer",
    ),
    "D-19": Text(
        "主装置来它才来，没有单独的项目可谈。",
        "It comes with its plant and there is no separate project to talk about",
    ),
    "D-20": Text(
        "矿、水、风光、遗产，有就有，没有招不来。",
        "Ore, water, wind or heritage are there or not; nobody brings them",
    ),
    "D-22": Text(
        "人人能用、处处都有，名录登不全，空白说明不了什么。",
        "Found everywhere and never fully listed, so a blank says nothing",
    ),
    "D-23": Text(
        f"收录不到 {MIN_FIRMS} 家本地企业，或写明待摸底的链，没查到多半是没查过；所属的链有一条摸过底就够。",
        f"Where fewer than {MIN_FIRMS} local firms are on file, or a survey is said to be due, unseen means unlooked "
        "for; one surveyed chain is enough",
    ),
    "D-24": Text(
        f"停产 {OLD_AFTER} 年以上，装置大多开不起来，要做就是新建；留着记录，好找人和地。",
        "After so long hardly a plant restarts: it would be a new one, for which site and crew are worth knowing",
    ),
    "D-25": Text(
        f"{OLD_AFTER} 年没有下文的工程和计划，一般已经落空，不再占位；说出来，免得再谈一遍。",
        "Works and plans without a word for so long have failed as a rule; they are told, so that nobody starts blind",
    ),
    "D-26": Text(
        "洽谈不约束谁，对方可能去别处；照缺算，先找正在谈的这家。",
        "Talks bind nobody; it is missing, and the firm in talks is the first to call",
    ),
    "D-32": Text(
        "办一次活动不等于有人常年在做；活动之后要接得上，才算有这一环。",
        "One event is nobody's trade; the link is here once somebody carries it on afterwards",
    ),
    "D-27": Text(
        "摸过底的链里仍没查到，可以当缺来办；没查到不是证明没有，动手前再核一次。",
        "Looked for in a surveyed chain and not found, it may be worked on as a gap; look once more before acting",
    ),
}

STRATEGY_REASONS: Mapping[str, Text] = {
    "S-01": Text(
        "用户就在本地，落地有人买；外地买得到、料又不在本地的，建在这里没有道理。",
        "Its buyers are next door; what travels freely and is fed from elsewhere has no reason to stand here",
    ),
    "S-02": Text(
        "料在手边，多做一步就多留一步的产值；没有买方、优势或依托，只是把别处过剩的再做一遍。",
        "The feed is at hand and one more step keeps its value here; without buyer, edge or anchor it adds to a glut",
    ),
    "S-03": Text(
        "场地和资源搬不走，差的是会经营的人。",
        "Slope, hall or resource stay; what is lacking is somebody to run them",
    ),
    "S-04": Text(
        "自己集团在做、本地又有厂，增资比从头招一家近得多；外地分公司争的是同一笔钱，不算。",
        "A group that makes it and has a plant here is nearer than any stranger; its branches compete for one budget",
    ),
    "S-05": Text(
        "说得出弱在哪、又能改的才列；限制新增的、随装置的列了也办不了。",
        "Only a weakness that can be named and mended is worth a place; permits and plants cannot be argued with",
    ),
    "S-06": Text(
        "已经有人在办，盯到投产；再招一家会冲掉它。",
        "Somebody is at it; see it to the start, for a second one would undo the first",
    ),
    "S-07": Text(
        "签了约的只差落地，盯的是开工；再招一家等于毁约。",
        "What is signed only wants to be begun; to recruit a second one breaks the word given",
    ),
}
