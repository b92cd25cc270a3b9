"""A deck as a PowerPoint file: native titles, text, tables and shapes, with the notes of the speaker."""

from copy import deepcopy
from pathlib import Path
from typing import IO, Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from reports.drawing.markup import holdable
from reports.drawing.wide import Words
from reports.formats.deck import Deck, Slide, furniture, number_words, title_words
from reports.formats.slide_base import new_file, pixels
from reports.formats.slide_shapes import place, write_words

FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""What the numbers of slides are known by in the file."""


def write_deck(deck: Deck, target: Path | IO[bytes]) -> None:
    """Write a deck to a path or a binary buffer."""
    book = new_file(deck)
    for at, slide in enumerate(deck.slides, 1):
        _slide(book, deck, slide, at)
    book.save(str(target) if isinstance(target, Path) else target)


def _slide(book: Any, deck: Deck, slide: Slide, number: int) -> None:
    made = book.slides.add_slide(book.slide_layouts[0])
    _title(made.shapes.title, title_words(slide), deck.language)
    for item in (*furniture(slide), *slide.items):
        place(made.shapes, item, deck.language)
    _number(made.shapes, number_words(number, len(deck.slides)), deck.language)
    made.notes_slide.notes_text_frame.text = holdable("\n".join(slide.notes))


def _title(shape: Any, title: Words, language: str) -> None:
    shape.left, shape.top, shape.width, shape.height = map(pixels, (title.x, title.y, title.width, title.height))
    write_words(shape.text_frame, title, language)


def _number(shapes: Any, words: Words, language: str) -> None:
    """Write `3 / 12`, its first number a field, so that it stays right where slides are moved."""
    box = shapes.add_textbox(*map(pixels, (words.x, words.y, words.width, words.height)))
    write_words(box.text_frame, words, language)
    run = box.text_frame.paragraphs[0].runs[0]._r
    first, rest = run.text.split(" ", 1)
    field = parse_xml(f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"/>')
    field.append(deepcopy(run.find(qn("a:rPr"))))
    field.append(parse_xml(f"<a:t {nsdecls('a')}>{first}</a:t>"))
    run.addprevious(field)
    run.find(qn("a:t")).text = f" {rest}"
