"""What is remembered between two updates: ids, times and JSON, without domain objects and without Telegram."""
