"""Where a section is written."""
