"""What of the city an account is for: districts, chains, task forces, or all; and where an act belongs."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.places import same_place

_NAMES = {
    "districts": ("县区 {}", "district {}"),
    "chains": ("产业链 {}", "chain {}"),
    "forces": ("专班 {}", "task force {}"),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Districts by name, chains by id, task forces by name."""

    districts: frozenset[str] = frozenset()
    chains: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, districts: Iterable[str | None] = (), chains: Iterable[str] = (), forces: Iterable[str | None] = ()
    ) -> "Places":
        """Return what is named, blanks left out."""
        return cls(frozenset(filter(None, districts)), frozenset(chains), frozenset(filter(None, forces)))

    def __or__(self, other: "Places") -> "Places":
        """Return the places of both."""
        return Places(self.districts | other.districts, self.chains | other.chains, self.forces | other.forces)

    def __bool__(self) -> bool:
        return bool(self.districts or self.chains or self.forces)

    def touches(self, other: "Places") -> bool:
        """Return whether the two have a district, a chain or a task force in common."""
        near = any(same_place(one, another) for one in self.districts for another in other.districts)
        return near or bool(self.chains & other.chains) or bool(self.forces & other.forces)

    def told(self, language: str = "zh") -> str:
        """Return the places in words."""
        parts = [_NAMES[name][language == "en"].format(each) for name in _NAMES for each in sorted(getattr(self, name))]
        return ("、" if language == "zh" else ", ").join(parts)


NOWHERE = Places()


@dataclass(frozen=True, slots=True)
class Scope:
    """The places an account is for; `everything` is the whole city."""

    places: Places = NOWHERE
    everything: bool = False

    def covers(self, needed: Iterable[Places]) -> bool:
        """Return whether each of some places is touched."""
        return self.everything or all(self.places.touches(each) for each in needed)

    def told(self, language: str = "zh") -> str:
        """Return the scope in words."""
        if self.everything:
            return "全部" if language == "zh" else "everything"
        return self.places.told(language) or "—"

    def as_document(self) -> dict[str, object]:
        """Return the scope as it is kept."""
        held = {name: sorted(getattr(self.places, name)) for name in ("districts", "chains", "forces")}
        return {"everything": self.everything, **held}


def scope_from(document: dict[str, object]) -> Scope:
    """Return what `as_document` took apart."""
    held = {name: frozenset(map(str, _listed(document.get(name)))) for name in ("districts", "chains", "forces")}
    return Scope(Places(**held), bool(document.get("everything")))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


ALL = Scope(everything=True)
NOTHING = Scope()
