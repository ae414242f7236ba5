"""What the menus do: one class for each feature, each listening to its own actions."""
