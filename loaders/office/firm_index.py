"""Firms by what may point at them: core, short name, old names, and the name but for a slip of one sign."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from loaders.office.firm_names import (
    fold_firm,
    is_branch,
    is_numbered,
    is_slip,
    is_telling,
    may_be_one_place,
    old_names,
)

_FEW = 8
_MOST_ALIKE = 50
"""Firms that one core or name may point at."""
_NEAR_LENGTH = 8
"""Signs of the shortest name that a slip of one sign is looked for in."""


class Named(Protocol):
    """A firm by its name, as it is looked up: folded, and cut into place and core."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def name(self) -> str:
        """Return its name as written."""

    @property
    def folded(self) -> str:
        """Return its name folded."""

    @property
    def place(self) -> str:
        """Return the place it begins with."""

    @property
    def core(self) -> str:
        """Return what tells it from others."""


class FirmIndex:
    """Names of firms by what may point at them: core, short name, old names, and the name less one sign."""

    def __init__(self) -> None:
        self._firms: dict[str, Named] = {}
        self._cores: dict[str, tuple[str, ...]] = {}
        self._shorts: dict[str, tuple[str, ...]] = {}
        self._short_starts: defaultdict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, tuple[str, ...]] = {}
        self._old: set[str] = set()
        self._less: dict[str, tuple[str, ...]] = {}

    def enter(self, id: str, firm: Named, short: str | None, near: bool) -> None:
        """Enter a firm; `near` looks for names that differ from its own by one sign."""
        self._firms[id] = firm
        folded = firm.folded
        for old in old_names(firm.name)[1]:
            _add(self._folded, fold_firm(old), id)
            self._old.add(id)
        _add(self._folded, folded, id)
        if firm.core:
            _add(self._cores, firm.core, id)
        if short:
            self._enter_short(fold_firm(short), id)
        if near and len(folded) >= _NEAR_LENGTH:
            for at in range(len(folded)):
                _add(self._less, folded[:at] + folded[at + 1 :], id)

    def _enter_short(self, short: str, id: str) -> None:
        _add(self._shorts, short, id)
        if is_telling(short) and short not in self._short_starts[short[:2]]:
            self._short_starts[short[:2]].append(short)

    def has(self, id: str) -> bool:
        """Check whether a firm was entered."""
        return id in self._firms

    def name(self, id: str) -> str:
        """Return the name of a firm that was entered."""
        return self._firms[id].name

    def look_up(self, firm: Named) -> Iterator[tuple[str, str]]:
        """Yield the firms that one may be, with what speaks for it."""
        for old in old_names(firm.name)[1]:
            yield from ((id, "old-name") for id in self._folded.get(fold_firm(old), ()))
        if self._old:
            yield from ((id, "old-name") for id in self._folded.get(firm.folded, ()) if id in self._old)
        if self._shorts:
            yield from ((id, "short-name") for id in self._shorts.get(firm.folded, ()))
            yield from ((id, "short-name") for id in self._shorts.get(firm.core, ()) if self._agrees(firm, id))
        yield from ((id, "core") for id in self._cores.get(firm.core, ()) if self._agrees(firm, id))
        if is_telling(firm.core) and not is_branch(firm.name):
            yield from ((id, "contained") for id in self._contained(firm) if self._agrees(firm, id))
        if self._less and len(firm.folded) >= _NEAR_LENGTH:
            yield from ((id, "near") for id in self._near(firm) if self._agrees(firm, id))

    def _agrees(self, firm: Named, id: str) -> bool:
        """Check that neither place nor being a branch speaks against one firm."""
        other = self._firms[id]
        return may_be_one_place(firm.place, other.place) and is_branch(firm.name) == is_branch(other.name)

    def _contained(self, firm: Named) -> Iterator[str]:
        core, folded = firm.core, firm.folded
        for end in range(3, len(core)):
            found = self._cores.get(core[:end])
            if found is not None and is_telling(core[:end]):
                yield from found
        for start in range(len(folded) - 2) if self._shorts else ():
            for short in self._short_starts.get(folded[start : start + 2], ()):
                if folded.startswith(short, start):
                    yield from self._shorts[short]

    def _near(self, firm: Named) -> Iterator[str]:
        """Yield firms whose name is another by a slip; what many differ by, as numbers do, points at nobody."""
        folded, less, whole = firm.folded, self._less, self._folded
        itself = self._firms.get(firm.id)
        alone = 1 if itself is not None and itself.folded == folded else 0
        for at, sign in enumerate(folded):
            # no slip is looked for in a sign that numbers works
            if is_numbered(sign):
                continue
            part = folded[:at] + folded[at + 1 :]
            others, shorter = less.get(part, ()), whole.get(part, ())
            # most names stand alone under their parts, and a name is no slip of itself
            if alone < len(others) + len(shorter) <= _FEW:
                yield from (id for id in (*others, *shorter) if self._is_slip(folded, id))
        yield from (id for id in self._less.get(folded, ()) if self._is_slip(folded, id))

    def _is_slip(self, folded: str, id: str) -> bool:
        other = self._firms[id].folded
        return other != folded and is_slip(folded, other)


def _add(index: dict[str, tuple[str, ...]], key: str, id: str) -> None:
    """Enter an id under a key that mostly has one alone; beyond many it points at nobody."""
    alone = (id,)
    found = index.setdefault(key, alone)
    if found is not alone and len(found) < _MOST_ALIKE:
        index[key] = (*found, id)
