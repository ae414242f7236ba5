"""What the user keeps: .brief files, templates of their own, recovery copies."""
