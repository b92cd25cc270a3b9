"""`new-city`: a workspace for a city that begins: its region, blank tables, expectations and an empty graph."""

import shutil
from argparse import Namespace
from pathlib import Path

from graph.errors import InvalidRequest
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.store.disk import disk_errors
from graph.store.workspace import workspace_name
from loaders import expectations, region
from pipeline.account import current_account
from pipeline.cli.shared.command import Command, argument
from pipeline.cli.shared.graph_access import language_of
from pipeline.cli.shared.output import CommandResult
from pipeline.settings import Settings, open_store
from pipeline.workspaces import names
from reports.wording.table_instructions import WORKBOOK, region_text

SHARED = "shared"
EXPECTED = """\
# 每张表至少、至多几行，漏拷时会报告；资料齐了再收紧。 / Least and most rows of each table; narrow them later.
chains: {least: 1, most: 100}
chain_links: {least: 1, most: 5000}
"""


def run(args: Namespace) -> CommandResult:
    """Make the workspace, whole or not at all; one that is there is left as it is."""
    settings = Settings.from_environment(workspace_name(args.workspace or args.name))
    home = Region(
        city=args.name,
        city_en=args.name_en or args.name,
        province=args.province,
        province_en=args.province_en or args.province,
        neighbours=tuple(args.neighbour),
        wider=(args.province,),
        as_of=args.as_of,
    )
    _refuse_taken(settings)
    _write_facts(settings.facts, home, args)
    open_store(settings).replace(FactSet(region=home, nodes=(), edges=()), current_account())
    told = {"workspace": settings.workspace, "city": home.city_zh, "place": str(settings.facts)}
    return CommandResult(0, {"status": "begun", **told})


def _refuse_taken(settings: Settings) -> None:
    """Raise InvalidRequest where the workspace is there, or its place holds anything."""
    there = settings.facts.is_dir() and any(settings.facts.iterdir())
    if there or settings.store.exists() or settings.workspace in names():
        raise InvalidRequest(
            f"工作区 {settings.workspace} 已经有了，没有动它；用 --workspace 另起名称",
            f"there is a workspace {settings.workspace} already, left as it is; choose another with --workspace",
        )


def _write_facts(folder: Path, home: Region, args: Namespace) -> None:
    # writing workbooks takes a while to import, and few commands need it
    from reports.template.workbook import template  # noqa: PLC0415

    language = language_of(args)
    content = template(language)
    beside = folder.with_name(f"{folder.name}.part")
    with disk_errors(folder):
        shutil.rmtree(beside, ignore_errors=True)
        (beside / SHARED).mkdir(parents=True)
        (beside / SHARED / WORKBOOK.of(language)).write_bytes(content)
        (beside / region.NAME).write_text(region_text(home), encoding="utf-8", newline="\n")
        (beside / expectations.NAME).write_text(EXPECTED, encoding="utf-8", newline="\n")
        if folder.exists():
            folder.rmdir()
        beside.replace(folder)


COMMAND = Command(
    name="new-city",
    help="make a workspace for a city that begins: region, blank tables, expectations, an empty graph",
    run=run,
    arguments=(
        argument("name", metavar="NAME", help="the city, as the facts write it"),
        argument("--province", required=True, metavar="NAME", help="its province"),
        argument("--name-en", metavar="NAME", help="the city in English; without it the Chinese name, marked"),
        argument("--province-en", metavar="NAME", help="the province in English"),
        argument("--neighbour", action="append", default=[], metavar="CITY", help="a bordering city; may be repeated"),
        argument("--as-of", metavar="MONTH", help="when the facts are gathered, as in 2026-03"),
    ),
    titles={
        "begun": (
            (
                "已建工作区 {workspace}（{city}），还没有资料。下一步：导入手头的办公表格，先导入链谱："
                "python -m pipeline import 文件 --apply --workspace {workspace}；或填 {place} 里的表格，再 "
                "python -m pipeline load --workspace {workspace}。链环只写名称，选址、运输、市场、前景取自共用链环库"
            ),
            (
                "Workspace {workspace} ({city}) is there, its graph still empty. Next: import office files, a chain "
                "book first: python -m pipeline import FILE --apply --workspace {workspace}; or fill in the tables "
                "in {place}, then python -m pipeline load --workspace {workspace}. Links are only named: siting, "
                "carriage, market and outlook come from the shared shelf"
            ),
        )
    },
)
