"""Where it was read: one source format, one file; rows in, records out."""
