"""Wording against the fair-competition regulation, by rule and article."""
