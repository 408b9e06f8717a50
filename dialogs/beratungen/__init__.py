"""Several consultations of one person: to list, name, switch, repeat and delete them, and to see what changed since the last time."""
