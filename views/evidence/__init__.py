"""The page of data and evidence."""
