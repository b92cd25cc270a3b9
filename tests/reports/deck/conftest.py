"""What the tests of the deck share: whether what is on a slide stays in its box, and a file opened again."""

from io import BytesIO

from pptx import Presentation

from reports.drawing.panorama_text import text_width
from reports.drawing.wide import HEIGHT, PIXELS, WIDTH, Table, Words, text_of, wrapped
from reports.formats.deck import BOTTOM, placed
from reports.formats.slides import write_deck

ROUNDING = 0.01


def overflows(deck):
    """List what does not fit: words wider or higher than their box, tables below the body, things off the sheet."""
    found = []
    for number, slide in enumerate(deck.slides, 1):
        for item in placed(slide, number, len(deck.slides)):
            if isinstance(item, Words):
                if item.needed > item.height + ROUNDING or item.x < 0 or item.x + item.width > WIDTH:
                    found.append((number, "higher", text_of(item.paragraphs[0])))
                if item.y + item.height > HEIGHT:
                    found.append((number, "below", text_of(item.paragraphs[0])))
                found += [
                    (number, "wider", line)
                    for runs in item.paragraphs
                    for line in wrapped(runs, item.width, item.size)
                    if text_width(line, item.size * PIXELS) > item.width + ROUNDING
                ]
            if isinstance(item, Table) and item.y + item.needed > BOTTOM + ROUNDING:
                found.append((number, "table", item.name))
    return found


def opened(deck):
    """Return a deck written and opened again."""
    buffer = BytesIO()
    write_deck(deck, buffer)
    return Presentation(BytesIO(buffer.getvalue()))


def texts_on(slide):
    """Return every text of a slide of a file: boxes, cells and groups."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return found


def sizes_on(slide):
    """Return the sizes of every run on a slide in points; numbers of sources, which are raised, left out."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    frames += [
        cell.text_frame for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
    ]
    runs = [run for frame in frames for line in frame.paragraphs for run in line.runs]
    return {run.font.size.pt for run in runs}
