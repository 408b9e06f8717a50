"""Look up the Steckbrief of a model: at hand in every state, and closed back to exactly the open question."""
