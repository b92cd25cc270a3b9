"""Sentences, labels, numbers and units in both languages."""
