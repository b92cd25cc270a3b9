"""The accounts and the audit, for the three administrators."""
