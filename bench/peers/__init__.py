"""Other programs that make the same documents; these modules run in an environment of their own."""
