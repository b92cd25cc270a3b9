"""What the workspace already knows, as far as an import is compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.office.product_names import NamedLink


@dataclass(frozen=True, slots=True)
class KnownFirm:
    """A firm on file: id, names, code, city, and the other names that were decided to be its own."""

    id: str
    name: str
    short_name: str | None = None
    uscc: str | None = None
    stock_code: str | None = None
    city: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownNamed:
    """A chain, project or organisation on file: id, name, and the owner of a project."""

    id: str
    name: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Everything on file that names in office tables may mean; `places` are short names of the home region.

    `apart` holds pairs of firms that were ruled not to be one, whatever their names say.
    """

    firms: tuple[KnownFirm, ...] = ()
    links: tuple[NamedLink, ...] = ()
    chains: tuple[KnownNamed, ...] = ()
    projects: tuple[KnownNamed, ...] = ()
    organisations: tuple[KnownNamed, ...] = ()
    places: tuple[str, ...] = ()
    makes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    home: str | None = None
    apart: frozenset[frozenset[str]] = frozenset()
