"""What speaks against a candidate: declared objections, each with the facts that raise it.

A serious one puts the candidate after all others. A doubt says that it may be no maker, or has no use for the feed that
is here, so that it is not the first to talk to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.analysis.candidates.news import MOVING
from graph.analysis.candidates.objection_finders import (
    brings_feed,
    buys_it,
    committed_elsewhere,
    competes,
    decided_far,
    decided_near,
    far_from_inputs,
    founds_nothing,
    inferred,
    layout_without,
    near_city,
    no_maker,
    noted,
    only_planned,
    only_trial,
    own_feed,
    own_place,
    own_use,
    regulated,
    restricted_route,
    rival,
    route_tied,
    route_traded,
    sells_near,
    slack,
    surplus,
    trouble,
    weak,
)
from graph.analysis.candidates.prospect import Prospect
from graph.analysis.facts.age import OLD_AFTER
from graph.analysis.facts.city import City
from graph.analysis.facts.places import places_named
from graph.model.edges import Makes
from graph.model.fact import Fact
from graph.model.nodes import Signal
from graph.model.product_text import denial_of
from graph.text import InTwoLanguages


@dataclass(frozen=True, slots=True)
class ObjectionRule(InTwoLanguages):
    """One declared objection: its id, its text in both languages, and what finds its facts.

    `is_serious` puts a candidate on watch, after all others; `is_doubt` keeps it from being talked to first. A doubt
    of a permit (`is_of_permit`) does not put it after others: it makes the product, and of the feed that is here. A
    firm in a slack year (`is_slack`) needs more than our opinion to be talked to first. `is_serious_untied` is as grave
    as a serious one for a firm that has no reason to come.
    """

    id: str
    zh: str
    en: str
    find: Callable[[Prospect], Iterable[Fact]]
    is_serious: bool = False
    is_doubt: bool = False
    is_of_permit: bool = False
    is_slack: bool = False
    is_serious_untied: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to a candidate and the facts that raise it.

    `details` are what the facts' texts name of it: the places where capacity is settled, the clause that denies a
    product.
    """

    rule: ObjectionRule
    facts: tuple[Fact, ...]
    details: tuple[str, ...] = ()


def objections_to(case: Prospect) -> tuple[Objection, ...]:
    """List what speaks against a firm for a link, serious objections first, each group in the order declared."""
    found = ((rule, tuple(dict.fromkeys(rule.find(case)))) for rule in OBJECTION_RULES)
    raised = [Objection(rule, facts, _details(case.city, facts)) for rule, facts in found if facts]
    return tuple(sorted(raised, key=lambda each: not each.rule.is_serious))


def _details(city: City, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """List the places that news of moving names, in the order of the text, and clauses that deny a product."""
    texts = [fact.text for fact in facts if isinstance(fact, Signal) and fact.kind in MOVING]
    named = {place: (at, text.find(place)) for at, text in enumerate(texts) for place in places_named(city, text)}
    makes = (fact for fact in facts if isinstance(fact, Makes))
    denied = (denial_of(make.note, city.links[make.end].name_zh) for make in makes)
    places = sorted(named, key=lambda place: named[place])
    return (*places, *dict.fromkeys(clause for clause in denied if clause is not None))


OBJECTION_RULES: tuple[ObjectionRule, ...] = (
    ObjectionRule("A-01", "经营困难", "In trouble", trouble, is_serious=True),
    ObjectionRule(
        "A-02",
        f"近 {OLD_AFTER} 年新增产能已定在外地",
        f"Its new capacity of the last {OLD_AFTER} years has been committed to another place",
        committed_elsewhere,
        is_serious=True,
    ),
    ObjectionRule("A-03", "在邻近城市已有工厂或项目", "It has a plant or project next door already", near_city),
    ObjectionRule(
        "A-04",
        "原料都不在本地，企业又远",
        "No core material is made here, and the firm is far away",
        far_from_inputs,
    ),
    ObjectionRule("A-05", "产品只是拟建", "The product is only planned", only_planned, is_serious=True),
    ObjectionRule("A-06", "是否生产系推定", "That it makes the product is inferred", inferred, is_doubt=True),
    ObjectionRule("A-07", "出处存疑，待核实", "It rests on weak sources alone", weak),
    ObjectionRule("A-08", "资料提到产能过剩", "The facts speak of overcapacity", surplus),
    ObjectionRule("A-09", "新增产能受限制", "New capacity is regulated", regulated),
    ObjectionRule("A-10", "近两年亏损或业绩大降", "A loss or a large fall within two years", slack, is_slack=True),
    ObjectionRule("A-22", "有风险提示", "A note of risk", noted),
    ObjectionRule("A-11", "自己不定投资", "It does not decide on investment itself", decided_near),
    ObjectionRule(
        "A-12",
        "自己不定投资，又远",
        "It does not decide on investment itself, and is far away",
        decided_far,
        is_serious=True,
    ),
    ObjectionRule(
        "A-26",
        "公共机构或院所，可请来服务，不是招引",
        "A public body or an institute: it may be asked to serve, and sets up no plant",
        founds_nothing,
        is_serious=True,
    ),
    ObjectionRule(
        "A-13",
        "原料路线不合：它用的原料本地没有，又运不远",
        "Another route: its feed is not made here and cannot travel",
        route_tied,
        is_serious=True,
    ),
    ObjectionRule(
        "A-14",
        "原料路线不同：它用的原料本地没有，可以外购",
        "Another route: its feed is not made here, but can be bought",
        route_traded,
        is_doubt=True,
        is_serious_untied=True,
    ),
    ObjectionRule(
        "A-15",
        "产品不是这一环，像用户、设备商或技术方",
        "Its product is another one: it looks like a user or a vendor of equipment or technology",
        no_maker,
        is_serious=True,
    ),
    ObjectionRule("A-20", "写明是这一环的买方", "Named as a buyer of the product", buys_it, is_doubt=True),
    ObjectionRule("A-16", "做来自用", "It makes the product for its own use", own_use, is_doubt=True),
    ObjectionRule(
        "A-28",
        "只处理自己的料，而这种料运不远",
        "It treats only what arises in its own works, and such feed cannot travel",
        own_feed,
        is_serious=True,
    ),
    ObjectionRule("A-21", "只经营自己的场所", "It runs its own place only", own_place, is_serious=True),
    ObjectionRule("A-17", "现有布局不含本区域", "Its layout leaves this region out", layout_without),
    ObjectionRule(
        "A-19",
        "原料路线属限制类",
        "Its route is one the catalogue restricts",
        restricted_route,
        is_doubt=True,
        is_of_permit=True,
    ),
    ObjectionRule(
        "A-23", "也做本地用户的产品，是用户的同行", "A rival of the only user: it makes the user's product too", rival
    ),
    ObjectionRule(
        "A-27",
        "自己也做原料，而这种原料本地还在建，来了是它的对手",
        "It makes the feed too, which is only under way here: it would be a rival of that plant",
        brings_feed,
        is_doubt=True,
    ),
    ObjectionRule("A-24", "与本地企业有竞争", "It competes with a local firm", competes, is_doubt=True),
    ObjectionRule(
        "A-25",
        "产品只在当地销售，企业又远",
        "It sells in one place only, and the firm is far away",
        sells_near,
        is_serious=True,
    ),
    ObjectionRule("A-18", "只到中试", "Only a pilot line makes it so far", only_trial),
)
