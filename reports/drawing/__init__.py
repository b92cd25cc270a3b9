"""Pictures as SVG trees: scenes in words, layout, and what draws them."""
