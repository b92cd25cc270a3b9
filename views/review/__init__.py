"""What waits for a review: accepted or returned, several at once; and which kinds of act wait."""
