"""Two loads compared: how targets and states stood and stand, and the facts and rules behind what is different."""
