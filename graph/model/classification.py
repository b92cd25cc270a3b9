"""What the codes of GB/T 4754-2017 (国民经济行业分类) are called: divisions, groups and classes, two to four digits."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("gbt4754_2017.csv")


@cache
def industry_names() -> Mapping[str, str]:
    """Return the names of the standard by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
