"""Where a fact comes from, what it rests on and when it was so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from graph.model.column import Column
from graph.model.forms import Form
from graph.model.kinds import Basis, HostGrade

SEPARATOR = " ; "
ASSUMED = "假设"
"""The source of what is only supposed, in a what-if."""
_HOST = re.compile(r"[\w.\-:]*\w[\w.\-:]*")
"""What the host of an address may be written with: letters and digits of any script, points, hyphens; colons of IPv6."""
_WIDE = str.maketrans("／：？＃＠．。", "/:?#@..")
"""What is typed in full width inside addresses, and what is meant by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Source, basis and date of one fact."""

    source: Annotated[
        str,
        Column(
            "出处",
            "Source",
            "Address or name of what was read; several are separated by ` ; `, best first",
            "读到的网址或文件名；几个出处用 ` ; ` 隔开，最好的放前面",
            form=Form.ADDRESS,
            also=("来源",),
        ),
    ]
    basis: Annotated[
        Basis,
        Column(
            "依据",
            "Basis",
            "Read at the source, common industrial knowledge, or inferred",
            "有出处：在所列处读到；行业常识：业内公认，未读原文；推定：按资料判断",
        ),
    ]
    as_of: Annotated[
        str | None,
        Column(
            "截至",
            "As of",
            "When the fact held, as year, year-month or date; blank when the source does not say",
            "什么时候的情况，写年、年月或日期；出处没写就空着",
            form=Form.DATE,
        ),
    ] = None
    cells: Annotated[
        str | None,
        Column(
            "逐格出处",
            "Evidence of cells",
            "Evidence of corrected cells, JSON by name of column; written by `bake`, blank where none was corrected",
            "更正过的格各自的出处、依据、时间，JSON，按栏目名；由 `bake` 写出，没有更正就空着",
            form=Form.CELLS,
            said_only=True,
            baked=True,
        ),
    ] = None

    @property
    def is_assumed(self) -> bool:
        """Whether the fact is only supposed, in a what-if."""
        return self.source == ASSUMED

    @property
    def sources(self) -> tuple[str, ...]:
        """Return each source on its own, in the order given; never none: of separators alone, the text as it stands."""
        parts = tuple(part.strip() for part in self.source.split(SEPARATOR.strip()) if part.strip())
        return parts or (self.source,)


def host_of(source: str) -> str | None:
    """Return the host of a source's address, or None where the source is no address or none can be read from it.

    Any text may stand in a source, so nothing is raised: `http://[抚顺日报]第3版` has no host, and full-width signs
    as in `http://www.fushun.gov.cn／a` are taken for what they mean.
    """
    address = source.strip().translate(_WIDE)
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host if _HOST.fullmatch(host) else None


def weakest_basis(bases: list[Basis]) -> Basis | None:
    """Return the weakest of `bases`, or None of none: a chain of facts is as firm as that."""
    order = list(Basis)
    return max(bases, key=order.index) if bases else None


def best_host_grade(evidence: Evidence, grades: Mapping[str, HostGrade]) -> HostGrade | None:
    """Return the firmest known grade among the hosts of `evidence`, or None where none is graded."""
    order = list(HostGrade)
    hosts = (host_of(source) for source in evidence.sources)
    known = [grades[host] for host in hosts if host is not None and host in grades]
    return min(known, key=order.index) if known else None
