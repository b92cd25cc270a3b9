"""Who may do what: accounts, sessions, rules of acts, and the one door at which they are asked."""
