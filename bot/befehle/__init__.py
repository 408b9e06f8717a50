"""What the commands of ``lotse`` do, one module each, free of Telegram."""
