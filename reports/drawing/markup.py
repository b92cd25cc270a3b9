"""SVG and XHTML as trees: text and attributes are escaped by the library, never by hand."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"

# What XML 1.0 cannot hold, even escaped: control characters, lone surrogates and the two non-characters.
_UNHOLDABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, attributes: Mapping[str, str], *children: Element | str) -> Element:
    """Return an element with its children in order; strings become text.

    Example: `element("p", {"class": "note"}, "a < b ", element("b", {}, "c"))`.
    """
    made = Element(tag, {name: holdable(value) for name, value in attributes.items()})
    for child in children:
        append(made, child)
    return made


def append(parent: Element, child: Element | str) -> None:
    """Add an element or a text at the end of `parent`."""
    if isinstance(child, Element):
        parent.append(child)
        return
    text = holdable(child)
    if len(parent) == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[-1].tail = (parent[-1].tail or "") + text


def holdable(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _UNHOLDABLE.sub("", text)


def to_text(root: Element) -> str:
    """Return the tree as text; an empty element is closed in place."""
    return tostring(root, encoding="unicode")


def to_html(root: Element) -> str:
    """Return the tree as text for an HTML page, where an empty element must be closed by a tag of its own."""
    return tostring(root, encoding="unicode", short_empty_elements=False)


def to_file_text(root: Element) -> str:
    """Return the tree as the text of a file of its own, with the XML declaration."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + to_text(root) + "\n"
