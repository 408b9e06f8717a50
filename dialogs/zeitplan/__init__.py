"""The schedule: all milestones, one of them, and what a person changes about it."""
