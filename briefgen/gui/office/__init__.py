"""Whose briefs these are: asked once, filled into each."""
