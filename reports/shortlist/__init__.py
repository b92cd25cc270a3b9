"""The shortlist as rows."""
