"""Where new figures are looked at."""
