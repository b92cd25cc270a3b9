"""The relations of explored things as rows."""
