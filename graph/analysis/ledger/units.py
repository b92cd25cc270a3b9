"""Who may be named in the ledger: departments, task forces, districts and firms, never a person."""

import re

from graph.analysis.facts.city import City
from graph.errors import InvalidRequest

WORDS = re.compile(
    "局|委|办|厅|部|院|所|站|处|科|室|组|队|专班|中心|政府|公司|集团|厂|区|县|市|旗|镇|乡|街道|园|会|银行|大学|业主|单位|机关|平台"
)
"""What the name of a body ends in or holds; the name of a person holds none."""
TITLES = ("长", "主任", "书记", "经理", "同志", "先生", "女士", "总监", "秘书", "董事", "院士")
"""What a person is addressed by: what ends so is no body."""


def check_unit(city: City, unit: str | None) -> None:
    """Raise InvalidRequest where a unit cannot be told to be a body: a person is not named in the ledger."""
    if unit is None or unit in _named(city) or reads_as_body(unit):
        return
    raise InvalidRequest(
        f"“{unit}”看不出是单位；台账只写部门、专班、县区或企业，不写个人，没有记录",
        f"{unit} does not read as a body: the ledger names departments, districts and firms, no persons",
    )


def reads_as_body(unit: str) -> bool:
    """Return whether a name reads as that of a body and of no person."""
    return not unit.endswith(TITLES) and (WORDS.search(unit) is not None or len(unit.split()) > 2)


def _named(city: City) -> frozenset[str]:
    firms = (name for firm in city.firms.values() for name in (firm.name_zh, firm.short_name) if name)
    return frozenset((*(each.name_zh for each in city.organisations.values()), *firms))
