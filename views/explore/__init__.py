"""The page to explore the facts as a graph."""
