"""How the bot shows itself to this person."""
