"""What the bot serves over HTTP: the webhook and the Mini App for the world, health and figures for the operator."""
