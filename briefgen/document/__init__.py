"""The finished tree that writers read, and pure functions over it."""
