"""A city beside others: who makes its links elsewhere, and several cities side by side, never merged."""
