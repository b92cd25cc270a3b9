"""The project ledger: pure functions of the city, the log folded, and a day."""
