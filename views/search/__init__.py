"""One search over everything: what can be found, the answers, and the sheet in which they are shown."""
