"""Planners' own office files, read by pure steps: sniff, book, shape, columns, values, rows, who is who, plan."""
