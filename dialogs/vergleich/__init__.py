"""Two or three models side by side: at hand in every state, with or without a consultation."""
