"""Wording that the fair-competition regulation (公平竞争审查条例) does not allow in policy, found in typed text."""
