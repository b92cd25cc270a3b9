"""Under which account this process runs."""

import getpass
import os


def current_account() -> str:
    """Return the name of the account, or of the system where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.name
