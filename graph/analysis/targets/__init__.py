"""What to work on: the grounds, the score and the order of targets, and how they are filtered."""
