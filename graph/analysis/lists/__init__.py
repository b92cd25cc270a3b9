"""What is not a target and yet to be worked through: calls to make, supply risks, chains to survey."""
