"""Office files of 20,000 and 100,000 rows made plans: all good, and all bad in every cell that can be.

Names that differ by a slip are looked for among the 20,000 firms alone. Aims for 100,000 rows: 60 s and 500 MB for
good ones, 10 s for bad ones. Seconds are of the processor, so that what else runs counts little. The peer is the bare
reading of the same file by calamine, a reader in Rust that gives values alone: no formats, no merged or bold cells,
nothing understood.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.machine import describe
from loaders.office.decided import Decided
from loaders.office.known import Known
from pipeline.import_plan import plan_files

ROWS = (20_000, 100_000)
HEADS = ("序号", "企业名称", "统一社会信用代码", "所属县区", "主营产品", "营业收入（万元）", "从业人数", "成立时间")
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PRODUCTS = ("乙烯、聚乙烯", "环氧乙烷", "超高强度钢", "齿轮箱", "石蜡制品", "滤料销售")


def main() -> None:
    """Print seconds, their ratio to the peer in the same run, and the memory of the process."""
    print(describe())
    with tempfile.TemporaryDirectory() as folder:
        for rows in ROWS:
            for name, row in (("good", _good), ("bad", _bad)):
                path = Path(folder) / f"{name}.xlsx"
                _write(path, row, rows)
                bare = _bare(path, rows)
                with multiprocessing.get_context("spawn").Pool(1) as alone:
                    seconds, memory, plan = alone.apply(_plan, (path,))
                print(
                    f"{rows:,} rows, all {name}: {seconds:.1f} s, {seconds / bare:.1f} times calamine's {bare:.2f} s; "
                    f"{memory} MB at most; plan of {plan} MB",
                    flush=True,
                )


def _good(number: int) -> tuple[object, ...]:
    code, product = credit_code(number), PRODUCTS[number % len(PRODUCTS)]
    firm = f"抚顺第{number}化工有限公司"
    return number + 1, firm, code, "东洲区", product, 1000 + number * 1.5, number % 500, f"{1990 + number % 30}年3月"


def _bad(number: int) -> tuple[object, ...]:
    firm, month = f"抚顺第{number}化工有限公司", number % 80 + 13
    return (
        number + 1,
        firm,
        f"9121040{number:07d}",
        "东洲区",
        f"产品{number}",
        f"面议{number}",
        f"若干{number}",
        f"2024-{month}",
    )


def credit_code(number: int) -> str:
    """Return a credit code that is right by its check sign."""
    body = f"91210400MA{number:07d}"
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + SIGNS[-total % 31]


def _write(path: Path, row: object, rows: int) -> None:
    if not callable(row):
        raise TypeError(row)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("企业")
    sheet.write_row(0, 0, HEADS)
    for number in range(rows):
        sheet.write_row(number + 1, 0, row(number))
    book.close()


def _bare(path: Path, rows: int) -> float:
    begun = time.process_time()
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    if len(found) != rows + 1:
        raise ValueError(len(found))
    return time.process_time() - begun


def _plan(path: Path) -> tuple[float, int, int]:
    """Return the seconds a plan takes, the most memory of this process, and the size of the plan, both in MB."""
    begun, out = time.process_time(), path.with_suffix(".json")
    plan_files([path], out, Known, Decided())
    seconds = time.process_time() - begun
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit, out.stat().st_size // 2**20


if __name__ == "__main__":
    main()
