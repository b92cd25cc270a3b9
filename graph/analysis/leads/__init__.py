"""Firms that look like makers of a link although no fact says so, ranked with reasons."""
