"""The result: the leading model with its reasons, the way, all other models, and the next steps."""
