"""What follows from the facts: pure functions of a Reader, one measure a module."""
