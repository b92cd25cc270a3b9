"""Somebody who acts: an account with its roles and scope, or whoever sits at the machine itself."""

from dataclasses import dataclass

from access.roles import Role, labels
from access.scope import ALL, NOTHING, Scope


@dataclass(frozen=True, slots=True)
class Person:
    """A post that was told apart from others: its account, its office, what it may do and where.

    `trusted` is whoever runs commands on the machine: the files are theirs anyhow.
    """

    name: str
    unit: str
    roles: frozenset[Role] = frozenset()
    scope: Scope = NOTHING
    trusted: bool = False

    @property
    def signature(self) -> str:
        """Return what stands in the records for who made them."""
        return f"{self.unit}（{self.name}）" if self.unit else self.name

    @property
    def role_text(self) -> str:
        """Return the roles as the audit keeps them."""
        return "命令行" if self.trusted else labels(self.roles)


def at_command_line(account: str) -> Person:
    """Return whoever runs a command under an account of the system."""
    return Person(account, "", frozenset(), ALL, trusted=True)
