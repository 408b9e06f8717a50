"""Reminders: ordered after a look at what will come, set, switched off; and the messages themselves."""
