"""What is said of the entries of the log: what was done, to what, by whom, when and on which load."""

from graph.analysis.facts.city import City
from graph.analysis.ledger.gates import REPLACED
from graph.analysis.ledger.tables import shipped
from graph.model.acts import ACTS, Act, LogEntry, MakeRuling, RetiredAct, ScenarioAct, ShortlistAct, Undo, proposed
from graph.model.fact_acts import FactAct
from graph.model.ledger_acts import (
    AcceptReason,
    AnswerProblem,
    FileProof,
    MoveProject,
    NoteProject,
    OpenProject,
    ProjectAct,
    RaiseProblem,
    RecordAmount,
    StepTold,
)
from graph.model.ledger_city_acts import AdoptTable, LeadAct, ReportFigure
from graph.model.review_acts import Propose, ReviewAct, SetReview
from graph.text import Text
from reports.wording.fact_records import fact_act_text
from reports.wording.language import Language, beijing_time, investment
from reports.wording.punctuation import with_label
from reports.wording.sentences import chain_name, firm_name, short_name

MADE = Text("{who} · {time} · 资料版次 {load}", "{who} · {time} · load {load}")
OF_ENTRY = Text("记录 #{sequence}", "record #{sequence}")
UNTIL = Text("{light}，到 {day}", "{light}, until {day}")
INSTEAD = Text("没有{item}、由他项代替的理由", "why others stand in for {item}")
WAITS, AT_ONCE = Text("要审核", "waits for a review"), Text("不用审核", "counts at once")
GONE = Text("{id}（现在的资料里没有）", "{id} (not in the present facts)")


def act_text(act: Act, language: Language) -> str:
    """Return what was done: `列入清单`, or of a ruling what was settled."""
    if isinstance(act, MakeRuling):
        return act.ruling.label(language)
    if isinstance(act, Propose):
        return with_label(act.ZH if language == "zh" else act.EN, act_text(proposed(act), language), language)
    if isinstance(act, RecordAmount):
        return with_label(act.amount.label(language), investment(act.yi, language), language)
    told, more = act.ZH if language == "zh" else act.EN, _told_of(act, language)
    return told if more is None else with_label(told, more, language)


def _told_of(act: Act, language: Language) -> str | None:
    match act:
        case MoveProject() | StepTold():
            return act.step.label(language)
        case NoteProject():
            return act.text
        case FileProof():
            return f"{_item(act.item, language)} · {act.proof}"
        case RaiseProblem() | AnswerProblem():
            return act.text
        case AcceptReason():
            return UNTIL.of(language, light=act.dimension.label(language), day=act.until)
    return None


def _item(item: str, language: Language) -> str:
    """Return the name of an item of a gate; one that only the city's own table has is told by its id."""
    replaced = item.removeprefix(REPLACED)
    row = next((row for row in shipped("gates") if row["item"] == replaced), None)
    name = replaced if row is None else row[language]
    return INSTEAD.of(language, item=name) if item != replaced else name


def about_text(city: City, act: Act, language: Language) -> str:
    """Return what an act is about, by name; what the present facts do not hold by its id, and said so."""
    match act:
        case ShortlistAct():
            firm = None if act.firm_id is None else _firm(city, act.firm_id, language)
            return " · ".join(part for part in (_link(city, act.link_id, language), firm) if part is not None)
        case MakeRuling():
            return with_label(_chain(city, act.chain_id, language), _link(city, act.link_id, language), language)
        case ScenarioAct():
            return act.name
        case Undo():
            return OF_ENTRY.of(language, sequence=act.entry)
        case RetiredAct():
            return act.former
    return _of_review(city, act, language)


def _of_review(city: City, act: Act, language: Language) -> str:
    match act:
        case Propose():
            return about_text(city, proposed(act), language)
        case ReviewAct():
            return OF_ENTRY.of(language, sequence=act.proposal)
        case SetReview():
            return with_label(kind_text(act.of, language), (WAITS if act.waits else AT_ONCE).of(language), language)
    return _of_facts_or_ledger(city, act, language)


def kind_text(kind: str, language: Language) -> str:
    """Return a kind of act in words, by its name in the log where this version does not know it."""
    known = ACTS.get(kind)
    return kind if known is None else known.ZH if language == "zh" else known.EN


def _of_facts_or_ledger(city: City, act: Act, language: Language) -> str:
    match act:
        case ProjectAct():
            return _project(city, act)
        case LeadAct():
            return " · ".join((_link(city, act.link_id, language), _firm(city, act.firm_id, language)))
        case ReportFigure():
            return f"{act.unit} · {act.indicator} · {act.period}"
        case AdoptTable():
            return act.table
        case FactAct():
            return fact_act_text(city, act, language)
    raise AssertionError(act.KIND)


def _link(city: City, id: str, language: Language) -> str:
    return short_name(city.links[id], language) if id in city.links else GONE.of(language, id=id)


def _chain(city: City, id: str, language: Language) -> str:
    return chain_name(city.chains[id], language) if id in city.chains else GONE.of(language, id=id)


def _project(city: City, act: ProjectAct) -> str:
    """Return the name of a project, or its id where the facts do not hold it; one opened here bears its title."""
    if isinstance(act, OpenProject):
        return act.title
    known = city.projects.get(act.project_id)
    return act.project_id if known is None else known.name_zh


def _firm(city: City, id: str, language: Language) -> str:
    return firm_name(city.firms[id]) if id in city.firms else GONE.of(language, id=id)


def made_text(entry: LogEntry, language: Language) -> str:
    """Return who made an entry, when, and on which load."""
    return MADE.of(language, who=entry.who, time=time_text(entry), load=entry.load_id)


def time_text(entry: LogEntry) -> str:
    """Return the minute an entry was made, in Beijing."""
    return beijing_time(entry.made_at)
