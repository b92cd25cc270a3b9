"""The page that matches product texts to links."""
