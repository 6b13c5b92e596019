"""Relations between figures, and what they say of each."""
