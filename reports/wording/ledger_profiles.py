"""What a profile of lights is called: by what it looks at, then whose rules it follows and where they were read."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from graph.analysis.ledger.lights import DEFAULT_PROFILE, DIMENSIONS
from graph.analysis.ledger.tables import rules
from graph.text import Text
from reports.wording.language import Language
from reports.wording.punctuation import join_clauses, join_names, with_brackets

WHOSE = Text("照{name}", "as in {name}")
OWN, NO_CITY = "本市", Text("本市自选", "the city's own choice")
FOLLOWS = Text("亮灯的界线照{name}的公开办法，出处 {host}", "Limits as published in {name}, read at {host}")
UNSOURCED = Text("亮灯的界线没有公开出处，由本市自定", "No published source for these limits: they are the city's own")
WHY = Text(
    "本市还没有自己的办法，先用它，因为它看的方面最多；可换一套，也可启用本市的规则表",
    "the city has no rules of its own yet, and this profile looks at most, so it stands first: choose another or adopt "
    "a table",
)


def profile_label(name: str, adopted: Mapping[str, str], language: Language) -> str:
    """Return what a profile looks at, and whose it is: `开工、进度、到位、入库（照银川2025）`."""
    sorts = dict.fromkeys(row["dimension"] for row in _rows(name, adopted))
    looked = join_names((DIMENSIONS[sort].label(language).lower() for sort in sorts), language)
    whose = NO_CITY.of(language) if name == OWN else WHOSE.of(language, name=name)
    return with_brackets(looked[:1].upper() + looked[1:], whose, language)


def profile_source(name: str, adopted: Mapping[str, str], language: Language) -> str:
    """Say whose limits a profile has and where they were read, and of the first one why it stands first."""
    hosts = dict.fromkeys(urlsplit(row["source"]).hostname or row["source"] for row in _rows(name, adopted))
    host = join_names((each for each in hosts if each), language)
    told = FOLLOWS.of(language, name=name, host=host) if host else UNSOURCED.of(language)
    chosen = name == DEFAULT_PROFILE and "lights" not in adopted
    return join_clauses([told, *([WHY.of(language)] if chosen else [])], language)


def _rows(name: str, adopted: Mapping[str, str]) -> list[Mapping[str, str]]:
    return [row for row in rules("lights", adopted) if row["profile"] == name]
