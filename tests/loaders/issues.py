"""Ways to spoil one file of a tiny folder, and what is found in it."""

from collections.abc import Callable
from pathlib import Path

from graph.errors import FactsError
from loaders.folder import read_facts


def write(name: str, content: str | bytes) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return done


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8-sig")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return done


def found_in(folder: Path) -> list:
    try:
        return list(read_facts(folder).warnings)
    except FactsError as refused:
        return list(refused.issues)


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def both(first: Callable[[Path], None], second: Callable[[Path], None]) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        first(folder)
        second(folder)

    return done


SILENT_WORKS = both(
    edit("oil/links.csv", "film,薄膜,产品", "film,薄膜,工艺"),
    write("oil/projects.csv", "编号,名称,产业链编号,链环编号,阶段,来源,依据\np,某基地,oil,film,在建,s,常识\n"),
)
"""Works that stand for a process, and say no word of it."""
