"""A ledger of 147 projects comes in as an office keeps it, is followed by next month's, and taken back; each engine."""

from collections import Counter
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from graph.analysis.facts.city import read_city
from graph.analysis.ledger.amounts import amount_of
from graph.analysis.ledger.state import ledger_on
from graph.model.ledger_words import AmountKind, CountedBy, Step
from pipeline.imports.desk import ImportDesk, Options
from pipeline.settings import Settings, open_log, open_store
from tests.pipeline.imports.office_ledger import COUNT, MOVED, book
from tests.pipeline.imports.words import digest, told


@pytest.fixture
def settings(city, facts, tmp_path):
    return Settings(facts=facts, store=tmp_path / "graph.sqlite", server=Settings.from_environment().server)


@pytest.fixture
def ledger(settings):
    """The ledger of a day, as facts and log are now."""

    def on(day, known=None):
        with open_store(settings).reader() as reader:
            return ledger_on(read_city(reader), open_log(settings).entries(), day, known)

    return on


def own(ledger):
    return {each.title: each for each in ledger.projects.values() if each.title.endswith("号技改项目")}


def total(ledger, kind):
    """Return the sum of an amount over the projects of the list, by rule."""
    found: Counter[CountedBy | None] = Counter()
    for each in own(ledger).values():
        amount = amount_of(ledger, each, kind)
        if amount is not None:
            found[amount.counted_by] += amount.yi
    return dict(found)


def test_a_ledger_comes_in_is_followed_and_taken_back(city, ledger, tmp_path):
    before = digest(city)
    first, second = book(tmp_path / "台账9月.xlsx"), book(tmp_path / "台账10月.xlsx", later=True)
    took = told(city("import", first, "--apply", "--who", "市项目办", "--json"))["files"][0]
    # row 5 has a cell that is no amount and is held back with its reason; all others are in
    assert [each["source"].rpartition("!")[2] for each in took["held"] if "要改" in each["zh"]] == ["9"]
    assert (took["ledger"]["day"], took["ledger"]["projects"]) == ("2026-09-30", COUNT - 1)
    why = Counter(each["zh"][:8] for each in took["ledger"]["left"])
    # every third row tells a month only, every tenth a problem without deadline, one names a person
    assert why == {"“开工时间”只到": 49, "问题没写期限和解": 14, "“张三”看不出是": 1}
    september = ledger("2026-09-30")
    assert len(own(september)) == COUNT - 1
    # 1 + 2 + … + 147 = 10,878 tenths, less 5 tenths of the row held back; the heading names no rule
    assert total(september, AmountKind.TOTAL) == {None: Decimal("1087.3")}
    # every row but the first of three tells it in hundredths: 10,878 - (1 + 4 + … + 145 = 3,577) - 5
    assert total(september, AmountKind.YEAR_DONE) == {CountedBy.STATISTICS: Decimal("72.96")}
    # the even rows tell half a hundredth of their number: 2 + 4 + … + 146 = 5,402
    assert total(september, AmountKind.ARRIVED) == {None: Decimal("27.01")}
    assert Counter(each.step for each in own(september).values()) == {
        Step.SIGNED: 49,
        Step.STARTED: 48,
        Step.BUILDING: 49,
    }
    _check_cells(own(september))

    told(city("import", second, "--apply", "--who", "市项目办", "--json"))
    _check_next(own(september), own(ledger("2026-10-31")), total(ledger("2026-10-31"), AmountKind.YEAR_DONE))
    assert own(ledger("2026-09-30"))["甲市第1号技改项目"].step is Step.SIGNED, "a past day keeps its step"

    assert city("import", "--undo", 2)[0] == 0
    assert {t: each.step for t, each in own(ledger("2026-10-31")).items()} == {
        t: each.step for t, each in own(september).items()
    }
    assert city("import", "--undo", 1)[0] == 0
    assert own(ledger("2026-10-31")) == {}
    assert digest(city) == before


def _check_cells(september):
    one = september["甲市第1号技改项目"]
    assert (one.opened.department, one.opened.office, one.district) == ("市工信局", "市政府办公室", "西区")
    assert (one.start_month, one.journey.days) == ("2026-12", {Step.SIGNED: "2026-03-15"})
    assert september["甲市第2号技改项目"].journey.days == {Step.STARTED: "2026-05-20"}
    assert september["甲市第6号技改项目"].opened.department is None, "a person is nobody's department"
    assert one.last_heard == "2026-09-30"


def _check_next(september, october, done):
    states = {title: each.step for title, each in october.items()}
    assert {title for title, each in september.items() if states[title] is not each.step} == {
        f"甲市第{number}号技改项目" for number in MOVED
    }
    # 97 rows told it in September; the last is gone, the 96 others tell half more
    assert done == {CountedBy.STATISTICS: Decimal("72.96") + 96 * Decimal("0.5")}
    assert "没有这个项目" in october["甲市第147号技改项目"].records[-1].act.text
    assert october["甲市第1号技改项目"].last_progress == "2026-10-31"


def test_a_page_tells_what_moved_and_a_move_by_hand_stands_over_a_list(settings, ledger, tmp_path, city):
    first, second = book(tmp_path / "台账9月.xlsx"), book(tmp_path / "台账10月.xlsx", later=True)
    desk = ImportDesk(settings)
    desk.read(first.name, first.read_bytes()).commit(Options(), "市项目办", None)
    signed = own(ledger("2026-09-30"))["甲市第13号技改项目"]
    move = ("ledger", "move", signed.id, "--step", "开工", "--day", "2026-10-08", "--by", "市项目办")
    code, out = city(*move)
    assert code == 2
    assert "计划总投资及口径" in out, "what a list says opens no gate"
    items = ("registration", "unit:landing", "piling", "amount:total")
    assert city(*move, *(part for item in items for part in ("--item", f"{item}=档案.pdf")))[0] == 0
    (file,) = desk.read(second.name, second.read_bytes()).preview("zh", Options())["files"]
    assert file["held"] == [("台账10月.xlsx!重点项目!9", "有要改的格")]
    lines = "\n".join(file["ledger"])
    assert "阶段有变的 4 个" in lines
    assert "甲市第1号技改项目：签约 → 开工" in lines
    desk.read(second.name, second.read_bytes()).commit(Options(), "市项目办", None)
    # the list still says that it is signed; whoever moved it filed the proofs
    assert own(ledger("2026-10-31"))["甲市第13号技改项目"].step is Step.STARTED


def edit_cells(path, out, cells):
    """Write an export with other values: by title the heading and the value."""
    work = load_workbook(path)
    sheet = work.active
    places = {cell.value: cell.column for cell in sheet[3]}
    titles = {sheet.cell(row, 2).value: row for row in range(4, sheet.max_row + 1)}
    for title, heading, value in cells:
        sheet.cell(titles[title], places[heading]).value = value
    work.save(out)


def test_an_export_gives_back_only_its_edits_and_never_over_a_newer_record(city, ledger, tmp_path):
    whole, changed = tmp_path / "台账.xlsx", tmp_path / "改过.xlsx"
    assert city("import", book(tmp_path / "台账9月.xlsx"), "--apply", "--who", "市项目办")[0] == 0
    city("ledger", "export", "--file", whole)
    assert "改了 0 处" in city("import", whole, "--preview")[1]
    names = [f"甲市第{number}号技改项目" for number in (1, 2, 3, 4, 7)]
    cells = [
        (names[0], "本年完成投资", 0.7),
        (names[0], "本年完成投资口径", "统计"),
        (names[1], "责任单位", "市发改委"),
        (names[2], "项目阶段", "竣工"),
        (names[3], "最近情况", "已办施工许可"),
        (names[4], "计划总投资", 0.9),
    ]
    edit_cells(whole, changed, cells)
    seventh = own(ledger("2026-12-31"))[names[4]].id
    meanwhile = ("--kind", "计划总投资", "--yi", "0.8", "--counted-by", "批复", "--by", "市发改委")
    assert city("ledger", "amount", seventh, *meanwhile)[0] == 0
    (file,) = told(city("import", changed, "--apply", "--who", "市项目办", "--json"))["files"]
    found = own(ledger("2026-12-31"))
    # three edits of three projects; a step without its proof and an amount told anew meanwhile are left as they were
    assert file["ledger"]["edits"] == 3
    assert sorted(each["zh"].partition("，")[0] for each in file["ledger"]["left"] if "问题" not in each["zh"]) == [
        f"“{names[2]}”不能进到竣工",
        f"“{names[4]}”的计划总投资在导出之后已有新记录",
    ]
    assert found[names[0]].amount(AmountKind.YEAR_DONE).yi == 0.7
    assert (found[names[1]].opened.department, found[names[1]].opened.office) == ("市发改委", "市政府办公室")
    assert found[names[2]].step is Step.BUILDING
    assert found[names[4]].amount(AmountKind.TOTAL).yi == 0.8
    assert len(found) == COUNT - 1, "what an export leaves out stays"
    assert city("import", "--undo", 3)[0] == 0
    assert own(ledger("2026-12-31"))[names[1]].opened.department == "市工信局"
