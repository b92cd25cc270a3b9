"""What is said of the measures of a chain and of the city: names, shares with numerator and denominator, badges."""

from graph.analysis.facts.city import City
from graph.analysis.facts.ratio import Ratio
from graph.analysis.measures.city_measures import ChainMeasures
from graph.analysis.measures.relatedness import HOLDOUT
from graph.analysis.measures.single_points import SinglePoint
from graph.text import Text
from reports.wording.language import BLANK, Language, count, joined_up, number
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.roadmap import link_names
from reports.wording.sentences import firm_name

LEAST_FOR_A_SHARE = 5
"""Parts from which on a share is printed in per cent: `100%` of two says more than two do."""
LOCAL_SUPPLY = Text("本地配套率", "Local supply rate")
COMPLETENESS = Text("完整度", "Completeness")
GAP_INDEX = Text("缺口指数", "Gap index")
LARGEST = Text("做得最多的一家所做链环", "Links made by the largest group of firms")
NO_QUOTIENT = Text(
    "区位商：无资料。须有本市与全国分行业的同口径数（从业人员、企业数或产值）；收录的外地企业只是候选，不能当全国数用。",
    "Location quotient: no record. It takes counts of the same kind by industry for the city and the country (jobs, "
    "firms or output); the firms on file from elsewhere are candidates and no count of the country.",
)
LIMITED = Text("参考价值有限", "Of limited use")
TRIAL_WORDS = Text(
    "在留出检验中，关联度预测一地下一步做什么的平均精度均值（MAP）为 {density:.3f}，"
    "只按企业多少猜为 {popularity:.3f}，合用 {together:.3f}：相差无几。",
    "On held-out listings, density foretold what a place does next with a mean average precision of {density:.3f}, "
    "counting makers {popularity:.3f}, both together {together:.3f}: hardly any difference.",
)


def ratio_text(ratio: Ratio, language: Language, unit_zh: str = "条") -> str:
    """Return a share with numerator and denominator: `61%（94/153 条，另有 8 条不明）`; a dash where there is none.

    Of fewer than five there is no percentage: `3/3 条`.
    """
    if ratio.value is None:
        return BLANK
    has_share = ratio.whole >= LEAST_FOR_A_SHARE
    share, part, whole = f"{ratio.value:.0%}", number(round(ratio.part, 2)), number(round(ratio.whole, 2))
    unknown = number(round(ratio.unknown, 2))
    if language == "zh":
        unit = f" {unit_zh}" if unit_zh else ""
        unclear = f"，其中 {unknown}{unit}不明" if ratio.unknown else ""
        counts = f"{part}/{whole}{unit}{unclear}"
        return f"{share}（{counts}）" if has_share else counts
    unclear = f", {unknown} unknown" if ratio.unknown else ""
    counts = f"{part} of {whole}{unclear}"
    return f"{share} ({counts})" if has_share else counts


def index_text(ratio: Ratio, language: Language) -> str:
    """Return an index with numerator and denominator: `0.37（120/324）`."""
    if ratio.value is None:
        return BLANK
    told = f"{number(ratio.part)}/{number(ratio.whole)}"
    return f"{ratio.value:.2f}（{told}）" if language == "zh" else f"{ratio.value:.2f} ({told})"


def trial_text(language: Language) -> str:
    """Return how little relatedness foretells, with the figures."""
    figures = {"density": HOLDOUT.density, "popularity": HOLDOUT.popularity, "together": HOLDOUT.together}
    stop = "：" if language == "zh" else ": "
    return LIMITED.of(language) + stop + TRIAL_WORDS.of(language, **figures)


def point_text(city: City, point: SinglePoint, language: Language) -> str:
    """Return what the loss of a party would do, in one sentence."""
    who = join_names(dict.fromkeys(firm_name(firm) for firm in point.firms), language) or point.family.partition(":")[2]
    links = link_names(city, point.affected, language)
    parts = [
        joined_up("若", who, "停产，", links, "断供") if language == "zh" else f"Without {who}: supply cut for {links}"
    ]
    if point.lost:
        lost = len(point.lost)
        parts.append(
            f"本链 {lost} 个链环不再有本地生产企业"
            if language == "zh"
            else f"{count(language, lost, '', 'link')} of the chain then without a maker"
        )
    if point.affected_downstream:
        beyond = len(point.affected_downstream)
        parts.append(
            f"再往下牵动 {beyond} 个链环"
            if language == "zh"
            else f"{count(language, beyond, '', 'link')} further down touched"
        )
    return join_clauses(parts, language)


def related_text(city: City, measures: ChainMeasures, language: Language, most: int = 3) -> str:
    """Return the missing links nearest to what is made here, with the badge that says how little that foretells."""
    near = [(link, each) for link, each in measures.related.items() if each.part > 0][:most]
    if not near:
        return BLANK
    told = join_names(
        (f"{link_names(city, [link], language)} {index_text(each, language)}" for link, each in near), language
    )
    badge = LIMITED.of(language)
    return f"{told}（{badge}）" if language == "zh" else f"{told} ({badge.lower()})"
