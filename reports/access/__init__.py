"""The audit and the accounts as tables."""
