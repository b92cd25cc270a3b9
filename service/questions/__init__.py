"""The ten questions: a module each, with the shape of its answer and the function that gives it."""
