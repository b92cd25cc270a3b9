"""The questions in words: each with its topic, why it is asked and what the answer changes."""

from dataclasses import dataclass

from graph.model.kinds import Basis
from graph.text import Text
from reports.dossier.draft import FirmDraft


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its topic, what is asked, why, and what the answer changes."""

    topic: str
    ask: str
    why: str
    changes: str


@dataclass(frozen=True, slots=True)
class QuestionText:
    """The words of a question in both languages."""

    topic: Text
    ask: Text
    why: Text
    changes: Text

    def of(self, draft: FirmDraft, **values: object) -> Question:
        """Return the question with its places filled."""
        return Question(*(draft.text(text, **values) for text in (self.topic, self.ask, self.why, self.changes)))


MAKES_IT = QuestionText(
    Text("产品", "Product"),
    Text("{link}是不是自己在做，做了几年", "does it do {link} itself, for how long"),
    Text("在做的说法{basis}", "that it does is {basis}, no page read"),
    Text("不做就退出候选", "if not, it is no candidate"),
)
DECIDES_ELSEWHERE = QuestionText(
    Text("决策", "Decision"),
    Text("来本市投资由谁定，{deciders}哪个部门管", "who decides on investment here, which office of {deciders}"),
    Text("投资由{deciders}定", "{deciders} decides on its investment"),
    Text("改找{deciders}谈", "speak to {deciders} instead"),
)
DECIDES_UNKNOWN = QuestionText(
    Text("决策", "Decision"),
    Text("投资由本公司定还是集团定", "does it decide on investment, or its owner or group"),
    Text("由谁定没有资料", "who decides is not on file"),
    Text("下一次找谁谈", "whom to speak to next"),
)
TROUBLE = QuestionText(
    Text("经营", "Standing"),
    Text("{year}说的情况现在怎样，还投不投新项目", "how things are since {year}, does it still invest"),
    Text("有不利消息，见第五节", "trouble is on file, see section 5"),
    Text("先谈，还是待观察", "first, or on watch"),
)
SETTLED = QuestionText(
    Text("扩产", "New plants"),
    Text(
        "{year}的新增产能到哪一步，下一个在哪里选",
        "how far the capacity of {year} is, is a site open for the next",
    ),
    Text("新增产能可能已定在外地", "new capacity may be settled elsewhere"),
    Text("先谈，还是待观察", "first, or on watch"),
)
PLACE_OPEN = QuestionText(
    Text("扩产", "New plants"),
    Text("{year}的扩产在哪里、到哪一步", "where the expansion of {year} is and how far"),
    Text("资料没有写地点", "the place is not on file"),
    Text("先谈，还是待观察", "first, or on watch"),
)
NO_NEWS = QuestionText(
    Text("扩产", "New plants"),
    Text("近三年有没有新建打算，为什么", "any new plant in three years, and why"),
    Text("没有查到扩产消息", "no news of new plants"),
    Text("今年谈还是缓谈", "talk now or keep in touch"),
)
SIZE = QuestionText(
    Text("规模", "Size"),
    Text("{link}一年做多少，开工多少", "how much {link} a year, how much of it runs"),
    Text("产能没有资料", "capacity not on file"),
    Text("够不够供本地", "can it supply users here"),
)
SIZE_LEAST = QuestionText(
    SIZE.topic,
    SIZE.ask,
    Text("产能没有资料；最小经济规模{least}", "capacity not on file; minimum scale {least}"),
    Text("新建够不够最小规模", "would a new plant reach that scale"),
)
TOLD_SIZE = QuestionText(
    SIZE.topic, SIZE.ask, Text("产能的说法待核实", "what is said of its capacity is to be checked"), SIZE.changes
)
OLD_SIZE = QuestionText(
    SIZE.topic,
    Text("{link}现在一年做多少", "how much {link} a year now"),
    Text("{size}是{year}年的数", "{size} is of {year}"),
    SIZE.changes,
)
ROUTE = QuestionText(
    Text("原料", "Feed"),
    Text("能不能改用本地的{here}", "could it use {here}, made here"),
    Text("它用{feed}，本地没有", "it uses {feed}, not made here"),
    Text("这一环是否成立", "whether the link can be closed"),
)
FEED = QuestionText(
    Text("原料", "Feed"),
    Text("{feed}从哪里买、一年多少", "where it buys {feed}, how much, which grade"),
    Text("{makers}在做，可供多少未知", "made here by {makers}, how much can be had is not on file"),
    Text("本地料够不够", "is there enough, can the link be closed"),
)
STREAM = QuestionText(
    Text("原料", "Feed"),
    Text("{stream}能不能用，一年多少才够一套装置", "could it use {stream}, how much a year makes a plant"),
    Text("出自{makers}，产生多少、怎么处置未知", "arises at {makers}; how much and where it goes is not on file"),
    Text("够不够一套装置", "is there enough for a plant"),
)
DONE_HERE = QuestionText(
    Text("配套", "Partners"),
    Text("{feed}现在在哪里做，能不能交给{makers}", "where {feed} is done now, could {makers} do it"),
    Text("{makers}在做，有没有余力未知", "done here by {makers}, whether it has room is not on file"),
    Text("本地接不接得上", "whether it can be done here"),
)
NO_FEED = QuestionText(
    Text("原料", "Feed"),
    Text("原料从哪里来，运到本市划不划算", "where its feed comes from, does it pay to bring it here"),
    Text("本地没有查到它的原料", "its feed is not found here"),
    Text("能不能办成", "whether it can be done"),
)
USER = QuestionText(
    Text("用户", "Users"),
    Text("供过{users}没有，卖到哪里", "has it supplied {users}, where does it sell"),
    Text("没有查到买卖记录", "no trade with the city found"),
    Text("本地需求是否真有", "whether the need here is real"),
)
NO_USER = QuestionText(
    Text("用户", "Users"),
    Text("主要卖给谁，省内和周边客户有多少", "whom it sells to, how many of them near here"),
    Text("本地用户没有查到", "no user found here"),
    Text("靠不靠得住外地市场", "does it live on other markets"),
)
PARTNER = QuestionText(
    USER.topic,
    Text("与{firms}的往来现在怎样，能不能扩大", "how dealings with {firms} are, can they grow"),
    Text("有往来记录，近况没有资料", "dealings on file, not how they are now"),
    Text("能不能请它牵线", "whether it could make the introduction"),
)
RECORD = QuestionText(
    Text("业绩", "Record"),
    Text("运营过哪些同类的，一年多少人、效益怎样", "what of the kind it runs, visitors and results a year"),
    Text("运营业绩没有资料", "its record is not on file"),
    Text("先谈，还是另找", "first, or another one"),
)
LIKE = QuestionText(
    Text("投资", "Cost"),
    Text("同样的项目投多少、几年建成", "what a like project costs and how long it takes"),
    Text("没有可比项目", "no comparable project on file"),
    Text("工期和投资怎么估", "how to reckon time and cost"),
)
SURPLUS = QuestionText(
    Text("市场", "Market"),
    Text("现在开工多少，新建还划不划算", "how much runs now, does a new plant pay"),
    Text("市场前景：{outlook}", "outlook: {outlook}"),
    Text("办还是缓办", "now or later"),
)
TERMS = QuestionText(
    Text("条件", "Needs"),
    Text("用地、能耗、用水、排放要多少", "how much land, energy, water, emission"),
    Text("没有资料", "not on file"),
    Text("放在哪个园区", "whether and where it fits"),
)
OPERATOR = QuestionText(
    Text("条件", "Needs"),
    Text("要什么场地，自己投还是只管运营", "what site, does it invest or only run it"),
    Text("合作方式没有资料", "its terms are not on file"),
    Text("市里先定什么", "what the city must settle first"),
)
INTEREST = QuestionText(
    Text("意向", "Interest"),
    Text("愿不愿意来{city}看一次", "would it come and see {city}"),
    Text("意向没有资料", "its interest is not on file"),
    Text("定下一步", "the next step"),
)
AGAIN = QuestionText(
    INTEREST.topic,
    Text("上次接触以后有什么打算", "what it plans since the last contact"),
    Text("{year}有过接触", "there was contact in {year}"),
    INTEREST.changes,
)
BASES = {
    Basis.SOURCE: Text("有出处", "sourced"),
    Basis.GENERAL: Text("是行业常识", "general knowledge"),
    Basis.INFERRED: Text("是推定", "inferred"),
}
