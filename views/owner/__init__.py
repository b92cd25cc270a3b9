"""The page of chain owners."""
