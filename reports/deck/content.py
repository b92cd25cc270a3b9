"""The deck of a chain: twelve slides, or six of a chain that is not surveyed, each with notes for its speaker."""

import re
from dataclasses import replace

from graph.analysis.judgement import Judgement
from graph.analysis.lists.field_survey import needs_survey
from graph.text import Text
from reports.deck.aims import targets_slide, visits_slide
from reports.deck.closing import decisions_slide, risks_slide, sources_slide
from reports.deck.cover import cover, cover_rows, deck_title
from reports.deck.path import path_slide
from reports.deck.standing import in_one_sentence, strengths_and_gaps
from reports.deck.survey import survey_slides
from reports.deck.under_way import calls_slide, works_slide
from reports.formats.deck import Deck, Slide, texts_of
from reports.one_page.context import OnePageContext
from reports.panorama.wide_sheet import wide_slide
from reports.wording.editions import version_words
from reports.wording.language import Language

TITLE = Text("{chain}汇报幻灯片", "{chain}: deck")
SAY = Text("要点：{title}。", "The point: {title}.")
SOURCES = Text("本页出处：", "Sources of this slide:")
NO_SOURCES = Text(
    "本页没有引用外部数字；现状由收录资料按公开的判定条件得出，逐条出处见目录附表。",
    "No figure is cited here; states follow from the facts on file by published rules, with sources in the catalogue.",
)
CAVEAT = Text(
    "标“推定”的未经确认；没有查到不等于没有。",
    "What is inferred is not confirmed; none found does not mean none exists.",
)
_CITED = re.compile(r"\[([\d,-]+)\]")


def build_deck(judgement: Judgement, chain_id: str, language: Language = "zh") -> Deck:
    """Return the deck of a chain. Raises KeyError if it is unknown."""
    draft = OnePageContext(judgement, chain_id, language)
    thin = needs_survey(judgement, chain_id)
    slides = survey_slides(draft) if thin else _slides(draft)
    last = sources_slide(draft)
    load = judgement.city.load
    return Deck(
        language=language,
        title=draft.text(TITLE, chain=deck_title(draft)),
        slides=(*(_with_notes(draft, slide) for slide in slides), replace(last, notes=(draft.text(CAVEAT),))),
        version=version_words(load, language),
        made_at=load.loaded_at,
    )


def _slides(context: OnePageContext) -> tuple[Slide, ...]:
    return (
        cover(context, cover_rows(context)),
        in_one_sentence(context),
        wide_slide(context),
        strengths_and_gaps(context),
        targets_slide(context),
        visits_slide(context),
        calls_slide(context),
        works_slide(context),
        path_slide(context),
        risks_slide(context),
        decisions_slide(context),
    )


def _with_notes(context: OnePageContext, slide: Slide) -> Slide:
    """Return a slide with what its speaker has: the point, and each source it cites as the last slide names it."""
    cited, lines = cited_on(slide), context.citations.numbered()
    told = [lines[number - 1] for number in sorted(cited)]
    sources = [context.text(SOURCES), *told] if told else [context.text(NO_SOURCES)]
    point = slide.notes or (context.text(SAY, title=slide.title),)
    return replace(slide, notes=(*point, *sources, context.text(CAVEAT)))


def cited_on(slide: Slide) -> frozenset[int]:
    """Return the numbers of the sources a slide cites."""
    raised = (run.text for runs in texts_of(slide) for run in runs if run.raised)
    found: set[int] = set()
    for text in raised:
        for part in (part for group in _CITED.findall(text) for part in group.split(",")):
            first, _, last = part.partition("-")
            found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)
