"""Outside firms on file as makers of a link: how well they fit, and what speaks against them."""
