"""Rows of a plan made facts: what each says under the declared columns, and which rows are held back and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.model.evidence import weakest_basis
from graph.model.fact_rows import ImportedFact, ImportedRow
from graph.model.facts import Scalar
from graph.model.kinds import Basis, ChainKind, LinkKind
from graph.text import InTwoLanguages
from loaders.office.context import chain_core
from loaders.office.fact_checks import fault_of, kind_in_name
from loaders.office.fields import TableKind
from loaders.office.measured import measures_of
from loaders.office.plan_rows import bases_of, confirmed_links, make_facts, states_claimed, values_of, wanted_facts
from loaders.office.row import ERROR, Plain

CLUSTER = "集群"
_REST = ("source", "as_of", "basis")
"""What a row says of its own source, date and basis, by the column of an office table."""


@dataclass(frozen=True, slots=True)
class HeldRow(InTwoLanguages):
    """A row that is held back: where it is, and why in both languages."""

    source: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are made facts with: home city, who is on file, the chains of each link, how errors are taken.

    `source`, `as_of` and `basis` are those of the rows that state none themselves; `rank` is the last place a chain on
    file has in the city's own order, `begun` the name of `chain` where it begins by these rows.
    """

    home: str | None = None
    firms: frozenset[str] = frozenset()
    chains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chain: str | None = None
    takes_errors: bool = False
    rank: int = 0
    begun: str | None = None
    source: str | None = None
    as_of: str | None = None
    basis: Basis = Basis.SOURCE


@dataclass(slots=True)
class MadeRows:
    """The rows of a file as facts, those held back, how many firms were taken as of the home city, and what is left."""

    rows: list[ImportedRow] = field(default_factory=list)
    held: list[HeldRow] = field(default_factory=list)
    assumed_home: set[str] = field(default_factory=set)
    unplaced: dict[str, int] = field(default_factory=dict)


ERRORS = ("有要改的格", "has cells to fix")
NO_CHAIN = ("没写属于哪条产业链（补上一列，或加 --chain）", "names no chain (add a column, or --chain)")
NOT_ON_FILE = (
    "写的产业链资料里没有（在问题里选它指哪一条，或加 --chain）",
    "names a chain that is not on file (answer the question which is meant, or --chain)",
)
NO_STAGE = ("没写项目阶段", "gives no stage of the project")
NO_PLACE = (
    "新的链环没写在哪条链的上游、中游还是下游，或资料里没有这条链",
    "a new link without its chain and stage, or the chain is not on file",
)
NO_KIND = ("没写机构类别", "gives no kind of organisation")
NO_NAME = ("没有名称", "has no name")


class FactMaker:
    """Turns rows of a plan into facts, one by one; `kinds` are the kinds of its tables by id.

    `seats` are the cities that titles give firms without one, by table.
    """

    def __init__(self, kinds: Mapping[str, str], setting: Setting, seats: Mapping[str, str] | None = None) -> None:
        self._kinds = kinds
        self._seats = seats or {}
        self._home = setting.home
        self._setting = setting
        self.made = MadeRows()
        self._ranks: dict[str, int] = {}

    def take(self, row: Plain) -> None:
        """Take a row of the plan."""
        if row["status"] == ERROR and not self._setting.takes_errors:
            self._hold(row, ERRORS)
            return
        self._home = self._seats.get(row["table"], self._setting.home)
        records = {each["kind"]: each for each in reversed(row["records"])}
        facts, why = self._facts(row, records)
        facts = [*self._new_chain(records), *facts]
        if why is not None:
            self._hold(row, why)
            return
        bad = next(filter(None, (fault_of(fact) for fact in facts)), None)
        if bad is not None:
            self._hold(row, bad)
            return
        own = weakest_basis([self._setting.basis, *bases_of(row)])
        if own is not None and own is not Basis.SOURCE:
            facts = [replace(fact, basis=weakest_basis([fact.basis, own]) or own) for fact in facts]
        self.made.rows.append(ImportedRow(row["source"], tuple(facts), *self._rest(row)))

    def _new_chain(self, records: Mapping[str, Plain]) -> Iterator[ImportedFact]:
        """Yield the chain that a row begins: behind those on file, and of the sort its name tells."""
        chain = records.get("Chain", {})
        id, name = chain.get("id") or self._setting.chain, self._setting.begun
        if chain.get("new"):
            name = str(values_of(chain)["name_zh"])
        if name is None or id is None or (id != self._setting.chain and not chain.get("new")):
            return
        kind = ChainKind.CLUSTER if CLUSTER in name else ChainKind.SECTOR
        rank = self._ranks.setdefault(id, self._setting.rank + len(self._ranks) + 1)
        new: dict[str, Scalar] = {"name_zh": chain_core(name), "kind": kind.value, "rank": rank}
        yield ImportedFact("Chain", (id,), {}, new, Basis.INFERRED)

    def _hold(self, row: Plain, why: tuple[str, str]) -> None:
        self.made.held.append(HeldRow(row["source"], *why))

    def _facts(self, row: Plain, records: Mapping[str, Plain]) -> tuple[list[ImportedFact], tuple[str, str] | None]:
        kind = self._kinds[row["table"]]
        if kind in (TableKind.FIRMS, TableKind.CANDIDATES):
            return self._of_firm(row, records, kind == TableKind.FIRMS)
        if kind == TableKind.PROJECTS:
            return self._of_project(row, records)
        if kind == TableKind.ORGANISATIONS:
            return self._of_organisation(records)
        return self._of_link(row, records)

    def _rest(self, row: Plain) -> tuple[str | None, str | None]:
        """Return the source and the date a row states; what no column of the model holds is counted."""
        told: dict[str, str] = {}
        for record in row["records"]:
            for cell in (*states_claimed(record), *(cell for cell in record["cells"] if "apart" in cell)):
                self._leave(str(cell.get("apart", f"{record['kind']}.{cell['column']}")))
        if not any(each["ruling"] == "confirmed" for each in row.get("links", ()) if each["record"] == "WANTED"):
            for cell in (cell for each in row["records"] if each["kind"] == "WANTED" for cell in each["cells"]):
                # a firm of a chain book is tied to the link of its row
                if cell["column"] != "firm":
                    self._leave(f"WANTED.{cell['column']}")
        for cell in row.get("unplaced", ()):
            if cell["column"] in _REST and cell["record"] is None:
                told[cell["column"]] = str(cell["value"])
                continue
            self._leave(f"{cell['record']}.{cell['column']}" if cell["column"] else str(cell["heading"]))
        return told.get("source") or self._setting.source, told.get("as_of") or self._setting.as_of

    def _leave(self, name: str) -> None:
        self.made.unplaced[name] = self.made.unplaced.get(name, 0) + 1

    def _of_firm(
        self, row: Plain, records: Mapping[str, Plain], local: bool
    ) -> tuple[list[ImportedFact], tuple[str, str] | None]:
        firm = records.get("Firm")
        if firm is None and "Link" in records:
            return [], None
        if firm is None or "id" not in firm:
            return [], NO_NAME
        facts = [self._firm(firm["id"], values_of(firm), firm.get("certain_by"), local)]
        facts += measures_of(firm["id"], firm["cells"])
        facts += make_facts(row, records.get("MAKES"))
        facts += wanted_facts(firm["id"], row, records.get("WANTED"))
        chain = records.get("Chain", {}).get("id")
        if "LEADS" in records and chain is not None:
            facts.append(ImportedFact("LEADS", (firm["id"], chain, ""), values_of(records["LEADS"])))
        return facts, None

    def _firm(self, id: str, values: dict[str, Scalar], by: str | None, local: bool) -> ImportedFact:
        """Return a firm; only a credit code renames one on file, a name decided to be its own is another name of it."""
        if_new: dict[str, Scalar] = {}
        name = values.get("name_zh")
        if by != "uscc":
            if_new["name_zh"] = values.pop("name_zh", None)
        if by == "decision":
            values["other_names"] = name
        seated = any(values.get(column) is not None for column in ("city", "province"))
        if local and not seated and self._home is not None:
            if_new["city"] = self._home
            if self._home == self._setting.home and id not in self._setting.firms:
                self.made.assumed_home.add(id)
        return ImportedFact("Firm", (id,), values, if_new)

    def _of_project(
        self, row: Plain, records: Mapping[str, Plain]
    ) -> tuple[list[ImportedFact], tuple[str, str] | None]:
        project = records.get("Project")
        if project is None or "id" not in project:
            return [], NO_NAME
        links = list(dict.fromkeys(each["link"] for each in confirmed_links(row)))
        chain = records.get("Chain", {}).get("id") or self._setting.chain or self._only_chain(links)
        values = values_of(project)
        if chain is None:
            return [], NOT_ON_FILE if "Chain" in records else NO_CHAIN
        if values.get("stage") is None:
            return [], NO_STAGE
        id = project["id"]
        facts = [ImportedFact("Project", (id,), values), ImportedFact("PART_OF", (id, chain, ""), {})]
        facts += [ImportedFact("BUILDS", (id, link, ""), {}) for link in links]
        if project.get("firm") is not None:
            # dropped where neither the files nor the city know the owner as a firm
            facts.append(ImportedFact("UNDERTAKES", (project["firm"], id, ""), {}))
        return facts, None

    def _only_chain(self, links: Iterable[str]) -> str | None:
        """Return the chain that all links built are in, None where there are several or none."""
        found = {chain for link in links for chain in self._setting.chains.get(link, ())}
        return next(iter(found)) if len(found) == 1 else None

    def _of_organisation(self, records: Mapping[str, Plain]) -> tuple[list[ImportedFact], tuple[str, str] | None]:
        organisation = records.get("Organisation")
        if organisation is None or "id" not in organisation:
            return [], NO_NAME
        values = values_of(organisation)
        values.setdefault("kind", kind_in_name(str(values.get("name_zh"))))
        if organisation["new"] and values["kind"] is None:
            return [], NO_KIND
        if_new = {"name_zh": values.pop("name_zh", None)}
        facts = [ImportedFact("Organisation", (organisation["id"],), values, if_new)]
        for cell in records.get("SERVES", {}).get("cells", ()):
            facts += [ImportedFact("SERVES", (organisation["id"], id, ""), {}) for id in cell.get("ids", ())]
        return facts, None

    def _of_link(self, row: Plain, records: Mapping[str, Plain]) -> tuple[list[ImportedFact], tuple[str, str] | None]:
        """Return the link of a row of a chain book, where it stands, and the firms under it."""
        main = next((each for each in row["records"] if each["kind"] == "Link" and "id" in each), None)
        if main is None:
            return [], NO_NAME
        facts: list[ImportedFact] = []
        chain = records.get("Chain", {}).get("id") or self._setting.chain
        stage = values_of(records["INCLUDES"]) if "INCLUDES" in records else {}
        if main["new"]:
            if chain is None or stage.get("stage") is None:
                return [], NO_PLACE
            new: dict[str, Scalar] = {"name_zh": values_of(main).get("name_zh"), "kind": LinkKind.PRODUCT.value}
            # what sort of thing it is nobody said
            facts.append(ImportedFact("Link", (main["id"],), {}, new, Basis.INFERRED))
        if chain is not None and stage.get("stage") is not None:
            facts.append(ImportedFact("INCLUDES", (chain, main["id"], ""), {}, stage))
        for each in row["records"]:
            if each["kind"] == "MAKES" and "firm" in each and each.get("link") is not None:
                facts += self._named_maker(each, chain)
            if each["kind"] == "WANTED" and "firm" in each and each.get("link") is not None:
                facts += self._named_wanted(row, each, main)
        return facts, None

    def _named_maker(self, record: Plain, chain: str | None) -> Iterator[ImportedFact]:
        cells = {cell["column"]: cell["value"] for cell in record["cells"]}
        yield self._firm(record["firm"], {"name_zh": cells["firm"]}, None, local=True)
        values = {"status": cells["status"]} if cells.get("status") is not None else {}
        yield ImportedFact("MAKES", (record["firm"], record["link"], ""), values)
        if chain is not None and cells.get("role") is not None:
            yield ImportedFact("LEADS", (record["firm"], chain, ""), {"role": cells["role"]})

    def _named_wanted(self, row: Plain, record: Plain, main: Plain) -> Iterator[ImportedFact]:
        """Yield a firm that a chain book names as wanted, and for which link: one on file, or the one of the row."""
        new = {each["id"] for each in row["records"] if each["kind"] == "Link" and each.get("new")} - {main["id"]}
        if record["link"] in new:
            self._leave("WANTED.firm")
            return
        name = next(cell["value"] for cell in record["cells"] if cell["column"] == "firm")
        yield self._firm(record["firm"], {"name_zh": name}, None, local=False)
        yield ImportedFact("WANTED", (record["firm"], record["link"], ""), {})


def keep_known_owners(files: Iterable[MadeRows], known: frozenset[str]) -> None:
    """Drop the owners of projects that are firms neither on file nor in the files."""
    files = list(files)
    facts = (fact for made in files for row in made.rows for fact in row.facts)
    firms = known | {fact.key[0] for fact in facts if fact.kind == "Firm"}
    for made in files:
        for place, row in enumerate(made.rows):
            kept = tuple(each for each in row.facts if each.kind != "UNDERTAKES" or each.key[0] in firms)
            if len(kept) < len(row.facts):
                made.rows[place] = replace(row, facts=kept)
