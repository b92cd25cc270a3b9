"""The layout of a panorama: lanes, columns, rows, and the routes of its lines."""
