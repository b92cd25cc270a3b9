"""Where the graph is kept: one contract, several engines that answer it identically."""
