"""What people do to facts: files taken in, cells corrected, things found to be one, texts matched to links.

Every act is folded over the facts of the files before they enter the graph; its counter-act is `Undo`.
"""

from dataclasses import dataclass
from typing import Annotated

from graph.model.act import Act
from graph.model.column import Column
from graph.model.fact_rows import FORM
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum

IMPORT_SUBJECTS = "import/"
"""How the subject of every import begins."""
BY_HAND = "-"
"""What stands for the fingerprints of headings where a fact was typed and no file was read."""
FACT_SUBJECTS = (IMPORT_SUBJECTS, "fact/", "same/", "match/", "name/")
"""How the subject of every act begins that changes facts."""

Dataset = Annotated[
    str,
    Column("资料名", "Dataset", "Name under which editions of a list follow one another", "同一份名单各期共用的名字"),
]
Kind = Annotated[str, Column("种类", "Kind", "Kind of node or relation", "哪一种资料")]
FactId = Annotated[
    str,
    Column("编号", "Fact", "Id of the node, or start|end|key of the relation", "节点的编号，或关系的起点|终点|区分"),
]
Word = Annotated[str, Column("说法", "Words", "The words of the text", "原文的说法")]
Source = Annotated[str, Column("出处", "Source", "Address or name of what was read", "读到的网址或文件名")]
StatedBasis = Annotated[
    Basis, Column("依据", "Basis", "Read at the source, general knowledge, or inferred", "有出处、行业常识或推定")
]
AsOf = Annotated[
    str | None,
    Column("截至", "As of", "When it held; blank when the source does not say", "什么时候的情况；出处没写就空着"),
]


class Covers(LabelledEnum):
    """How far the evidence of an act goes: for the row it changes, or for the cells alone that it changes."""

    ROW = "row", "整行", "Row"
    CELL = "cell", "所改的格", "Cell"


CoversColumn = Annotated[
    Covers,
    Column(
        "出处管到哪里",
        "Covers",
        "How far the evidence goes in a row that is there; entries that do not say it cover the row",
        "出处管整行还是只管所改的格；没有写的是整行",
    ),
]


class MatchRuling(LabelledEnum):
    """Whether words of a firm's products name a link that it makes."""

    CONFIRMED = "confirmed", "是", "Yes"
    REJECTED = "rejected", "不是", "No"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAct(Act):
    """What changes the facts that enter the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile(FactAct):
    """The rows of one office file are taken in; a later edition under the same name stands in its place."""

    KIND = "IMPORT"
    ZH = "导入"
    EN = "Imported"

    dataset: Dataset
    file: Annotated[str, Column("文件名", "File", "Name of the file", "文件的名字")]
    sha256: Annotated[str, Column("校验码", "SHA-256", "SHA-256 of the file", "文件的 SHA-256")]
    shapes: Annotated[
        str, Column("列名特征", "Shapes", "Fingerprints of the headings, apart by blanks", "各张表列名的特征，空格隔开")
    ]
    recipe: Annotated[
        str, Column("读法", "Recipe", "How the file was read and what was decided, as JSON", "怎么读的、定了什么，JSON")
    ]
    rows: Annotated[str, Column("各行", "Rows", FORM, "各行的资料，JSON 列表")]
    contents: Annotated[
        str,
        Column(
            "各行原话",
            "Contents",
            "What every row says by column, for the next edition, as JSON",
            "每行各栏的内容，供下一期比对，JSON",
        ),
    ] = "[]"
    ledger: Annotated[
        str,
        Column(
            "台账各项",
            "Ledger",
            "What the rows say for the project ledger, with the day of the edition, as JSON",
            "各行记入项目台账的内容和这一期的日期，JSON",
        ),
    ] = ""
    counts: Annotated[
        str,
        Column(
            "变动", "Changes", "How many facts it added, changed and removed, as JSON", "新增、改动、移除各几条，JSON"
        ),
    ] = "{}"
    covers: CoversColumn = Covers.ROW

    @property
    def subject(self) -> str:
        """Return the dataset."""
        return f"{IMPORT_SUBJECTS}{self.dataset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawImport(FactAct):
    """What was taken in under a name counts no longer."""

    KIND = "WITHDRAW"
    ZH = "撤下导入"
    EN = "Import withdrawn"
    SETS_VALUE = False

    dataset: Dataset

    @property
    def subject(self) -> str:
        """Return the dataset."""
        return f"{IMPORT_SUBJECTS}{self.dataset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct(FactAct):
    """One cell of a fact is set to another value, with the evidence for it; a blank value clears the cell."""

    KIND = "CORRECT"
    ZH = "更正"
    EN = "Corrected"
    NEEDS_REASON = True

    kind: Kind
    fact: FactId
    column: Annotated[str, Column("栏目", "Column", "The property that is set", "改哪一栏")]
    value: Annotated[
        str | None, Column("新值", "Value", "The value in words or digits; blank clears it", "改成什么；空白表示清空")
    ] = None
    was: Annotated[str | None, Column("原值", "Was", "The value its maker saw", "改的人看到的原值")] = None
    source: Source
    basis: StatedBasis = Basis.SOURCE
    as_of: AsOf = None
    covers: CoversColumn = Covers.ROW

    @property
    def subject(self) -> str:
        """Return the cell."""
        return f"fact/{self.kind}/{self.fact}/{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFact(FactAct):
    """A fact counts no longer; with a node go its relations."""

    KIND = "REMOVE"
    ZH = "撤下"
    EN = "Removed"
    NEEDS_REASON = True

    kind: Kind
    fact: FactId

    @property
    def subject(self) -> str:
        """Return the fact."""
        return f"fact/{self.kind}/{self.fact}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAct(FactAct):
    """What has to do with two things of a kind that may be one."""

    kind: Kind
    kept: Annotated[str, Column("保留编号", "Kept", "Id that is kept", "留下的编号")]
    other: Annotated[str, Column("另一编号", "Other", "Id of the other", "另一个编号")]

    @property
    def subject(self) -> str:
        """Return the pair, whichever is named first."""
        return f"same/{self.kind}/{'|'.join(sorted((self.kept, self.other)))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(PairAct):
    """Two are one: relations of the other go over, and what the kept one leaves blank is filled from it."""

    KIND = "MERGE"
    ZH = "合并"
    EN = "Merged"
    NEEDS_REASON = True

    covers: CoversColumn = Covers.ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepApart(PairAct):
    """Two are not one, whatever their names say."""

    KIND = "APART"
    ZH = "认定不是同一个"
    EN = "Kept apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchProduct(FactAct):
    """Words of a firm's products are ruled to name a link, or not to; confirmed they are a make."""

    KIND = "MATCH"
    ZH = "产品归环"
    EN = "Product matched"

    firm_id: Annotated[str, Column("企业编号", "Firm id", "Id of the firm", "哪家企业")]
    link_id: Annotated[str, Column("链环编号", "Link id", "Id of the link", "哪个链环")]
    words: Word
    ruling: Annotated[MatchRuling, Column("结论", "Ruling", "Whether it makes the link", "是不是生产这个链环")]
    source: Source
    basis: StatedBasis = Basis.SOURCE
    as_of: AsOf = None

    @property
    def subject(self) -> str:
        """Return the firm, the link and the words."""
        return f"match/{self.firm_id}/{self.link_id}/{self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName(FactAct):
    """Words are another name of a firm or of a link; `target` blank says that they are nobody's."""

    KIND = "NAME"
    ZH = "别名"
    EN = "Other name"

    kind: Kind
    word: Word
    target: Annotated[str | None, Column("所指编号", "Target", "Id it means", "指的是谁的编号")] = None

    @property
    def subject(self) -> str:
        """Return the words."""
        return f"name/{self.kind}/{self.word}"


FACT_ACTS: tuple[type[FactAct], ...] = (
    ImportFile,
    WithdrawImport,
    Correct,
    RemoveFact,
    Merge,
    KeepApart,
    MatchProduct,
    OtherName,
)
