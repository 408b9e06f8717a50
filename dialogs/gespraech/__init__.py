"""The talk with the Verwaltungsspitze: what was achieved, three ideas, and the Gesprächsleitfaden to read in the chat."""
