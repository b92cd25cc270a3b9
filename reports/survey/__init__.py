"""The survey plan 摸底方案 of a chain that is hardly known, and the form that comes back."""
