"""What the bot can do, in one screen."""
