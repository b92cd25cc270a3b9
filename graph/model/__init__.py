"""What exists: declared once, in the standard library only; everything else derives from it."""
