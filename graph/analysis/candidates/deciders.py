"""Who decides on the investment of a firm: itself, or a parent or group that is to be spoken to instead."""

import re
from functools import lru_cache

from graph.analysis.facts.city import City
from graph.model.kinds import LegalForm
from graph.model.nodes import Firm, Link

NOT_DECIDING = frozenset({LegalForm.BRANCH, LegalForm.INSTITUTE, LegalForm.TRADER, LegalForm.PUBLIC_BODY})
"""Legal forms that do not decide on investment themselves; a firm whose form is not on file is not among them."""
FOUNDS_NOTHING = frozenset({LegalForm.INSTITUTE, LegalForm.PUBLIC_BODY})
"""Legal forms that serve where they are asked and set up no plant for an invitation."""

_BETWEEN = re.compile(r"\s*[;；/]\s*")
_AND = re.compile(r"[、，,;；]")
_FORM = re.compile("(?:集团|控股|股份|有限|公司)+$")
"""What a name ends in that says the form of a firm alone: 吉林化纤集团 is named by 吉林化纤系."""
MIN_STEM = 3
"""Characters of a name without its form; a shorter one is found everywhere."""
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def decides(firm: Firm) -> bool:
    """Check whether a firm decides on its investment itself, as far as the facts say.

    A subsidiary does, unless it is on file who decides for it.
    """
    return firm.legal_form not in NOT_DECIDING and not is_decided_elsewhere(firm)


def is_decided_elsewhere(firm: Firm) -> bool:
    """Check whether a firm is on file as a subsidiary whose investment somebody else decides on."""
    own = {firm.id, firm.name_zh, firm.short_name}
    stated = () if firm.decided_by is None else _stated(firm.decided_by)
    return firm.legal_form is LegalForm.SUBSIDIARY and bool(stated) and not own.intersection(stated)


def deciders_of(city: City, firm: Firm) -> tuple[str, ...]:
    """List who decides on a firm's investment, by name: as stated, else the group of a firm that does not decide.

    Empty for a firm that decides itself.
    """
    if firm.decided_by is not None:
        return tuple(dict.fromkeys(_name_of(city, part) for part in _stated(firm.decided_by)))
    return () if decides(firm) or firm.group is None else (firm.group,)


def houses_of(city: City, firm: Firm) -> frozenset[str]:
    """Return the group of a firm and who decides on its investment, by name."""
    return frozenset(name for name in (firm.group, *deciders_of(city, firm)) if name)


@lru_cache(maxsize=4096)
def _stated(text: str) -> tuple[str, ...]:
    """Split a statement of who decides into names and ids, without remarks in brackets."""
    parts = (_BRACKETS.sub("", part).strip() for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part)


def _name_of(city: City, stated: str) -> str:
    """Return the short name of a firm that is stated by its id; the text itself otherwise."""
    firm = city.firms.get(stated)
    return stated if firm is None else firm.short_name or firm.name_zh


def is_named_buyer(city: City, link: Link, firm: Firm) -> bool:
    """Check whether a link names a firm, its group or who decides for it among the buyers of the product."""
    return _is_named_in(city, firm, link.buyers or "")


def open_buyers(city: City, link: Link) -> tuple[str, ...]:
    """List the buyers a link names but those whose house is on file as making it: they supply themselves."""
    makers = [city.firms[make.start] for make in city.candidates.get(link.id, ())]
    named = (part for part in _AND.split(link.buyers or "") if part)
    return tuple(part for part in named if not any(_is_named_in(city, firm, part) for firm in makers))


def _is_named_in(city: City, firm: Firm, text: str) -> bool:
    """Check whether a text names a firm, its group or who decides for it, by what stands before 集团 or 公司."""
    named = (name for name in (firm.name_zh, firm.short_name, firm.group, *deciders_of(city, firm)) if name)
    stems = (stem for name in named if len(stem := _FORM.sub("", name)) >= MIN_STEM or stem == name)
    return any(stem in text for stem in stems)


def is_decided_by(city: City, firm: Firm, other: Firm) -> bool:
    """Check whether the facts state that another firm decides on the investment of a firm."""
    return firm.decided_by is not None and not called(other).isdisjoint(deciders_of(city, firm))


def called(firm: Firm) -> frozenset[str]:
    """Return the names by which a statement of who decides may mean a firm."""
    return frozenset({firm.name_zh, firm.short_name or firm.name_zh})
