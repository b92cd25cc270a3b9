"""Where a fact comes from, what it rests on and when it was so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import Basis, HostGrade

SEPARATOR = " ; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Source, basis and date of one fact."""

    source: Annotated[
        str,
        Column(
            "来源",
            "Source",
            "Address or name of what was read; several are separated by ` ; `, best first",
            "读到的网址或文件名；几个来源用 ` ; ` 隔开，最好的放前面",
            form=Form.ADDRESS,
        ),
    ]
    basis: Annotated[
        Basis,
        Column(
            "依据",
            "Basis",
            "Read at the source, common industrial knowledge, or inferred",
            "来源＝在所列处读到；常识＝行业常识；推定＝据资料判断",
        ),
    ]
    as_of: Annotated[
        str | None,
        Column(
            "截至",
            "As of",
            "When the fact held, as year, year-month or date; blank when the source does not say",
            "事实的时间，写年、年月或日期；来源没写就空着",
            form=Form.DATE,
        ),
    ] = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Return each source on its own, in the order given."""
        return tuple(part.strip() for part in self.source.split(SEPARATOR.strip()) if part.strip())


def host_of(source: str) -> str | None:
    """Return the host of a source's address, or None where the source is no address."""
    host = urlsplit(source).hostname if source.startswith(("http://", "https://")) else None
    return host or None


def weakest(bases: list[Basis]) -> Basis | None:
    """Return the weakest of `bases`, or None of none: a chain of facts is as firm as that."""
    order = list(Basis)
    return max(bases, key=order.index) if bases else None


def best_grade(evidence: Evidence, grades: Mapping[str, HostGrade]) -> HostGrade | None:
    """Return the firmest known grade among the hosts of `evidence`, or None where none is graded."""
    order = list(HostGrade)
    hosts = (host_of(source) for source in evidence.sources)
    known = [grades[host] for host in hosts if host is not None and host in grades]
    return min(known, key=order.index) if known else None
