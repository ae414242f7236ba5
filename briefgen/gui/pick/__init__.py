"""Where indicators and recommendations are picked."""
