"""The page of firms and their profiles."""
