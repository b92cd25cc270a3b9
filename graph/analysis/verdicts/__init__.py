"""The state of each link: the rules, what they count, and the facts that would change a verdict."""
