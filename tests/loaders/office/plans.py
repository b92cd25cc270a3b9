"""What is made of a file with the facts of a small city known, and the words of a plan that tests look at."""

from pathlib import Path

from loaders.office.chain_picture import known_names
from loaders.office.decided import Decided
from loaders.office.firm_names import fold_firm
from loaders.office.known import Known, KnownFirm, KnownNamed
from loaders.office.plan import PlanMaker
from loaders.office.product_names import NamedLink
from loaders.office.sources import read_file
from tests.loaders.office.books import credit_code

KEPT = Path(__file__).parents[2] / "data" / "office"
KNOWN = Known(
    firms=(
        KnownFirm("petro", "明州石化有限公司", "明州石化"),
        KnownFirm("jia", "明州甲化工有限公司", None, credit_code(1)),
    ),
    links=(
        *(NamedLink("ethylene", "乙烯"), NamedLink("propylene", "丙烯"), NamedLink("c4", "混合碳四")),
        *(
            NamedLink("bpa", "双酚A"),
            NamedLink("wax", "特种蜡"),
            NamedLink("c5", "C5石油树脂"),
            NamedLink("eo", "环氧乙烷"),
        ),
    ),
    chains=(KnownNamed("petrochem", "石油化工"),),
    projects=(KnownNamed("p1", "特种蜡扩建项目"),),
    places=("明州",),
)


def plan(content, name="表.xlsx", decided=None, known=KNOWN):
    decided = decided or Decided()
    firms = {fold_firm(each): 1 for firm in known.firms for each in (firm.name, firm.short_name) if each}
    knows = known_names(firms, {fold_firm(link.name): 1 for link in known.links}, fold_firm)
    rows = []
    head = PlanMaker([read_file(name, content, decided, knows)], known, decided).make(rows.append)
    return head, rows


def place(source):
    return source.rpartition("!")[2]


def cells(row):
    """Return every placed cell as column, value and cell."""
    return {
        (f"{record['kind']}.{cell['column']}", cell["value"], place(cell["source"]))
        for record in row["records"]
        for cell in record["cells"]
    }


def kept(row):
    """Return what has no place as column, value and cell."""
    return {(each["column"], each["value"], place(each["source"])) for each in row.get("unplaced", ())}


def remarks(row):
    return {(each["code"], place(each["source"])) for each in row.get("remarks", ())}


def statuses(rows):
    return {place(row["source"]): row["status"] for row in rows}


def drawn(row):
    values = {
        f"{record['kind']}.{cell['column']}": cell["value"] for record in row["records"] for cell in record["cells"]
    }
    firms = {
        (record["kind"], record["cells"][0]["value"], record["cells"][1]["value"] if len(record["cells"]) > 1 else None,
         place(record["cells"][0]["source"]))
        for record in row["records"]
        if "firm" in record
    }  # fmt: skip
    return values["Link.name_zh"], values.get("Link.state"), values["INCLUDES.stage"], firms
