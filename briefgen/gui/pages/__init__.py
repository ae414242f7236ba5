"""Where the pages are seen."""
