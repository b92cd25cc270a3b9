"""Chains that rows name: one on file, one that begins here, or one to ask about, with those it may be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from loaders.office.context import chain_core, take_chain
from loaders.office.known import Known, KnownNamed
from loaders.office.row import Plain

NEW = "new"
_NEAR, _MOST = 0.6, 3


@dataclass(slots=True)
class AskedChain:
    """A name of a chain to ask about: where it stands first, how often, and whether it begins a chain unanswered."""

    text: str
    where: str
    begins: bool
    near: tuple[KnownNamed, ...]
    count: int = 0


class ChainRegister:
    """All chains named in some files, compared with those on file and with what was decided."""

    def __init__(self, known: Known, answers: Mapping[str, str | None]) -> None:
        self._known = known
        self._answers = answers
        self._ids = {each.id for each in known.chains}
        self._taken: dict[tuple[str, bool, bool], Plain] = {}
        self.asked: dict[str, AskedChain] = {}

    def take(self, text: str, declares: bool, where: str, asks: bool = True) -> Plain:
        """Return the id of a chain, None for one that is not on file, and whether it begins here."""
        key = (text, declares, asks)
        found = self._taken.get(key)
        if found is None:
            found = self._taken[key] = self._decide(text, declares, where, asks)
        if text in self.asked:
            self.asked[text].count += 1
        return found

    def near(self, text: str) -> str | None:
        """Return the chains on file that a name may mean, None where there is none."""
        asked = self.asked.get(text)
        return None if asked is None or not asked.near else "、".join(each.name for each in asked.near)

    def _decide(self, text: str, declares: bool, where: str, asks: bool) -> Plain:
        answer = self._answers.get(f"chain:{text}")
        if answer in self._ids:
            return {"id": answer}
        found = take_chain(text, declares, self._known)
        near = self._near(text)
        if (found["id"] is None or found.get("new")) and asks and answer is None and self._known.chains:
            begins = bool(found.get("new"))
            if near or not begins:
                self.asked[text] = AskedChain(text, where, begins, near)
        return found

    def _near(self, text: str) -> tuple[KnownNamed, ...]:
        own = chain_core(text)
        cores = {chain_core(each.name): each for each in self._known.chains}
        inside = [core for core in cores if len(own) > 1 and (own in core or core in own)]
        names = [*inside, *get_close_matches(own, list(cores), _MOST, _NEAR)]
        return tuple(cores[name] for name in dict.fromkeys(names))[:_MOST]

    def all_asked(self) -> Iterator[AskedChain]:
        """Yield the names to ask about, the most frequent first."""
        yield from sorted(self.asked.values(), key=lambda each: -each.count)

    def on_file(self, near: tuple[KnownNamed, ...]) -> Iterator[KnownNamed]:
        """Yield the chains on file, those that may be meant first."""
        yield from near
        yield from (each for each in self._known.chains if each not in near)
