"""Who is who: names that are certainly one firm by code or folded name, and those that may be, with evidence."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.office.firm_names import fold_firm, is_branch, is_slip, is_telling, may_be_one_place, old_names, split_firm
from loaders.office.known import Known

EVIDENCE: Mapping[str, tuple[str, str]] = {
    "uscc": ("统一社会信用代码相同", "the same credit code"),
    "name": ("名称相同（不计括号、全半角和公司形式）", "the same name but for brackets, width and legal form"),
    "old-name": ("写有原名", "a former name is given"),
    "short-name": ("与简称相同", "the same as a short name"),
    "core": ("去掉地名和公司形式后相同", "the same without place and legal form"),
    "contained": ("一个名称含另一个的字号", "one name holds the core of the other"),
    "near": ("只差一个字，像是写错", "different by one sign, as by a slip"),
    "code-shared": ("几个名称共用一个代码", "several names share one code"),
}
"""What speaks for two names being one firm."""
_SHARED = 3
"""Different names from which on a code is a placeholder, that joins nobody."""
_PLACE_SHARE = 0.2
_MOST = 5
_MOST_NEAR = 20_000
"""Firms among which names that differ by one sign are looked for."""
_FEW = 8
_MOST_ALIKE = 50
"""Firms that one core or name may point at."""
_NEAR_LENGTH = 8
"""Signs of the shortest name that a slip of one sign is looked for in."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that may be one: the id and the name of the other, and what speaks for it."""

    id: str
    name: str
    by: str


@dataclass(slots=True)
class Identity:
    """One firm of the files: its id, whether it is on file, by what that is certain, and what it may be besides."""

    id: str
    name: str
    known: bool
    folded: str
    place: str
    core: str
    by: str | None = None
    proposals: tuple[Proposal, ...] = ()


def new_id(kind: str, text: str) -> str:
    """Return an id that one text has in every file: `f-3c9a…`."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


class FirmRegister:
    """All firms named in some files, told apart from one another and compared with those on file."""

    def __init__(self, known: Known, answers: Mapping[str, str | None]) -> None:
        self._known = known
        self._answers = answers
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._codes_of: dict[str, tuple[str, ...]] = {}
        self._names_of: dict[str, tuple[str, ...]] = {}
        self._identities: dict[str, Identity] = {}
        self._files: dict[str, str] = {}
        self._folds: dict[str, str] = {}
        self._begin: frozenset[str] = frozenset()
        self.placeholders: set[str] = set()

    def note(self, name: str, uscc: str | None) -> None:
        """Note a name with the code beside it, before anything is decided."""
        folded = self._fold(name)
        self._files.setdefault(folded, name)
        if uscc is not None:
            if uscc not in self._codes_of.get(folded, ()):
                self._codes_of[folded] = (*self._codes_of.get(folded, ()), uscc)
            if folded not in self._names_of.get(uscc, ()):
                self._names_of[uscc] = (*self._names_of.get(uscc, ()), folded)

    def settle(self) -> None:
        """Decide what is certain, then look for what may be one firm."""
        self.placeholders = {code for code, names in self._names_of.items() if len(names) >= _SHARED}
        self._take_known()
        self._begin = self._places()
        known_index = _Index()
        for firm in self._known.firms:
            known_index.enter(firm.id, firm.name, split_firm(firm.name, self._begin), firm.short_name, near=True)
        for folded, name in self._files.items():
            codes: list[str | None] = [*sorted(self._codes(folded))] or [None]
            for code in codes:
                self._identify(folded, name, code if len(codes) > 1 else None, code)
        own_index = _Index()
        near = len(self._identities) <= _MOST_NEAR
        for identity in self._identities.values():
            if not identity.known and not own_index.has(identity.id):
                own_index.enter(identity.id, identity.name, (identity.place, identity.core), None, near)
        for identity in self._identities.values():
            self._propose(identity, known_index, own_index)

    def identity(self, name: str, uscc: str | None) -> Identity:
        """Return who a name with a code is, which must have been noted."""
        folded = self._fold(name)
        return self._identities[self._key(folded, uscc if len(self._codes(folded)) > 1 else None)]

    def identities(self) -> Iterable[Identity]:
        """List all firms of the files."""
        return self._identities.values()

    def question(self, identity: Identity) -> str:
        """Return the id of the question who a firm is."""
        return f"same:{identity.folded}"

    def has_two_names(self, code: str) -> bool:
        """Check whether one code came with different names."""
        return len(self._names_of.get(code, ())) > 1

    def known_name(self, id: str) -> str:
        """Return the name on file of a firm, empty for one that is not."""
        return self._names.get(id, "")

    def has_two_codes(self, name: str) -> bool:
        """Check whether one name came with different codes, and so is several firms."""
        return len(self._codes(self._fold(name))) > 1

    def _fold(self, name: str) -> str:
        """Return a name folded, which is asked for several times of every row."""
        found = self._folds.get(name)
        if found is None:
            found = self._folds[name] = fold_firm(name)
        return found

    def _codes(self, folded: str) -> set[str]:
        """Return the codes that came with a name and belong to few others."""
        return set(self._codes_of.get(folded, ())) - self.placeholders

    @staticmethod
    def _key(folded: str, code: str | None) -> str:
        return folded if code is None else f"{folded}\x1f{code}"

    def _take_known(self) -> None:
        for firm in self._known.firms:
            self._names[firm.id] = firm.name
            self._by_name.setdefault(fold_firm(firm.name), firm.id)
            if firm.uscc is not None:
                self._by_code.setdefault(firm.uscc, firm.id)
        for firm in self._known.firms:
            for name in firm.other_names:
                self._by_name.setdefault(fold_firm(name), firm.id)

    def _places(self) -> frozenset[str]:
        """Return the names of places that firms begin with: those on file, and what many names of the files share."""
        starts = Counter(folded[:2] for folded in self._files)
        least = max(4, _PLACE_SHARE * len(self._files))
        return frozenset(self._known.places) | {start for start, count in starts.items() if count >= least}

    def _identify(self, folded: str, name: str, key_code: str | None, code: str | None) -> None:
        """Give a name its id: that of a firm on file if code or name say so, else one of its own."""
        found, by = self._certain(folded, code)
        if found is None:
            basis = code or folded
            found = self._first_of(code) or new_id("f", basis)
        known = found in self._names
        place, core = split_firm(name, self._begin)
        self._identities[self._key(folded, key_code)] = Identity(found, name, known, folded, place, core, by)

    def _certain(self, folded: str, code: str | None) -> tuple[str | None, str | None]:
        if code is not None and code in self._by_code:
            return self._by_code[code], "uscc"
        answer = self._answers.get(f"same:{folded}")
        if answer and answer != "new":
            return answer, "decision"
        id = self._by_name.get(folded)
        if id is None:
            return None, None
        other = next((firm.uscc for firm in self._known.firms if firm.id == id), None)
        return (None, None) if code is not None and other is not None and other != code else (id, "name")

    def _first_of(self, code: str | None) -> str | None:
        """Return the id that another name of the files got by the same code."""
        if code is None or len(self._names_of.get(code, ())) < 2:
            return None
        return new_id("f", code)

    def _propose(self, identity: Identity, known: "_Index", own: "_Index") -> None:
        if identity.known:
            return
        found = {}
        for index in (known, own):
            for id, by in index.look_up(identity):
                if id != identity.id and id not in found and frozenset((identity.id, id)) not in self._known.apart:
                    found[id] = Proposal(id, index.name(id), by)
        identity.proposals = tuple(found.values())[:_MOST]


class _Index:
    """Names of firms by what may point at them: core, short name, old names, and the name less one sign."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._cores: dict[str, tuple[str, ...]] = {}
        self._shorts: dict[str, tuple[str, ...]] = {}
        self._short_starts: defaultdict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, tuple[str, ...]] = {}
        self._old: set[str] = set()
        self._less: dict[str, tuple[str, ...]] = {}

    def enter(self, id: str, name: str, parts: tuple[str, str], short: str | None, near: bool) -> None:
        """Enter a firm by the place and the core of its name; `near` looks for names that differ by one sign."""
        place, core = parts
        self._names[id], self._places[id] = name, place
        for old in old_names(name)[1]:
            _add(self._folded, fold_firm(old), id)
            self._old.add(id)
        folded = fold_firm(name)
        _add(self._folded, folded, id)
        if core:
            _add(self._cores, core, id)
        if short:
            self._enter_short(fold_firm(short), id)
        for at in range(len(folded)) if near and len(folded) >= _NEAR_LENGTH else ():
            _add(self._less, folded[:at] + folded[at + 1 :], id)

    def _enter_short(self, short: str, id: str) -> None:
        _add(self._shorts, short, id)
        if is_telling(short) and short not in self._short_starts[short[:2]]:
            self._short_starts[short[:2]].append(short)

    def has(self, id: str) -> bool:
        return id in self._names

    def name(self, id: str) -> str:
        return self._names[id]

    def look_up(self, firm: Identity) -> Iterator[tuple[str, str]]:
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
            yield from ((id, "near") for id in self._near(firm.folded) if self._agrees(firm, id))

    def _agrees(self, firm: Identity, id: str) -> bool:
        """Check that neither place nor being a branch speaks against one firm."""
        return may_be_one_place(firm.place, self._places[id]) and is_branch(firm.name) == is_branch(self._names[id])

    def _contained(self, firm: Identity) -> Iterator[str]:
        core, folded = firm.core, firm.folded
        for end in range(3, len(core)):
            found = self._cores.get(core[:end])
            if found is not None and is_telling(core[:end]):
                yield from found
        for start in range(len(folded) - 2) if self._shorts else ():
            for short in self._short_starts.get(folded[start : start + 2], ()):
                if folded.startswith(short, start):
                    yield from self._shorts[short]

    def _near(self, folded: str) -> Iterator[str]:
        """Yield firms whose name is another by a slip; what many differ by, as numbers do, points at nobody."""
        for at in range(len(folded)):
            less = folded[:at] + folded[at + 1 :]
            found = (*self._less.get(less, ()), *self._folded.get(less, ()))
            yield from (id for id in found if len(found) <= _FEW and is_slip(folded, fold_firm(self._names[id])))
        yield from (id for id in self._less.get(folded, ()) if is_slip(folded, fold_firm(self._names[id])))


def _add(index: dict[str, tuple[str, ...]], key: str, id: str) -> None:
    """Enter an id under a key that mostly has one alone; beyond many it points at nobody."""
    found = index.get(key, ())
    if len(found) < _MOST_ALIKE:
        index[key] = (*found, id)
