"""Transport and composition: the outermost room, which knows everything and decides nothing."""
