"""The facts as one graph to walk: names, neighbourhoods, paths, ties between firms."""
