"""Where title, people, dates and release are filled in."""
