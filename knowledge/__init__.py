"""The domain: what the consultation knows and how it decides, free of I/O, clock, Telegram and SQL."""
