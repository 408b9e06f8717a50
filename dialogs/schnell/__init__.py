"""The way for experts: one line with everything, confirmed once, then only the gaps are asked."""
