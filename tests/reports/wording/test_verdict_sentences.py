"""The sentence of a verdict and of an exclusion: what each says of Fushun, and that none denies a fact beside it."""

from random import Random

import pytest

from graph.analysis.judgement import Judgement, judge
from graph.analysis.targets.exclusions import ExclusionKind
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import LinkState
from graph.model.kinds import (
    Basis,
    LocalCoverage,
    MakeStatus,
    ProjectKind,
    ProjectStage,
    RulingKind,
    Scale,
    Siting,
    Transport,
)
from graph.model.nodes import Project
from reports.wording.exclusions import exclusion_text
from reports.wording.language import typeset
from reports.wording.sentences import firm_name
from reports.wording.verdict_sentences import verdict_sentence
from tests.chance import seeds
from tests.graph.analysis.conftest import Builder
from tests.in_memory import snapshot_of

NONE_AT_ALL, NO_MAKER = "没有查到本地企业或项目", "没有查到本地企业在做"
NOT_HERE = {LinkState.MISSING, LinkState.UNKNOWN, LinkState.UNSUITABLE}
NAMED = 3
"""As many as a sentence names of one sort; the test cities hold no more."""


@pytest.mark.parametrize(
    ("link", "zh", "en"),
    [
        (
            "oilfield-alkylbenzene",
            "抚顺石化洗化厂在做驱油用烷基苯，国内独家生产驱油用烷基苯（2025）。",
            "Alkylbenzene for oil displacement: made by 抚顺石化洗化厂, 国内独家生产驱油用烷基苯 (2025).",
        ),
        ("mek", "抚顺石化在做甲乙酮，5.5 万吨/年（2015）。", "Methyl ethyl ketone: made by 抚顺石化, 55 kt/y (2015)."),
        (
            "theme-park",
            "本地有 2 家互不隶属的企业在做主题乐园：热高乐园、皇家海洋乐园。",
            "Theme parks: 2 independent makers, 热高乐园, 皇家海洋乐园.",
        ),
        (
            "acrylonitrile",
            "抚顺石化在做丙烯腈，规模和市场地位依据不足；问清年产量即可定强弱。",
            (
                "Acrylonitrile: made by 抚顺石化, too little on its size and market position; "
                "its yearly output would settle it."
            ),
        ),
        (
            "ethanolamine",
            "乙醇胺只查到北方华丰 2010 年在产的资料，现在还做不做须核实。",
            "Ethanolamine: 北方华丰 on file as operating in 2010, not heard of since; to be verified.",
        ),
        (
            "mesophase-pitch",
            "诺科碳材做中间相沥青，只供自用。",
            "Mesophase pitch: made by 诺科碳材 for its own use only.",
        ),
        ("acetone", "丙酮：辽宁三木（在建，2024）。", "Acetone: 辽宁三木 (Building, 2024)."),
        (
            "pinacolone",
            "频呐酮及氯代物收录了森源化工（拟建），进展没有资料，须先问。",
            "Pinacolone and chloropinacolones: 森源化工 (Planned) on file, progress not stated; ask first.",
        ),
        (
            "hydrogen-cyanide",
            "按工艺推定抚顺石化应有氢氰酸，尚未核实；先问有没有、多大。",
            "Hydrogen cyanide: by its process 抚顺石化 should make it; not verified, so ask if and how much.",
        ),
        (
            "biomass-feedstock",
            "本地生物质热电联产（清原生物质）在产，离不了农林废弃物收储，它又运不远；从哪来须先问用户。",
            (
                "Agro-forestry residue supply: needed here by Biomass CHP (清原生物质), cannot come from far; "
                "ask the user where it comes from."
            ),
        ),
        (
            "bisphenol-a",
            "没有查到本地企业或项目在做双酚A，不等于没有。",
            "Bisphenol A: no local maker or project was found, which does not mean that none exists.",
        ),
        (
            "uhmwpe",
            "超高分子量聚乙烯：中化超高分子量聚乙烯（洽谈，2023）当时在谈，没有签约，其后没有消息。",
            "UHMWPE: 中化超高分子量聚乙烯 (Talks, 2023) was in talks, not signed, and not heard of since.",
        ),
        (
            "ice-snow-event",
            (
                "冰雪赛事：第十五届全国冬季运动会抚顺赛区雪上项目（活动，签约，2028），"
                "是一次性的活动；没有查到常年在做的企业。"
            ),
            (
                "Ice and snow sports events: 第十五届全国冬季运动会抚顺赛区雪上项目 (Event, Signed, 2028), "
                "a single event; nobody was found who does it all year."
            ),
        ),
        (
            "flue-gas-cleaning",
            "没有查到本地企业在做烟气净化装备；收录的抚顺新钢铁环保升级改造（技改，2022），不新增产能。",
            (
                "Flue-gas cleaning equipment: no local maker was found; "
                "on file: 抚顺新钢铁环保升级改造 (Upgrade, 2022), which adds no capacity."
            ),
        ),
    ],
)
def test_what_a_verdict_of_fushun_says(fushun, link, zh, en):
    verdict = fushun.verdicts[link]
    assert verdict_sentence(fushun.city, verdict, "zh") == zh
    assert verdict_sentence(fushun.city, verdict, "en") == en


@pytest.mark.parametrize(
    ("link", "reason", "zh"),
    [
        (
            "chlor-alkali",
            ExclusionKind.RESTRICTED,
            (
                "不列目标：限制新增产能（《产业结构调整指导目录（2024年本）》；新建烧碱属限制类（废盐利用除外））；"
                "本地频呐酮及氯代物要用，靠现有产能或外购。"
            ),
        ),
        (
            "ammonia",
            ExclusionKind.BOUGHT,
            "不列目标：全国可买，外购即可（大宗基础化学品，外购即可）；本地用户有丙烯腈、乙醇胺。",
        ),
        (
            "maleic-anhydride",
            ExclusionKind.KEPT,
            "不列目标：本地有料，但不外供或不合用（本地有混合碳四（抚顺石化））。",
        ),
        ("pv-module", ExclusionKind.EQUIPMENT, "不列目标：本地用户只作设备一次性购买（光伏电站）。"),
        (
            "vacuum-metallurgy-furnace",
            ExclusionKind.NEXT_DOOR,
            "不列目标：紧邻的片区已有企业在做，就近买（广泰真空沈抚 辽宁 沈抚示范区）。",
        ),
        (
            "copper-clad-laminate",
            ExclusionKind.LITTLE_FEED,
            "不列目标：本地没有核心用户，本地能供的原料还不够（本地有铜冶炼产品（红透山矿业，待核实））。",
        ),
        ("electrolyte-additive", ExclusionKind.NO_FEED, "不列目标：本地没有核心用户，原料也不在本地。"),
    ],
)
def test_why_a_link_of_fushun_is_no_target(fushun, link, reason, zh):
    exclusion = fushun.why_not(link)
    assert exclusion.kind is reason
    assert exclusion_text(fushun.city, exclusion, "zh") == zh


def test_each_link_is_a_target_or_says_why_it_is_none(fushun):
    for link, verdict in fushun.verdicts.items():
        expected = verdict.state in {LinkState.MISSING, LinkState.WEAK, LinkState.PLANNED, LinkState.UNSUITABLE}
        assert (fushun.target(link) is not None) + (fushun.why_not(link) is not None) == expected, link


def on_file(judgement: Judgement, link: str) -> list[str]:
    """Return the names of every maker and project of the city on file for a link."""
    city = judgement.city
    makers = [firm_name(city.firms[make.start]) for make in city.makers.get(link, ())]
    return [*makers, *(typeset(work.name_zh) for work in city.projects_by_link.get(link, ()))]


def denials(judgement: Judgement) -> list[str]:
    """Return the sentences that deny what stands on file of their link, or leave it out where nothing is said to be."""
    found = []
    for link, verdict in judgement.verdicts.items():
        said = verdict_sentence(judgement.city, verdict, "zh")
        names = on_file(judgement, link)
        if NONE_AT_ALL in said and names:
            found.append(f"{link}: {said} {names}")
        if verdict.state in NOT_HERE and not all(name in said or "等 " in said for name in names):
            found.append(f"{link}: {said} {names}")
        running = [fact for fact in verdict.decisive if getattr(fact, "status", None) is MakeStatus.OPERATING]
        if NO_MAKER in said and running:
            found.append(f"{link}: {said} {names}")
        if "停产" in said and verdict.state is LinkState.WEAK and running:
            found.append(f"{link}: {said} {names}")
    return found


def denied_uses(judgement: Judgement) -> list[str]:
    """Return the exclusions that deny a user or a feed that is here."""
    found = []
    for link in judgement.verdicts:
        exclusion = judgement.why_not(link)
        around = judgement.context_of(link)
        if exclusion is None:
            continue
        said = exclusion_text(judgement.city, exclusion, "zh")
        if "没有核心用户" in said and around.core_users:
            found.append(f"{link}: {said}")
        if "原料也不在本地" in said and around.local_core_inputs:
            found.append(f"{link}: {said}")
        if "用什么做也没有资料" in said and around.needs:
            found.append(f"{link}: {said}")
    return found


def test_no_sentence_of_fushun_denies_a_fact_beside_it(fushun):
    assert denials(fushun) == []
    assert denied_uses(fushun) == []


def city_with_everything(random: Random) -> Builder:
    """Return a small city with makers, projects and rulings of every status, stage, kind and siting."""
    build, links = Builder(), [f"l{at}" for at in range(5)]
    for link in links:
        siting = random.choice([None, *Siting])
        host = random.choice([each for each in links if each != link]) if siting is Siting.CAPTIVE else None
        build.link(link, siting, captive_in=host, advantage=random.choice([None, "本地储量大"]))
    build.chain("chain", *links, local_side=random.choice([None, LocalCoverage.THIN]))
    for start, end in ((0, 1), (1, 2), (0, 3), (2, 4)):
        build.feed(links[start], links[end], transport=random.choice([None, Transport.PIPE]))
    for firm in ("甲厂", "乙厂", "丙厂"):
        build.firm(firm)
        for link in random.sample(links, 2):
            status, scale = random.choice([None, *MakeStatus]), random.choice([None, *Scale])
            year, basis = random.choice([None, "2008", "2024"]), random.choice([Basis.SOURCE, Basis.INFERRED])
            build.make(firm, link, status, year=year, scale=scale, basis=basis)
    build.firm("丁厂", city="上海", province="上海")
    for at in range(random.randint(0, NAMED)):
        stage, kind = random.choice([*ProjectStage, ProjectStage.TALKS]), random.choice([None, *ProjectKind])
        owner = random.choice([None, "甲厂", "丁厂"])
        start = random.choice([None, "2009", "2024-05"])
        build.project(f"工程{at}", random.choice(links), stage, owner, "抚顺", start, kind=kind, city="抚顺")
    if random.random() < 0.4:
        build.rule("chain", random.choice(links), random.choice(tuple(RulingKind)))
    return build


@pytest.mark.parametrize("tried", seeds(3_000))
def test_no_sentence_of_a_generated_city_denies_a_fact_beside_it(tried):
    rules: set[str] = set()
    for seed in tried:
        with_all = judge(snapshot_of(city_with_everything(Random(seed)).facts()))
        assert denials(with_all) == [], f"seed {seed}"
        assert denied_uses(with_all) == [], f"seed {seed}"
        rules |= {verdict.rule.id for verdict in with_all.verdicts.values()}
    assert rules >= {rule.id for rule in RULES}, "the cities reach every rule"


def test_a_project_that_is_only_the_plan_of_a_firm_from_elsewhere_is_told():
    build = Builder()
    build.link("l0")
    build.chain("chain", "l0")
    for at in range(3):
        build.firm(f"f{at}")
        build.link(f"other{at}")
        build.make(f"f{at}", f"other{at}")
    build.chain("second", "l0", "other0", "other1", "other2", rank=2)
    build.firm("丁厂", city="上海", province="上海")
    build.project("远来项目", "l0", ProjectStage.PLANNED, "丁厂", city="抚顺")
    judgement = judge(snapshot_of(build.facts()))
    assert any(isinstance(node, Project) for node in build.nodes)
    assert verdict_sentence(judgement.city, judgement.verdicts["l0"], "zh") == (
        "没有查到本地企业在做l0；远来项目（谋划）是外地企业的计划，没有签约。"
    )
