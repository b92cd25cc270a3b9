"""XML parts read element by element, with no document type, no deep nesting and nothing fetched."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from loaders.office.faults import LIMITS, Unreadable

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def parse(pieces: Iterable[bytes], start: Start, end: End, text: Text | None = None) -> None:
    """Read a part in one pass, calling back with full names. Raises Unreadable."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable("broken") from error


def _refuse_doctype(*_: object) -> None:
    raise Unreadable("entities")


class Tree:
    """A small part read as nested elements, with names and attributes without their namespaces."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Tree] = []
        self.text = ""

    def all(self, name: str) -> list["Tree"]:
        """List the children of a name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Tree | None":
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def read_tree(pieces: Iterable[bytes]) -> Tree:
    """Read a small part as a tree. Raises Unreadable."""
    root = Tree("", {})
    above = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Tree(local(name), {local(key): value for key, value in attributes.items()})
        above[-1].children.append(element)
        above.append(element)
        if len(above) > LIMITS.depth:
            raise Unreadable("depth")

    def end(_: str) -> None:
        above.pop()

    def text(piece: str) -> None:
        above[-1].text += piece

    parse(pieces, start, end, text)
    if not root.children:
        raise Unreadable("broken")
    return root.children[0]
