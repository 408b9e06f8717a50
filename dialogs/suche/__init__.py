"""Look up an answer in the sources: the passage that fits a question, the themes, and the glossary."""
