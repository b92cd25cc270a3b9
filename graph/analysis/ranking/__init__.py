"""Who else could make it: firms ranked where only names, industries, products and product relations are known."""
