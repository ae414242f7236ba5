"""The window, its steps and its status line."""
