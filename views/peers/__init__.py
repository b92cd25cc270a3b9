"""The page of cities side by side."""
