"""What a brief is: frozen values and pure functions. Knows nothing of files, formats or Qt."""
