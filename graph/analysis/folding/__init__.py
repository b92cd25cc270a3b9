"""What people did to facts, folded over the facts of the files: one pure function, undone by folding the rest."""
