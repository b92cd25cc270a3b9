"""The shortlist as rows: what was chosen, how it stands in the present judgement, and who put it there when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.judgement import Judgement
from graph.model.acts import AddToShortlist, LogEntry
from graph.text import Text
from reports.formats.csv_text import csv_text
from reports.wording.language import Language
from reports.wording.punctuation import join_names
from reports.wording.records import about_text, time_text
from reports.wording.sentences import chain_name, firm_place
from reports.wording.targets import reason
from reports.wording.verdicts import state_text

NO_TARGET = Text("现已不是目标：{state}", "no target any more: {state}")
NOT_ON_FILE = Text("现在的资料里没有这个链环", "the present facts have no such link")
COLUMNS: Mapping[str, Text] = {
    "about": Text("链环与企业", "Link and firm"),
    "chains": Text("产业链", "Chains"),
    "standing": Text("现在的判断", "Present judgement"),
    "score": Text("得分", "Score"),
    "rank": Text("全市位次", "Rank in the city"),
    "place": Text("企业所在地", "Seat of the firm"),
    "reason": Text("理由", "Reason"),
    "note": Text("备注", "Note"),
    "who": Text("列入者", "Put there by"),
    "time": Text("列入时间", "When (Beijing time)"),
    "made_on": Text("列入时的资料版次", "On load"),
    "load": Text("现在的资料版次", "Present load"),
    "sequence": Text("记录号", "Record"),
}


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One place of the shortlist: its entry, and its cells by the names of COLUMNS."""

    entry: LogEntry
    act: AddToShortlist
    cells: Mapping[str, str]


def shortlist_rows(
    judgement: Judgement, listed: Iterable[tuple[LogEntry, AddToShortlist]], language: Language
) -> tuple[ListedRow, ...]:
    """Return a row for each place of the shortlist, as the present judgement sees it."""
    return tuple(ListedRow(entry, act, _cells(judgement, entry, act, language)) for entry, act in listed)


def _cells(judgement: Judgement, entry: LogEntry, act: AddToShortlist, language: Language) -> dict[str, str]:
    city = judgement.city
    target = judgement.target(act.link_id)
    firm = None if act.firm_id is None else city.firms.get(act.firm_id)
    chains = city.order(edge.start for edge in city.chains_of.get(act.link_id, ()))
    return {
        "about": about_text(city, act, language),
        "chains": join_names((chain_name(city.chains[chain], language) for chain in chains), language),
        "standing": _standing(judgement, act.link_id, language),
        "score": "" if target is None else str(target.score.points),
        "rank": "" if target is None else str(judgement.targets.index(target) + 1),
        "place": "" if firm is None else firm_place(firm),
        "reason": "" if target is None else reason(city, target, language),
        "note": entry.reason or "",
        "who": entry.who,
        "time": time_text(entry),
        "made_on": entry.load_id,
        "load": city.load.id,
        "sequence": str(entry.sequence),
    }


def _standing(judgement: Judgement, link_id: str, language: Language) -> str:
    """Return the strategy and state of a target, or the state of what is none any more."""
    target = judgement.target(link_id)
    if target is not None:
        return f"{target.strategy.label(language)} · {state_text(target.verdict.rule, language)}"
    if link_id not in judgement.verdicts:
        return NOT_ON_FILE.of(language)
    return NO_TARGET.of(language, state=state_text(judgement.verdicts[link_id].rule, language))


def shortlist_csv(rows: Sequence[ListedRow], language: Language) -> bytes:
    """Return the rows as CSV that Excel opens right."""
    heads = [head.of(language) for head in COLUMNS.values()]
    return csv_text(heads, ([row.cells[name] for name in COLUMNS] for row in rows))
