"""What is known: the model, the stores that keep it and the analysis that reads it."""
