"""Claims: who says what, read where, and what comes of it: parties, sources, statements and positions."""
