"""Links that imports brought, filled from the shared shelf as those of the files are."""

from graph.analysis.folding.table import FactTable
from graph.model.facts import identity
from graph.model.link import Link
from graph.model.shelf import Shelf, filled, taken_input


def take_shelf(table: FactTable, shelf: Shelf) -> None:
    """Fill blank columns of links from the shelf, and add its inputs between links that have none on file."""
    links = [each for each in table.facts.values() if isinstance(each, Link)]
    ids = {found.id: link.id for link in links if (found := shelf.find(link.id) or shelf.find(link.name_zh))}
    for shelved, id in ids.items():
        link = table.facts[Link.KIND, id]
        if isinstance(link, Link):
            table.put(filled(link, shelf.links[shelved], ids))
    for each in shelf.inputs:
        if {each.start, each.end} <= ids.keys():
            edge = taken_input(each, ids)
            table.facts.setdefault((edge.KIND, *identity(edge)), edge)
