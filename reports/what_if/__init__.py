"""A what-if as rows and as a sheet."""
