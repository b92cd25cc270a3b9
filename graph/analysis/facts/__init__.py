"""The city's facts, indexed, and what is read off them directly: control, age, places, evidence."""
