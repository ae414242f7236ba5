"""Every command and every place of the brief, found by typing some of its words."""
