"""The documents to take along: report, Entscheidungsvorlage and Gesprächsleitfaden, made in the chat."""
