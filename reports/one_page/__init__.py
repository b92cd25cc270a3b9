"""The one-pager 一页纸 of a chain: one A4 side that says what there is, what to do, whom to see and what to decide."""
