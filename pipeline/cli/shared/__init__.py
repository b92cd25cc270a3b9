"""What several commands of the command line use, and how what they come to is printed."""
