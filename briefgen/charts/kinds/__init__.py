"""What each indicator chart looks like, a module a kind."""
