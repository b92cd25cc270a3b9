"""A bundle: the program, its locked wheels and a starter in one archive, for a machine that reaches no network."""
