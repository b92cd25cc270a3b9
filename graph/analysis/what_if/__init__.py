"""What follows from a supposition: the judgement before and after, and why it differs."""
