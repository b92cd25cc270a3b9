"""The order in which to work on targets, under limits."""
