"""Which edition a paper is: its number and its day in Beijing; ids and digests are for annexes and properties."""

from datetime import date, datetime

from graph.store.base import Load
from graph.text import Text
from reports.wording.language import BEIJING, Language, beijing_time

DRAFT = Text("（讨论稿　第{number}版　{day}）", "(draft for discussion, edition {number}, {day})")
EDITION = Text("第{number}版，{day}", "edition {number}, {day}")
DAY = Text("{year}年{month}月{day}日", "{day} {month} {year}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
VERSION = Text(
    "资料第{number}版，编号{id}，北京时间{time}更新", "Facts edition {number}, id {id}, updated {time} Beijing time"
)
DIGEST = Text("校验码{digest}。同一版资料生成同样的内容。", "Digest {digest}. The same edition gives the same text.")


def beijing_day(time: str) -> date:
    """Return the day in Beijing of a UTC time in ISO 8601."""
    return (datetime.fromisoformat(time) + BEIJING).date()


def day_words(day: date, language: Language) -> str:
    """Return a day as papers have it: `2026年11月30日`."""
    month = day.month if language == "zh" else MONTHS[day.month - 1]
    return DAY.of(language, year=day.year, month=month, day=day.day)


def draft_line(load: Load, language: Language) -> str:
    """Return what stands under the title of a paper: `（讨论稿　第1版　2026年11月30日）`."""
    return DRAFT.of(language, number=load.number, day=day_words(beijing_day(load.loaded_at), language))


def edition_words(load: Load, language: Language) -> str:
    """Return the edition in a few words, for a cover: `第1版，2026年11月30日`."""
    return EDITION.of(language, number=load.number, day=day_words(beijing_day(load.loaded_at), language))


def version_words(load: Load, language: Language) -> str:
    """Return which facts a paper rests on, for its annex and the properties of its file."""
    return VERSION.of(language, number=load.number, id=load.id, time=beijing_time(load.loaded_at))


def digest_words(load: Load, language: Language) -> str:
    """Return the digest of the facts, for an annex."""
    return DIGEST.of(language, digest=load.digest)
