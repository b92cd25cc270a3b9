"""What a chain owner takes in, as rows."""
