"""What is stored about a person: told, handed over as a file, taken over from one, and deleted."""
