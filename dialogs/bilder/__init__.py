"""Pictures of a result: one SVG each, as PNG for the chat and as vector for the report, with a text that says the same."""
