"""The app as a web server: which requests it answers, with which headers, and how much it keeps for a visit."""
