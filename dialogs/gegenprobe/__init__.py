"""The result from behind: what would have to change, what tips it, the development path, and an answer on trial."""
