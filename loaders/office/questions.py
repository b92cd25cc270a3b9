"""Questions that need a decision: each with its choices, what holds without an answer, and where to write one."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.text import InTwoLanguages
from loaders.office.amounts import YI
from loaders.office.block import Block
from loaders.office.chain_names import NEW, AskedChain
from loaders.office.decided import Decided
from loaders.office.fields import KINDS
from loaders.office.known import KnownNamed
from loaders.office.measured import BEFORE_TITLE, OF_TITLE, QUESTION, year_in
from loaders.office.problems import MOST_WORDS, Problems
from loaders.office.row import Plain
from loaders.office.table import AT_HOME, WAN, Table
from loaders.office.who import EVIDENCE, FirmRegister
from loaders.office.word_cells import VOCABULARIES

HOW = (
    "把选定的 value 写进这个问题的 answer，保存后用同一命令再运行一次",
    "write the chosen value into “answer” of this question, save the file and run the same command again",
)
NONE = "none"
YEARS = 5
"""Years that are offered where nothing above a table gives one."""


@dataclass(frozen=True, slots=True)
class Choice(InTwoLanguages):
    """One answer that a question takes."""

    value: str
    zh: str
    en: str

    def as_plain(self) -> Plain:
        """Return the choice as it is written into a plan."""
        return {"value": self.value, "zh": self.zh, "en": self.en}


def question(id: str, where: str, ask: tuple[str, str], choices: Sequence[Choice], default: str) -> Plain:
    """Return a question as it is written into a plan."""
    return {
        "id": id,
        "where": where,
        "zh": ask[0],
        "en": ask[1],
        "options": [choice.as_plain() for choice in choices],
        "default": default,
        "answer": None,
    }


def about_hidden(where: str) -> Plain:
    """Ask whether a hidden sheet is to be read."""
    choices = (Choice("skip", "不读", "leave it out"), Choice("read", "读", "read it"))
    return question(
        f"hidden:{where}", where, ("这张工作表是隐藏的，要不要读？", "This sheet is hidden. Read it?"), choices, "skip"
    )


def about_kind(name: str, where: str) -> Plain:
    """Ask which kind of table a sheet is that tells none by its headings; without an answer it is not read."""
    choices = [Choice(kind.value, *words) for kind, words in KINDS.items()]
    choices.append(Choice(NONE, "都不是，不读", "none of these, leave it out"))
    ask = ("看不出这张表是哪一种，按哪一种读？", "The headings tell no kind of table. Which is it?")
    return question(f"kind:{name}", where, ask, choices, NONE)


def about_table(table: Table) -> Iterator[Plain]:
    """Yield the questions on the kind of a table, its unknown headings and units that are not given."""
    block = table.block
    if block.rivals:
        kinds = (block.kind, *block.rivals)
        choices = [Choice(kind.value, *KINDS[kind]) for kind in kinds]
        ask = ("这张表按哪一种读？", "Which kind of table is this?")
        yield question(f"kind:{block.grid.name}", table.where, ask, choices, block.kind.value)
    yield from _about_headings(block, table.where)
    for column, (id, suggested) in table.assumed.items():
        heading = table.takers[column].plan.heading
        ask = (f"“{heading}”没写单位，按什么读？", f"“{heading}” gives no unit. Which is it?")
        choices = [Choice(YI, YI, "100 million yuan"), Choice(WAN, WAN, "10,000 yuan"), Choice("元", "元", "yuan")]
        yield question(id, table.where, ask, choices, suggested)
    if table.undated:
        yield _about_year(table)
    if table.titled_city is not None:
        yield about_city(table.titled_city, table.known.home, table.where)


def about_city(city: str, home: str | None, where: str) -> Plain:
    """Ask of which city the rows are that give none, where the title names another than home."""
    ask = (
        f"标题写的是{city}，本市是{home}：没写城市的行是哪里的？",
        f"The title names {city}, the home city is {home}. Of which city are rows that name none?",
    )
    choices = [Choice(city, city, city), Choice(AT_HOME, f"本市（{home}）", f"the home city ({home})")]
    return question(f"city:{where.rpartition('!')[2]}", where, ask, choices, city)


def _about_year(table: Table) -> Plain:
    """Ask of which year the figures of a table are; without an answer they stay without a year."""
    year = year_in(table.block.title)
    if year is None:
        last = datetime.datetime.now(datetime.UTC).year
        choices = [Choice(str(each), f"{each} 年", str(each)) for each in range(last, last - YEARS, -1)]
    else:
        choices = [
            Choice(OF_TITLE, f"{year} 年（标题写的那一年）", f"{year} (the year in the title)"),
            Choice(BEFORE_TITLE, f"{year - 1} 年（标题的前一年）", f"{year - 1} (the year before it)"),
        ]
    choices.append(Choice(NONE, "说不清，年份空着", "not known, leave the year blank"))
    zh, en = "、".join(f"“{each}”" for each in table.undated), ", ".join(table.undated)
    ask = (f"{zh}没写年份，是哪一年的数？", f"{en}: no year is given. Of which year are the figures?")
    return question(f"{QUESTION}{table.block.grid.name}", table.where, ask, choices, NONE)


def _about_headings(block: Block, where: str) -> Iterator[Plain]:
    for plan in block.columns:
        if plan.field is not None or not plan.near or not any(plan.column in line.cells for line in block.lines[:200]):
            continue
        choices = [Choice(field.name, field.zh, field.en) for field in plan.near]
        choices.append(Choice(NONE, "都不是，照原样留着", "none of these; keep it as it is"))
        ask = (f"列“{plan.heading}”是哪一项？", f"What does column “{plan.heading}” hold?")
        yield question(f"column:{plan.heading}", where, ask, choices, NONE)


def about_words(problems: Problems, tables: Sequence[Table]) -> Iterator[Plain]:
    """Yield a question for each unknown word of a column, the most frequent first."""
    by_id = {table.id: table for table in tables}
    for (id, column), counts in problems.unknown_words.items():
        found = None if id not in by_id else by_id[id].field(column)
        if found is None or found.takes not in VOCABULARIES:
            continue
        choices = [Choice(str(word.value), word.zh, word.en) for word in VOCABULARIES[found.takes]]
        choices += [
            Choice(NONE, "当作空白", "take it as blank"),
            Choice("ask", "先不定，留作要改", "leave it as an error"),
        ]
        for word, count in counts.most_common(MOST_WORDS):
            near = problems.near(word)
            hint = f"（可能是{near}）" if near else ""
            ask = (
                f"“{found.zh}”里 {count} 处写“{word}”，指哪个？{hint}",
                f"{count} cells of {found.en} say “{word}”. Which is meant?",
            )
            yield question(f"word:{column}:{word}", by_id[id].where, ask, choices, "ask")


def about_chain(asked: AskedChain, on_file: Iterable[KnownNamed]) -> Plain:
    """Ask which chain on file a name means that is none of theirs."""
    choices = [Choice(each.id, each.name, each.name) for each in on_file]
    own = ("是新的产业链", "a chain that begins") if asked.begins else ("都不是，不归到哪条链", "none of these")
    choices.append(Choice(NEW if asked.begins else NONE, *own))
    near = "、".join(each.name for each in asked.near)
    hint = (f"（可能是{near}）", f" Maybe {near}.") if near else ("", "")
    ask = (
        f"资料里没有产业链“{asked.text}”（{asked.count} 处），指哪一条？{hint[0]}",
        f"No chain “{asked.text}” is on file ({asked.count} rows). Which is meant?{hint[1]}",
    )
    return question(f"chain:{asked.text}", asked.where, ask, choices, choices[-1].value)


def about_firms(register: FirmRegister, decided: Decided) -> Iterator[Plain]:
    """Yield each firm that may be another, with what speaks for it; without an answer it stays one of its own."""
    for identity in register.identities():
        key = register.question(identity)
        if not identity.proposals or decided.is_answered(key):
            continue
        proposals = [
            {"id": each.id, "name": each.name, "by": each.by, "zh": EVIDENCE[each.by][0], "en": EVIDENCE[each.by][1]}
            for each in identity.proposals
        ]
        yield {
            "id": key,
            "name": identity.name,
            "firm": identity.id,
            "may_be": proposals,
            "default": "new",
            "answer": None,
        }


def open_questions(asked: Iterable[Plain], decided: Decided) -> tuple[list[Plain], dict[str, str]]:
    """Part questions into those that are open, and what holds for every one of them."""
    questions, decisions = [], {}
    for each in asked:
        answer = decided.answer(each["id"])
        known = {choice["value"] for choice in each["options"]}
        if answer in known:
            decisions[each["id"]] = str(answer)
        else:
            decisions[each["id"]] = each["default"]
            questions.append(each)
    return questions, decisions
