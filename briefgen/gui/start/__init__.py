"""Where a brief begins."""
