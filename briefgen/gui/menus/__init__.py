"""What else the menus do."""
