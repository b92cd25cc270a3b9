"""News against local firms in a few words: the clause that tells, with the time it is of."""

import re
from dataclasses import replace

from graph.analysis.candidates.local_trouble import trouble_of
from graph.analysis.candidates.news import is_serious
from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.model.nodes import Firm, Signal
from graph.text import Text
from reports.wording.language import Language, tight, typeset
from reports.wording.punctuation import PAUSE, with_brackets
from reports.wording.sentences import firm_name

GENERAL = Text("经营困难", "in serious trouble")
YEAR = Text("{year}年", "{year}")
LONGEST = 34
"""Characters of a text on file that are shown; a longer one is told in general words."""
_CLAUSE = re.compile(r"[，；。]|,(?!\d{3}(?!\d))|;")
_TIME = re.compile(r"^至?(?:19|20)\d\d ?年(?:前三季度|上半年|下半年|[一二三四]季度|\d{1,2} ?月)?")
_DATED = re.compile(r"(?:19|20)\d\d ?年")


def trouble_text(signal: Signal, language: Language) -> str:
    """Return the first serious clause of news with its time: `2025年前三季度归母净亏损5.49亿元`.

    News is on file in Chinese alone, so that in English it is told in general words with its year.
    """
    clauses = [each.strip() for each in _CLAUSE.split(signal.text) if each.strip()]
    grave = next((each for each in clauses if is_serious(replace(signal, text=each))), None)
    if language == "zh" and grave is not None:
        time = _TIME.match(signal.text)
        dated = grave if time is None or _DATED.search(grave) else f"{time.group()}{grave}"
        told = tight(typeset(dated), language)
        if len(told) <= LONGEST and _DATED.search(told):
            return told
    year = year_of(signal)
    said = [GENERAL.of(language), *([] if year is None else [YEAR.of(language, year=year)])]
    return PAUSE.of(language).join(said)


def name_with_trouble(city: City, firm: Firm, language: Language) -> str:
    """Name a local firm, with serious recent news against it in brackets if there is any."""
    signal = trouble_of(city, firm.id)
    return with_brackets(firm_name(firm), None if signal is None else trouble_text(signal, language), language)
