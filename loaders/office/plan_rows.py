"""What single rows of a plan say: the cells of a record, their basis, the makes and wanted firms they surely name."""

from collections.abc import Iterator

from graph.model.fact_rows import ImportedFact, kind_named
from graph.model.facts import Scalar
from graph.model.kinds import Basis
from graph.model.schema import properties
from loaders.office.product_cells import own_words
from loaders.office.row import Plain

_BASES = {basis.value: basis for basis in Basis}


def bases_of(row: Plain) -> Iterator[Basis]:
    """Yield what a row says it rests on."""
    return (
        _BASES[cell["value"]] for cell in row.get("unplaced", ()) if (cell["record"], cell["column"]) == (None, "basis")
    )


def states_claimed(record: Plain) -> Iterator[Plain]:
    """Yield states of links a chain book claims: the rules judge them from facts, and a ruling needs a reason."""
    return (cell for cell in record["cells"] if record["kind"] == "Link" and cell["column"] == "state")


def values_of(record: Plain) -> dict[str, Scalar]:
    """Return the cells of a record of a plan that its kind has columns for."""
    kind = kind_named(record["kind"])
    columns = set() if kind is None else {each.name for each in properties(kind) if not each.column.derived}
    told = [cell for cell in record["cells"] if cell["column"] in columns and cell["value"] is not None]
    # of two cells of one column the first holds
    return {cell["column"]: cell["value"] for cell in reversed(told)}


def wanted_facts(firm: str, row: Plain, record: Plain | None) -> Iterator[ImportedFact]:
    """Yield for which links a list of candidates surely names a firm."""
    values = {} if record is None else {name: each for name, each in values_of(record).items() if name == "reason"}
    named = (each for each in row.get("links", ()) if each["record"] == "WANTED" and each["ruling"] == "confirmed")
    for link in dict.fromkeys(each["link"] for each in named):
        yield ImportedFact("WANTED", (firm, link, ""), values)


def confirmed_links(row: Plain) -> Iterator[Plain]:
    """Yield the links that a row surely names."""
    return (each for each in row.get("links", ()) if each["ruling"] == "confirmed" and each["record"] != "WANTED")


def make_facts(row: Plain, record: Plain | None) -> Iterator[ImportedFact]:
    """Yield a make for each link that products or the column of links surely name; one figure belongs to one make."""
    values = {} if record is None else values_of(record)
    text = values.pop("product", None)
    found: dict[str, str | None] = {}
    verdicts = list(confirmed_links(row))
    several = [each["record"] for each in verdicts].count("MAKES") > 1
    for each in verdicts:
        if each["record"] == "MAKES" and text is not None:
            found[each["link"]] = own_words(str(text), each["words"])
        elif each["link"] not in found:
            found[each["link"]] = None if text is None or several else str(text)
    if len(found) > 1:
        values = {name: value for name, value in values.items() if name in ("status", "place")}
    for link, product in found.items():
        own: dict[str, Scalar] = values if product is None else {**values, "product": product}
        yield ImportedFact("MAKES", (str(_firm_of(row)), link, product or ""), own)


def _firm_of(row: Plain) -> str:
    return str(next(each["id"] for each in row["records"] if each["kind"] == "Firm"))
