"""Where sections and picks are put in order."""
