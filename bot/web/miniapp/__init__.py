"""The Mini App: one page with all tasks, IST and SOLL, that opens over the chat."""
