"""The shortlist page."""
