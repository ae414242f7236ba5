"""How briefs are opened, saved and recovered."""
