"""What a bundle starts with: the starters of each system, what they say, and the check against the manifest."""
