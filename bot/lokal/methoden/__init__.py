"""The methods of the Bot API, each a function over the memory of the chat; one table serves the in-process session and the HTTP server."""
