"""The page that hands over documents."""
