"""Where problems are looked at."""
