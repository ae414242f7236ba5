"""Controls that know nothing of briefs."""
