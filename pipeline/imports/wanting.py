"""What a city still lacks before its links have states, said beside what an import comes to."""

from collections.abc import Iterator

from graph.model.edges import Includes, Makes
from graph.model.facts import FactSet
from graph.model.nodes import Chain, Firm

NO_CHAIN = (
    "资料里还没有产业链和链环：导入链谱（写明产业链、上中下游、链环的表），才判得出状态、列得出目标",
    "no chain and no link is on file yet: import a chain book (chain, stage, link), and there are states and targets",
)
NO_LINK = (
    "产业链下面还没有链环：导入链谱，写明上中下游和链环",
    "the chains hold no link yet: import a chain book with stages and links",
)
NO_FIRM = (
    "还没有本地企业：导入企业名单，写明主营产品",
    "no local firm is on file yet: import a list of firms with their products",
)
NO_MAKER = (
    "还没有哪家本地企业对上链环：链环都判不出强弱；导入写明主营产品的企业名单，或在链谱里写上企业",
    "no local firm is tied to a link yet, so none is strong or weak: import firms with products, or name them there",
)


def wanting(facts: FactSet) -> Iterator[tuple[str, str]]:
    """Yield in both languages what is still missing, the first things first."""
    local = {each.id for each in facts.nodes if isinstance(each, Firm) and each.local}
    if not any(isinstance(each, Chain) for each in facts.nodes):
        yield NO_CHAIN
    elif not any(isinstance(each, Includes) for each in facts.edges):
        yield NO_LINK
    if not local:
        yield NO_FIRM
    elif not any(isinstance(each, Makes) and each.start in local for each in facts.edges):
        yield NO_MAKER
