"""The command line: one file a command; `registry` lists them, `shared` holds what several of them use."""
