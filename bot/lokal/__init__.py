"""The local chat page: the same Dispatcher behind a Bot API that lives in this process.

Nothing here talks to Telegram. The page is for trying the assistant without a token; the same simulated chat drives the end-to-end tests
and, behind a real HTTP server, the trial of the production transport.
"""
