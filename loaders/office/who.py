"""Who is who: names that are certainly one firm by code or folded name, and those that may be, with evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.office.firm_index import FirmIndex
from loaders.office.firm_names import fold_firm, is_slip, old_names, split_firm
from loaders.office.ids import new_id
from loaders.office.known import Known
from loaders.office.progress import CERTAIN, INDEXED, LIKE, Meter

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


class FirmRegister:
    """All firms named in some files, told apart from one another and compared with those on file."""

    def __init__(self, known: Known, answers: Mapping[str, str | None]) -> None:
        self._known = known
        self._answers = answers
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._codes_on_file: dict[str, str] = {}
        self._codes_of: dict[str, tuple[str, ...]] = {}
        self._names_of: dict[str, tuple[str, ...]] = {}
        self._identities: dict[str, Identity] = {}
        self._files: dict[str, str] = {}
        self._without_code: set[str] = set()
        self._folds: dict[str, str] = {}
        self._begin: frozenset[str] = frozenset()
        self.placeholders: set[str] = set()
        self.contested: set[str] = set()

    def note(self, name: str, uscc: str | None) -> None:
        """Note a name with the code beside it, before anything is decided."""
        folded = self._fold(name)
        self._files.setdefault(folded, name)
        if uscc is None:
            self._without_code.add(folded)
        else:
            if uscc not in self._codes_of.get(folded, ()):
                self._codes_of[folded] = (*self._codes_of.get(folded, ()), uscc)
            if folded not in self._names_of.get(uscc, ()):
                self._names_of[uscc] = (*self._names_of.get(uscc, ()), folded)

    def settle(self, meter: Meter | None = None) -> None:
        """Decide what is certain, then look for what may be one firm, telling how far that has come."""
        told = meter or Meter()
        self._take_known()
        self._begin = self._places()
        self.contested = {code for code, names in self._names_of.items() if self._is_contested(names)}
        shared = {code for code, names in self._names_of.items() if len(names) >= _SHARED}
        self.placeholders = shared | self.contested
        known_index = FirmIndex()
        for firm in self._known.firms:
            parts = split_firm(firm.name, self._begin)
            named = Identity(firm.id, firm.name, True, fold_firm(firm.name), *parts)
            known_index.enter(firm.id, named, firm.short_name, near=True)
        for folded, name in told.over(CERTAIN, self._files.items(), len(self._files)):
            codes = sorted(self._codes(folded))
            for code in codes:
                self._identify(folded, name, code if len(codes) > 1 else None, code)
            if not codes or (len(codes) > 1 and self._has_bare_rows(folded)):
                self._identify(folded, name, None, None)
        own_index = FirmIndex()
        near = len(self._identities) <= _MOST_NEAR
        found = tuple(self._identities.values())
        for identity in told.over(INDEXED, found, len(found)):
            if not identity.known and not own_index.has(identity.id):
                own_index.enter(identity.id, identity, None, near)
        for identity in told.over(LIKE, found, len(found)):
            self._propose(identity, known_index, own_index)

    def identity(self, name: str, uscc: str | None) -> Identity:
        """Return who a name with a code is; a code that was not noted with the name tells nothing."""
        folded = self._fold(name)
        codes = self._codes(folded)
        key = self._key(folded, uscc if len(codes) > 1 and uscc in codes else None)
        if key not in self._identities:
            self._identify(folded, name, None, None if codes or uscc in self.placeholders else uscc)
        return self._identities[key]

    def identities(self) -> Iterable[Identity]:
        """List all firms of the files."""
        return self._identities.values()

    def question(self, identity: Identity) -> str:
        """Return the id of the question who a firm is."""
        return f"same:{identity.folded}"

    def has_two_names(self, code: str) -> bool:
        """Check whether one code came with different names."""
        return len(self._names_of.get(code, ())) > 1

    def _is_contested(self, names: tuple[str, ...]) -> bool:
        """Check whether a code came with two names that no renaming, slip or short form ties, and nobody decided on."""
        if len(names) != _SHARED - 1 or any(self._answers.get(f"same:{each}") not in (None, "new") for each in names):
            return False
        one, other = (self._files[each] for each in names)
        cores = [split_firm(each, self._begin)[1] for each in (one, other)]
        olds = {fold_firm(old) for each in (one, other) for old in old_names(each)[1]}
        tied = is_slip(*names) or not olds.isdisjoint(names)
        return not tied and not (all(cores) and (cores[0] in cores[1] or cores[1] in cores[0]))

    def known_name(self, id: str) -> str:
        """Return the name on file of a firm, empty for one that is not."""
        return self._names.get(id, "")

    def has_two_codes(self, name: str) -> bool:
        """Check whether one name came with different codes, and so is several firms."""
        codes = set(self._codes_of.get(self._fold(name), ()))
        return len(codes - (self.placeholders - self.contested)) > 1

    def _fold(self, name: str) -> str:
        """Return a name folded, which is asked for several times of every row."""
        found = self._folds.get(name)
        if found is None:
            found = self._folds[name] = fold_firm(name)
        return found

    def _codes(self, folded: str) -> set[str]:
        """Return the codes that came with a name and belong to few others."""
        return set(self._codes_of.get(folded, ())) - self.placeholders

    def _has_bare_rows(self, folded: str) -> bool:
        """Check whether a name also came without a code, or with one that is a placeholder."""
        return folded in self._without_code or not self.placeholders.isdisjoint(self._codes_of[folded])

    @staticmethod
    def _key(folded: str, code: str | None) -> str:
        return folded if code is None else f"{folded}\x1f{code}"

    def _take_known(self) -> None:
        for firm in self._known.firms:
            self._names[firm.id] = firm.name
            self._by_name.setdefault(fold_firm(firm.name), firm.id)
            if firm.uscc is not None:
                self._by_code.setdefault(firm.uscc, firm.id)
                self._codes_on_file[firm.id] = firm.uscc
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
        other = self._codes_on_file.get(id)
        return (None, None) if code is not None and other is not None and other != code else (id, "name")

    def _first_of(self, code: str | None) -> str | None:
        """Return the id that another name of the files got by the same code."""
        if code is None or len(self._names_of.get(code, ())) < 2:
            return None
        return new_id("f", code)

    def _of_same_code(self, identity: Identity) -> Iterator[Identity]:
        """Yield who else came with a contested code."""
        for code in self.contested.intersection(self._codes_of.get(identity.folded, ())):
            for name in self._names_of[code]:
                other = self._identities.get(self._key(name, None))
                if other is not None and other.id != identity.id:
                    yield other

    def _propose(self, identity: Identity, known: FirmIndex, own: FirmIndex) -> None:
        if identity.known:
            return
        found = {each.id: Proposal(each.id, each.name, "uscc") for each in self._of_same_code(identity)}
        for index in (known, own):
            for id, by in index.look_up(identity):
                if id != identity.id and id not in found and frozenset((identity.id, id)) not in self._known.apart:
                    found[id] = Proposal(id, index.name(id), by)
        identity.proposals = tuple(found.values())[:_MOST]
