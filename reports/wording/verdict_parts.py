"""What the facts behind a verdict say, piece by piece: firms, projects, users and years, in one language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.analysis.facts.age import year_of
from graph.analysis.facts.city import City
from graph.analysis.facts.projects import projects_of
from graph.analysis.verdicts.counts import ADDS
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo, Makes
from graph.model.nodes import Project
from graph.text import Text
from reports.wording.language import Language, typeset
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import firm_name, short_name

MAX_NAMES = 3
"""Firms or projects named in one clause; of more the number is given."""
ALSO = Text("另收录{works}", "also on file: {works}")
ADDS_NOTHING = Text("收录的{works}，不新增产能", "on file: {works}, which adds no capacity")
BY_OTHERS = Text("{works}是外地企业的计划，没有签约", "{works} is a plan of a firm from elsewhere, not signed")

NOT_HERE = frozenset({LinkState.MISSING, LinkState.UNKNOWN, LinkState.UNSUITABLE})
"""States in which a link is not made here, so that anything on file of it must be told too."""


@dataclass(frozen=True, slots=True)
class VerdictParts:
    """A verdict being told in one language."""

    city: City
    verdict: Verdict
    language: Language

    def text(self, text: Text, **values: object) -> str:
        """Fill a text; the link, the firms, projects, users and years of the facts that decided are at hand."""
        known = {
            "link": short_name(self.city.links[self.verdict.link_id], self.language),
            "firms": self.firms(),
            "works": self.works(),
            "users": self.users(),
            "year": self.year(),
            "dated": self.dated(),
        }
        return text.of(self.language, **{**known, **values})

    def firms(self) -> str:
        """Name the firms behind the facts that decided."""
        firms = dict.fromkeys(
            firm_name(self.city.firms[fact.start]) for fact in self.verdict.decisive if isinstance(fact, Makes)
        )
        owners = (self.owner(fact) for fact in self.verdict.decisive if isinstance(fact, Project))
        return self.some([*firms] or [*dict.fromkeys(owners)], "家")

    def owner(self, project: Project) -> str:
        """Name the owners of a project, or the project itself where none is on file."""
        owners = join_names([firm_name(firm) for firm in self.city.owners.get(project.id, ())], self.language)
        return owners or project.firm_name or typeset(project.name_zh)

    def users(self) -> str:
        """Name the links here that cannot do without it, with those who make them."""
        return self.users_of(fact for fact in self.verdict.decisive if isinstance(fact, InputTo))

    def users_of(self, uses: Iterable[InputTo]) -> str:
        """Name the links at the end of some uses, with those who make them."""
        return self.some([self._made(link) for link in dict.fromkeys(edge.end for edge in uses)], "环")

    def _made(self, link_id: str) -> str:
        makers = dict.fromkeys(firm_name(self.city.firms[make.start]) for make in self.city.makers.get(link_id, ()))
        name = short_name(self.city.links[link_id], self.language)
        return with_brackets(name, join_names([*makers][:2], self.language) or None, self.language)

    def works(self) -> str:
        """Name the projects that decided with their stage and year, then the firms that build without a project.

        Of a link that is not here a firm is told beside its project too, where the project is called otherwise.
        """
        projects = [fact for fact in self.verdict.decisive if isinstance(fact, Project)]
        owners = {firm.id for project in projects for firm in self.city.owners.get(project.id, ())}
        named = "" if self.verdict.state not in NOT_HERE else " ".join(typeset(work.name_zh) for work in projects)
        untold = {each for each in owners if named and firm_name(self.city.firms[each]) not in named}
        makers = [fact for fact in self.verdict.decisive if isinstance(fact, Makes)]
        makes = [fact for fact in makers if fact.start not in owners - untold]
        return self.some([*dict.fromkeys([*map(self.work, projects), *map(self.make, makes)])], "项")

    def work(self, project: Project) -> str:
        """Name a project with its kind, unless it is a plain new one, its stage and its year."""
        kind = project.kind.label(self.language) if project.kind not in ADDS and project.kind is not None else None
        stage = project.stage.label(self.language) if project.stage.value != "unknown" else None
        return self._noted(typeset(project.name_zh), kind, stage, year_of(project))

    def make(self, make: Makes) -> str:
        """Name a maker with its status and year."""
        status = make.status.label(self.language) if make.status is not None else None
        return self._noted(firm_name(self.city.firms[make.start]), status, year_of(make))

    def _noted(self, name: str, *notes: str | int | None) -> str:
        stop = "，" if self.language == "zh" else ", "
        return with_brackets(name, stop.join(str(note) for note in notes if note is not None) or None, self.language)

    @property
    def since(self) -> int | None:
        """The latest year of the facts that decided, or None if none bears one."""
        return max((each for fact in self.verdict.decisive if (each := year_of(fact)) is not None), default=None)

    def year(self) -> str:
        """Return that year as part of a sentence, or nothing."""
        if self.since is None:
            return ""
        return f" {self.since} 年" if self.language == "zh" else f" in {self.since}"

    def dated(self) -> str:
        """Return that year in brackets, or nothing."""
        return "" if self.since is None else with_brackets("", self.since, self.language).rstrip()

    def some(self, parts: list[str], zh_unit: str) -> str:
        """Join the first few names and say how many there are in all."""
        joined = join_names(parts[:MAX_NAMES], self.language)
        if len(parts) <= MAX_NAMES:
            return joined
        more = len(parts) - MAX_NAMES
        return f"{joined}等 {len(parts)} {zh_unit}" if self.language == "zh" else f"{joined} and {more} more"

    def also(self) -> Iterator[str]:
        """Yield what is on file of a link that is not here, beside the facts that decided."""
        if self.verdict.state not in NOT_HERE:
            return
        works = [work for work in projects_of(self.city, self.verdict.link_id) if work not in self.verdict.decisive]
        nothing = [self.work(work) for work in works if work.kind not in ADDS]
        unread = [work for work in works if work.kind in ADDS and work not in self.verdict.facts()]
        others = [self.work(work) for work in works if work.kind in ADDS and work not in unread]
        makes = self.city.makers.get(self.verdict.link_id, ())
        others += [self.make(make) for make in makes if make not in self.verdict.decisive]
        found = ((nothing, ADDS_NOTHING), ([self.work(work) for work in unread], BY_OTHERS), (others, ALSO))
        for parts, text in found:
            if parts:
                yield text.of(self.language, works=self.some(parts, "项"))

    @property
    def is_alone(self) -> bool:
        """Whether nothing on file concerns the link."""
        return not projects_of(self.city, self.verdict.link_id) and not self.city.makers.get(self.verdict.link_id)
