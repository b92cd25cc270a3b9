"""What is said of roadmaps, what-ifs and measures: complete in both languages, numbers with what they rest on."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.facts.comparable_projects import Duration, Investment
from graph.analysis.facts.ratio import Ratio
from graph.analysis.lists.calls import calls
from graph.analysis.measures.city_measures import measure_city
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import plan_chain
from graph.analysis.what_if.assumptions import AttractFirm, FinishProject, InputShortage, LoseFirm
from graph.analysis.what_if.outcome import situation_of, what_if
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, InputRole, LinkKind, Outlook, ProjectStage, Siting, Transport
from graph.model.nodes import Project
from graph.store.snapshot import take_snapshot
from pipeline.cli.measures import chain_row
from pipeline.cli.roadmap import call_row, plan_rows
from pipeline.cli.whatif import as_result
from reports.wording.measures import index_text, ratio_text, trial_text
from reports.wording.roadmap import duration_text, investment_text, link_names, place_reasons, waiting_text
from tests.graph.analysis.conftest import Builder
from tests.reports.one_page.conftest import judged_in_memory

HOME = Path(__file__).resolve().parents[3]
PROJECTS = tuple(
    Project(
        id=name,
        name_zh=name,
        stage=ProjectStage.OPERATING,
        evidence=Evidence(source="https://example.gov.cn", basis=Basis.SOURCE),
    )
    for name in ("p", "q")
)


@pytest.fixture(scope="module")
def before(fushun_store):
    with fushun_store.reader() as reader:
        return situation_of(take_snapshot(reader))


def told_of(build, link, *, pressing=(), ready=False):
    """Return why the step of a link is where it is, in a small city built by hand, `ready` as if all spoke for it."""
    judgement = judged_in_memory(build)
    if pressing:
        vars(judgement)["deferred"] = judgement.deferred - set(pressing)
    step = plan_chain(judgement, "c").step(link)
    return place_reasons(judgement.city, replace(step, is_ready=step.is_ready or ready), "zh")


@pytest.fixture
def fed():
    """A chain of a feed that runs, its extension, and three firms."""
    build = Builder()
    for link in ("料", "新品", "中间品", "别环", "另环"):
        build.link(link, **({"buyers": "省内用户", "outlook": Outlook.SHORT} if link.endswith("品") else {}))
    build.chain("c", "料", "新品", "中间品", "别环", "另环")
    for firm, link in (("一厂", "料"), ("二厂", "别环"), ("三厂", "另环")):
        build.firm(firm)
        build.make(firm, link, capacity=5.0)
    return build


@pytest.mark.parametrize(
    ("note", "told"),
    [("与中间品同厂联产", "与中间品同厂联产，一并建"), (None, "须先建成中间品（只能管输，要在一处建）")],
)
def test_what_is_made_in_one_works_is_built_with_it(fed, note, told):
    fed.feed("料", "中间品", transport=Transport.SHORT_HAUL)
    fed.feed("中间品", "新品", transport=Transport.PIPE)
    fed.feed("料", "新品", transport=Transport.SHORT_HAUL)
    fed.edges[-2] = replace(fed.edges[-2], note=note)
    assert told in told_of(fed, "新品")


def test_an_extension_begins_by_asking_how_much_of_its_feed_there_is(fed):
    fed.feed("料", "新品", transport=Transport.SHORT_HAUL)
    assert told_of(fed, "新品", pressing=["新品"], ready=True) == ["马上能着手，先问清料每年可供多少"]


def test_a_service_to_what_runs_begins_by_asking_who_does_it_now(fed):
    fed.link("检修", siting=Siting.OPERATED, kind=LinkKind.SERVICE)
    fed.chain("c", "料", "新品", "中间品", "别环", "另环", "检修")
    fed.feed("检修", "料", role=InputRole.SERVICE)
    assert told_of(fed, "检修", pressing=["检修"]) == ["先问用户（料）现由谁做"]


def test_shares_show_numerator_denominator_and_what_is_unknown():
    assert ratio_text(Ratio(94, 153, 8), "zh") == "61%（94/153 条，其中 8 条不明）"
    assert ratio_text(Ratio(94, 153, 8), "en") == "61% (94 of 153, 8 unknown)"
    assert (ratio_text(Ratio(3, 3), "zh"), ratio_text(Ratio(3, 4, 1), "en")) == ("3/3 条", "3 of 4, 1 unknown")
    assert ratio_text(Ratio(0, 0), "zh") == ratio_text(Ratio(0, 0), "en") == "—"
    assert index_text(Ratio(6, 16), "zh") == "0.38（6/16）"
    assert index_text(Ratio(0, 0), "en") == "—"


def test_what_like_projects_took_and_cost_names_how_many():
    assert duration_text(Duration(3, 26, PROJECTS), "zh") == "3～26 个月（2 个可比项目）"
    assert duration_text(Duration(1, 1, PROJECTS[:1]), "en") == "1 month (1 comparable project)"
    assert duration_text(None, "zh") == investment_text(None, "zh") == "无可比项目"
    assert investment_text(Investment(5.7, 5.7, PROJECTS[:1]), "zh") == "5.7 亿元（1 个可比项目）"
    assert investment_text(Investment(4.0, 6.5, PROJECTS), "zh") == "4～6.5 亿元（2 个可比项目）"
    assert investment_text(Investment(5.7, 5.7, PROJECTS[:1]), "zh", itself=True) == "5.7 亿元（本项目）"
    assert investment_text(Investment(4.0, 6.0, PROJECTS), "en") == "CNY 0.4 bn to CNY 0.6 bn (2 comparable projects)"


def test_relatedness_never_goes_without_its_badge_and_figures():
    assert trial_text("zh").startswith("参考价值有限：")
    for language in ("zh", "en"):
        assert all(figure in trial_text(language) for figure in ("0.047", "0.048", "0.058"))


def texts(content):
    """Yield every text of plain values."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from texts(each)
    elif isinstance(content, (list, tuple)):
        for each in content:
            yield from texts(each)


SAID = ("reason", "reasons", "change", "kind_name", "phase_name", "strategy_name", "duration", "investment", "left_out",
        "call", "question_name", "supposed", "single_point", "local_supply", "related")  # fmt: skip


def said(rows):
    return [text for row in rows for name in SAID if name in row for text in texts(row[name])]


def everything(before, language):
    judgement = before.judgement
    for chain in judgement.city.chains:
        yield from (call_row(judgement, call, language) for call in calls(judgement, chain))
        if judgement.targets_of(chain):
            limit = max(1, len(judgement.targets_of(chain)) // 2)
            yield from plan_rows(judgement, plan_chain(judgement, chain, limit=limit), language)
            yield from plan_rows(judgement, plan_chain(judgement, chain, phase_limits={Phase.NEAR: 2}), language)
    for supposed in (
        AttractFirm("dingjide", "alpha-olefin", 30.0, "万吨/年"),
        LoseFirm("fukuang"),
        FinishProject("p009"),
        InputShortage("hydrogen"),
    ):
        yield from as_result(what_if(before, [supposed]), language).content["rows"]
    measures = measure_city(judgement)
    yield from (chain_row(judgement, each, language) for each in measures.chains.values())


def test_english_is_complete_but_for_the_names_of_firms_and_projects(before):
    """Firms, projects and offices keep their Chinese names; nothing else in an English sentence is Chinese."""
    city = before.judgement.city
    own = {name for firm in city.firms.values() for name in (firm.name_zh, firm.short_name) if name}
    own |= {office.name_zh for office in city.organisations.values()}
    own |= {work.firm_name for work in city.projects.values() if work.firm_name}
    names = re.compile("|".join(map(re.escape, sorted(own, key=len, reverse=True))))
    for text in said(everything(before, "en")):
        assert not re.search(r"[\u3400-\u9fff；：（）、]", names.sub("", text)), text


def test_no_sentence_has_an_unfilled_place_or_a_bare_code(before):
    for language in ("zh", "en"):
        for text in said(everything(before, language)):
            assert not re.search(r"[{}]|None|group:|project:", text), text
            assert text.strip(), "an empty sentence"


def test_every_step_that_is_held_up_is_told_with_what_it_waits_for_and_no_other(fushun):
    plan = plan_chain(fushun, "fine-chemicals")
    held = [step for step in plan.steps if step.waits_for]
    assert len(held) > 0
    names = [link_names(fushun.city, [step.link_id], "en") for step in held]
    awaited = [link_names(fushun.city, step.waits_for, "en") for step in held]
    assert waiting_text(fushun.city, plan, "en") == [f"{a} waits for {b}" for a, b in zip(names, awaited, strict=True)]
    assert all("等" in told and told.endswith("建成") for told in waiting_text(fushun.city, plan, "zh"))
