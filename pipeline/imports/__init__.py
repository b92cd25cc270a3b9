"""Facts that people bring: plans applied, acts undone, what follows from each, the fold written as tables."""
