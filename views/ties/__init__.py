"""The page of ties between firms."""
