"""Under which account this process runs."""

import getpass
import os


def current_account() -> str:
    """Return the name of the account, or of the system where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # a Windows service may have no name in its environment, and there is no list of accounts to ask
        return os.name
