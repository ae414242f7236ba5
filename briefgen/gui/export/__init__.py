"""Where files are made."""
