"""The six links and five firms with one gap more: paraffin wax, from naphtha and for film, which nobody makes."""

import shutil
from pathlib import Path

TINY = Path(__file__).resolve().parent / "data" / "tiny"
ROWS = {
    "links.csv": "wax,石蜡,Paraffin wax,材料,2511,可招引,行业常识,常识",
    "chain_links.csv": "oil,wax,中游,行业常识,常识",
    "inputs.csv": "wax,film,原料,核心,长途,行业常识,常识\nnaphtha,wax,原料,核心,长途,行业常识,常识",
}


def with_two_gaps(folder: Path) -> Path:
    """Write the facts into a folder and return it."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    (folder / "expectations.yaml").unlink(missing_ok=True)
    for name, row in ROWS.items():
        with (folder / "oil" / name).open("a", encoding="utf-8", newline="") as target:
            target.write(f"{row}\n")
    return folder
