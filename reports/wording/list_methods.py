"""How the lists beside the targets come about: calls to make, supply risks, surveys, and what is no target."""

from graph.text import Text
from reports.wording.language import Language

LISTS_TITLE = Text("目标之外的清单怎样得出", "How the lists beside the targets follow")
LISTS: tuple[tuple[Text, Text, Text], ...] = (
    (
        Text("先核实", "Verify first"),
        Text(
            "已有待核、应有待查，以及弱在现状没问清、拟建却不知进展的链环；按离不了它的链环多少排。",
            "Links here to verify, that must exist, weak because nobody stated the state, or announced with progress "
            "unknown; ordered by the links that depend on them.",
        ),
        Text(
            "问一句就可能改结论的，先问清再立项。",
            "Where one answer changes the verdict, it is asked before money is spent on the wrong thing",
        ),
    ),
    (
        Text("断供风险", "Supply risks"),
        Text(
            "强或已有待核，只有一家独立企业在做，本地别家以它为核心投入，又只能走管道或短途。",
            "Strong or here to verify, made by one independent firm, while others here take it as a core input that "
            "comes by pipe or over short ways only.",
        ),
        Text(
            "这一环停产，下游当天缺料，外地货接不上；但本身不弱，再招一家未必供得起，所以单列，不算目标。",
            "If it stops its users stop, and nothing from afar can stand in; it is not weak itself and need not bear a "
            "second maker, so it is told apart and is no target",
        ),
    ),
    (
        Text("摸底", "Survey"),
        Text(
            "待摸底的链不列目标，改列各链环的问题、收录的本地企业和备选线索。",
            "A chain not surveyed has no targets but questions, link by link, with the local firms on file and leads "
            "in reserve.",
        ),
        Text(
            "没摸过底，缺和弱都可能只是没查；先问清本地，再谈招引。",
            "Before a survey, missing and weak may both mean unlooked for; the city is asked first",
        ),
    ),
)


def list_rows(language: Language) -> list[dict[str, str]]:
    """Return each list as a row: its name, what it holds, and why it is kept."""
    heads = Text("清单", "List"), Text("列什么", "What it holds"), Text("为什么单列", "Why")
    return [{head.of(language): text.of(language) for head, text in zip(heads, each, strict=True)} for each in LISTS]
