"""A workspace as one file: made while others write, checked before it is believed, put back whole or not at all."""
