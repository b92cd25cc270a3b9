"""Measures of a chain and of the city, each with numerator and denominator."""
