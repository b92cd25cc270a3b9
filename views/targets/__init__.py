"""The targets board."""
