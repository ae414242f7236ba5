"""What a person chooses once for all briefs."""
