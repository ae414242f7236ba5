"""Print the pages as they are shown."""
