"""What is shown: one page, one file; shared pieces in parts."""
