"""The consultation: one question after the other, and all answers to look over and to change."""
